"""The model card, in the parts of Mitchell et al. (2019): what it is, for whom, how it was measured, what it cannot do."""

from evals.cards.card import Card, Field, Part, deployer
from evals.cards.facts import Facts
from evals.cards.results import acceptance_lines, gate_lines, left_out, verdict
from evals.record import Run
from evals.report import words
from evals.report.dates import long_date

TITLE = "Model card"


def model_card(run: Run, facts: Facts) -> Card:
    return Card(
        id="model-card",
        title=TITLE,
        says=(
            "What the assistant is made of, what it is for, and how well it does it. "
            "It is made from a run of the evaluation and from the code.",
        ),
        parts=(
            Part(title="What it is", fields=_details(facts)),
            Part(title="What it is for", fields=_uses()),
            Part(title="Data", fields=_data(facts)),
            Part(title="How well it does", fields=_measured(run)),
            Part(title="What to watch for", fields=_caveats(run, facts)),
        ),
    )


def _details(facts: Facts) -> tuple[Field, ...]:
    model = facts.language_model or "none as it is shipped; a deployer can connect one"
    return (
        Field(name="Version", lines=(facts.version,)),
        deployer("", "Who runs it", "Name the organisation and a contact."),
        Field(
            name="Kind",
            lines=(
                "A retrieval system. It finds sections of written guides and shows whole sentences from them.",
                "It does not write sentences of its own.",
            ),
        ),
        Field(
            name="Parts",
            lines=(
                f"Embedding model: {facts.embedding_model} (all-MiniLM-L6-v2), used as published.",
                f"SHA-256 of its weights: {facts.embedding_sha256}",
                "Search by words: BM25.",
                f"Evidence score with a fixed limit of {facts.threshold}: below it, the assistant does not answer.",
                "Patterns and examples that notice danger, personal details and questions outside the subject.",
                f"Language model: {model}.",
            ),
        ),
        Field(name="Licence", lines=("Apache-2.0 for the code and the guides.",)),
    )


def _uses() -> tuple[Field, ...]:
    return (
        Field(
            name="Meant for",
            lines=(
                "General information on careers in digital and AI, leave, flexible working and going back to work.",
                "People who work in UK health and care, or want to.",
            ),
        ),
        Field(
            name="Not meant for",
            lines=(
                "Decisions about a person, such as hiring, pay or leave.",
                "Medical, legal or financial advice, or a verdict on one case.",
                "Emergencies. It shows helplines, but nobody reads along.",
            ),
        ),
    )


def _data(facts: Facts) -> tuple[Field, ...]:
    return (
        Field(
            name="What it answers from",
            lines=(
                f"{facts.guides} guides with {facts.sections} sections, which rest on {facts.sources} listed sources.",
                f"The sources were last checked on {long_date(facts.sources_checked)}.",
            ),
        ),
        Field(
            name="Training",
            lines=(
                "No model was trained or fine-tuned for it.",
                "The weights and the limit of the evidence score come from a regression on development questions.",
                "Examples for danger and scope were written by hand.",
            ),
        ),
        Field(
            name="Test data",
            lines=(
                *(f"{name}." for name in words.SPLIT.values()),
                "Each figure says which of these it is from.",
            ),
        ),
    )


def _measured(run: Run) -> tuple[Field, ...]:
    return (
        Field(name="Verdict", lines=(f"Run {run.id}. {verdict(run)}",), by="run"),
        Field(name="Limits and results", lines=gate_lines(run) or (words.VERDICT_NONE,), by="run"),
        Field(
            name="On questions that were kept back",
            lines=acceptance_lines(run) or ("This run measured none.",),
            by="run",
        ),
        Field(name="Not measured", lines=left_out(run) or (words.SKIPPED_NONE,), by="run"),
    )


def _caveats(run: Run, facts: Facts) -> tuple[Field, ...]:
    axes = sorted({effect.axis.replace("_", " ") for effect in run.effects})
    return (
        Field(
            name="Groups tested for equal treatment",
            lines=(f"{', '.join(axes)}.",) if axes else ("This run tested none.",),
            by="run",
        ),
        Field(name="Limits of the product", lines=facts.limits),
        Field(name="Limits of the tests", lines=words.LIMITS),
    )
