"""The parts of the transparency record on the tool, its models and its data."""

from evals.cards.card import Field, deployer
from evals.cards.facts import Facts
from evals.cards.results import acceptance_lines, verdict
from evals.record import Run
from evals.report.dates import long_date


def tool(run: Run, facts: Facts) -> tuple[Field, ...]:
    return (
        Field(
            number="2.4.1.1",
            name="System architecture",
            lines=(
                "One Python service with the guides and their search index. It needs no graphics card and no network.",
                "Feedback and counts go to a database. The repository documents each step.",
            ),
        ),
        Field(
            number="2.4.1.2",
            name="System-level input",
            lines=(
                f"A typed message of up to {facts.max_question_chars:,} characters, and the messages before it.",
                "Nation and kind of employer, if the person chooses to say. For plans: dates and pay.",
            ),
        ),
        Field(
            number="2.4.1.3",
            name="System-level output",
            lines=("Sentences of guides with citations, or a fixed reply, such as helplines or “I don't have that”.",),
        ),
        deployer(
            "2.4.1.4", "Maintenance", "Who checks guides and sources, and how often. Each guide has a review date."
        ),
        Field(number="2.4.1.5", name="Models", lines=("One embedding model, below. As shipped, no language model.",)),
        *_model(run, facts),
    )


def _model(run: Run, facts: Facts) -> tuple[Field, ...]:
    return (
        Field(number="2.4.2.1", name="Model name", lines=("all-MiniLM-L6-v2",)),
        Field(
            number="2.4.2.2",
            name="Model version",
            lines=(f"Package {facts.embedding_model}; SHA-256 of the weights {facts.embedding_sha256}.",),
        ),
        Field(
            number="2.4.2.3", name="Model task", lines=("To turn text into vectors, so that like meanings are near.",)
        ),
        Field(number="2.4.2.4", name="Model input", lines=("English text: questions and guide sections.",)),
        Field(number="2.4.2.5", name="Model output", lines=("A vector of 384 numbers for each text.",)),
        Field(
            number="2.4.2.6",
            name="Model architecture",
            lines=("A transformer encoder with six layers, published by others and used without change.",),
        ),
        Field(
            number="2.4.2.7",
            name="Model performance",
            lines=(verdict(run), *acceptance_lines(run), "The evaluation report has every figure with its range."),
            by="run",
        ),
        Field(number="2.4.2.8", name="Datasets", lines=("Our guides, and the test questions in evals/datasets.",)),
        Field(
            number="2.4.2.9",
            name="Dataset purposes",
            lines=("The guides to answer from; the questions to set limits and to measure. Nothing was trained.",),
        ),
    )


def data_fields(facts: Facts) -> tuple[Field, ...]:
    return (
        Field(
            number="2.4.3.1",
            name="Development data description",
            lines=("Questions written by hand from checked facts, by writers who had not read the guides.",),
        ),
        Field(number="2.4.3.2", name="Data modality", lines=("Text.",)),
        Field(number="2.4.3.3", name="Data quantities", lines=("evals/datasets/README.md counts each set.",)),
        Field(number="2.4.3.4", name="Sensitive attributes", lines=("Invented persons only. No real person's data.",)),
        Field(
            number="2.4.3.5",
            name="Data completeness and representativeness",
            lines=("Not a sample of real questions. The report breaks results down by audience, topic and nation.",),
        ),
        Field(number="2.4.3.6", name="Source data URL", lines=("The folder evals/datasets of the repository.",)),
        Field(number="2.4.3.7", name="Data collection", lines=("Written for this purpose; public sets where named.",)),
        Field(number="2.4.3.8", name="Data cleaning", lines=("Checked by hand and by tests of form.",)),
        Field(number="2.4.3.9", name="Data sharing agreements", lines=("None needed.",)),
        Field(number="2.4.3.10", name="Data access and storage", lines=("Open, in the repository.",)),
        Field(
            number="2.4.4.1",
            name="Data sources",
            lines=(
                f"{facts.sources} published sources behind {facts.guides} guides, last checked on "
                f"{long_date(facts.sources_checked)}.",
            ),
        ),
        Field(
            number="2.4.4.2",
            name="Sensitive attributes",
            lines=("People may mention health, pregnancy or beliefs. It uses such words to answer that message only.",),
        ),
        Field(
            number="2.4.4.3",
            name="Data processing methods",
            lines=("Messages are cleaned, spelling is corrected, and each is turned into a vector in memory.",),
        ),
        deployer("2.4.4.4", "Data access and storage", "Where counts and feedback are kept, and who can read them."),
        deployer("2.4.4.5", "Data sharing agreements", "Any that apply to your service."),
    )
