"""Our own words: no long run of words in common with the two publications that the report guides digest."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge_base.findings import Findings, at, error
from knowledge_base.models import Section

MAX_RUN = 7
"""Most words in a row that a sentence may share with a source, names and titles apart."""
NAMES = (
    "Women in Digital & AI Leadership within the NHS",  # the title of the report
    "From Barriers to Breakthroughs",  # its subtitle
    "Training Future NHS leaders gain insights into digital transformation",  # the title of the article
    "NHS Transformation: Insights into a Digitally Enabled, Data-Driven Future",  # the theme of the summer school
    "Action for equality: The time is now",  # the title of a report it cites
    "NHS Graduate Management Training Scheme (GMTS)",  # a programme
    "Imperial College Healthcare NHS Trust",  # an organisation
    "Institute of Global Health Innovation",  # an organisation
    "Department of Health and Social Care",  # an organisation
    "Health and Care Women Leaders Network",  # a network
    "Health Innovation Kent Surrey Sussex",  # an organisation
    "NHS equality, diversity and inclusion improvement plan",  # the title of a plan
)
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
Run = tuple[str, ...]


class Publications:
    """Every run of words of the publications, up to a length, for a quick look-up."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_words(text) for text in texts]
        self._runs: dict[int, set[Run]] = {}

    def longest_run(self, sentence: str) -> Run:
        """The longest run of words that the sentence shares with a publication, names and titles apart."""
        words, best = _words(sentence), Run()
        for length in range(1, len(words) + 1):
            shared = next((run for run in _runs(words, length) if run in self._of(length)), None)
            if shared is None:
                break
            best = shared
        return best

    def _of(self, length: int) -> set[Run]:
        if length not in self._runs:
            self._runs[length] = {run for words in self._texts for run in _runs(words, length)}
        return self._runs[length]


def load_publications(folder: Path) -> Publications | None:
    """The texts of a folder, or None where there is no folder."""
    paths = sorted(folder.glob("*.txt"))
    return Publications([path.read_text(encoding="utf-8") for path in paths]) if paths else None


def longest_runs(sections: Sequence[Section], publications: Publications) -> dict[str, Run]:
    """Sentence id → its longest run in common, for runs of five words or more."""
    runs = {s.id: publications.longest_run(s.text) for section in sections for s in section.sentences}
    return {sentence_id: run for sentence_id, run in runs.items() if len(run) >= 5}


def check_overlap(sections: Sequence[Section], runs: dict[str, Run]) -> Findings:
    for section in sections:
        for sentence in section.sentences:
            run = runs.get(sentence.id, Run())
            if len(run) > MAX_RUN:
                message = f"shares {len(run)} words with a publication ('{' '.join(run)}'); the most is {MAX_RUN}."
                yield error(at(section, sentence), f"{message} Say it in other words.")


def _words(text: str) -> list[str]:
    """Lower-case words; a name or title becomes a mark that no other text shares."""
    joined = " ".join(WORD.findall(text.lower().replace("’", "'")))
    for name in NAME_WORDS:
        joined = joined.replace(name, "·")
    return joined.split()


def _runs(words: Sequence[str], length: int) -> Iterator[Run]:
    runs = (tuple(words[start : start + length]) for start in range(len(words) - length + 1))
    return (run for run in runs if "·" not in run)


NAME_WORDS = tuple(" ".join(WORD.findall(name.lower())) for name in NAMES)
