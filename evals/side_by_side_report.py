"""What each way of answering showed, judged by the same measures, as a table."""

import re
from collections.abc import Sequence

from assistant.models import Answer, Drafting, Verdict
from assistant.pipeline import Assistant
from assistant.verification import Evidence, Verifier
from knowledge_base.models import Frozen

CITED = re.compile(r"\[(\d{1,3})\]")
ADDRESS = re.compile(r"https?://\S+|www\.\S+")
FIGURE = re.compile(r"\d[\d,.]*\d|\d")


class Shown(Frozen):
    """The sentences of a plain reply."""

    texts: tuple[str, ...]
    citations: int = 0
    invented: int = 0
    """Citation numbers without a passage, and addresses that no passage holds."""

    @classmethod
    def of(cls, texts: Sequence[str], passages: Sequence[str]) -> "Shown":
        numbers = [int(found) for text in texts for found in CITED.findall(text)]
        addresses = [found for text in texts for found in ADDRESS.findall(text)]
        held = " ".join(passages)
        wrong = [number for number in numbers if not 1 <= number <= len(passages)]
        unknown = [address for address in addresses if address.rstrip(".,)") not in held]
        plain = (CITED.sub("", text).strip() for text in texts)
        return cls(
            texts=tuple(text for text in plain if re.search(r"\w", text)),
            citations=len(numbers) + len(addresses),
            invented=len(wrong) + len(unknown),
        )


class Outcome(Frozen):
    """One question, both ways."""

    id: str
    plain_sentences: int
    plain_unsupported: int
    plain_stray_figures: int
    """Sentences with a figure that no passage holds."""
    plain_citations: int
    plain_invented: int
    ours_sentences: int
    ours_unsupported: int
    ours_stray_figures: int
    ours_citations: int
    ours_invented: int
    ours_by_model: int
    """Sentences in the model's own words or that replaced them."""
    status: str
    drafting: Drafting | None = None


def judged(
    id_: str, plain: Shown, passages: Sequence[str], answer: Answer, assistant: Assistant, verifier: Verifier
) -> Outcome:
    """A plain sentence may rest on anything that was in the prompt; ours only on what it cites."""
    evidence = [Evidence(id=str(place), text=text) for place, text in enumerate(passages)]
    held = " ".join(passages)
    known = {
        one.id: one.text for section in assistant.knowledge_base.get().corpus.sections for one in section.sentences
    }
    by_number = {citation.number for citation in answer.citations}
    unsupported = 0
    stray = 0
    for shown in answer.sentences:
        texts = [known[i] for i in shown.sentence_ids if i in known]
        own = [Evidence(id=str(place), text=text) for place, text in enumerate(texts)]
        if shown.verdict is Verdict.SUPPORTED:
            unsupported += verifier.check(shown.text, own).verdict != "supported"
        else:
            unsupported += shown.text not in texts
        stray += bool(stray_figures(shown.text, " ".join(texts)))
    numbers = [number for shown in answer.sentences for number in shown.citations]
    return Outcome(
        id=id_,
        plain_sentences=len(plain.texts),
        plain_unsupported=sum(verifier.check(text, evidence).verdict != "supported" for text in plain.texts),
        plain_stray_figures=sum(bool(stray_figures(text, held)) for text in plain.texts),
        plain_citations=plain.citations,
        plain_invented=plain.invented,
        ours_sentences=len(answer.sentences),
        ours_unsupported=unsupported,
        ours_stray_figures=stray,
        ours_citations=len(numbers),
        ours_invented=sum(number not in by_number for number in numbers),
        ours_by_model=len(answer.sentences) if answer.made_by != "composer" else 0,
        status=answer.status.value,
        drafting=answer.drafting,
    )


def stray_figures(text: str, held: str) -> set[str]:
    """Figures of the text that the other text does not hold, written the same way."""
    return set(FIGURE.findall(text)) - set(FIGURE.findall(held))


def report(outcomes: Sequence[Outcome], model: str, max_tokens: int) -> str:
    """The tables in Markdown."""

    def total(name: str) -> int:
        return sum(getattr(outcome, name) for outcome in outcomes)

    def row(label: str, count: str, of: str) -> str:
        cells = []
        for way in ("plain", "ours"):
            part, whole = total(f"{way}_{count}"), total(f"{way}_{of}")
            cells.append(f"{part} of {whole} ({part / whole:.1%})" if whole else "none")
        return f"| {label} | {cells[0]} | {cells[1]} |"

    drafts = [outcome.drafting for outcome in outcomes if outcome.drafting is not None]
    fell_back = sum(bool(draft.faults) for draft in drafts)
    faults = sorted({fault.value for draft in drafts for fault in draft.faults})
    by_fault = ", ".join(
        f"{name} {sum(name in [f.value for f in draft.faults] for draft in drafts)}" for name in faults
    )
    counts = {
        name: sum(getattr(draft, name) for draft in drafts)
        for name in ("drafted", "passed", "adjusted", "dropped", "repeated", "restored", "unknown_keys")
    }
    lines = [
        "# A plain LangChain chain and ours, side by side",
        "",
        f"{len(outcomes)} development questions, one model ({model}, temperature 0, {max_tokens} tokens at most), the same",
        "guides and the same search. Made with `python -m evals.side_by_side --write`.",
        "",
        "| Shown to the person | Plain chain | Ours |",
        "| --- | --- | --- |",
        row("Sentences that their passages do not support", "unsupported", "sentences"),
        row("Sentences with a figure that their passages do not hold", "stray_figures", "sentences"),
        row("Invented citations and addresses", "invented", "citations"),
        f"| Sentences shown | {total('plain_sentences')} | {total('ours_sentences')} |",
        f"| Citations shown | {total('plain_citations')} | {total('ours_citations')} |",
        "",
        "A sentence of the plain chain may rest on anything in its prompt; one of ours only on what it cites. The first",
        "row is judged by our own verifier, which also decides what ours may show, so ours is near zero by design; the",
        "second compares figures as they are written, without the verifier. Neither says whether an answer is complete.",
        "",
        "## What became of the drafts",
        "",
        f"{len(drafts)} answers were drafted; the composer answered {fell_back} of them instead ({by_fault or 'no faults'}).",
        "",
        "| Drafted | Passed | Adjusted | Dropped | Repeated | Limits restored | Unknown keys |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| " + " | ".join(str(value) for value in counts.values()) + " |",
        "",
    ]
    return "\n".join(lines)
