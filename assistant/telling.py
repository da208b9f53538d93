"""What is told, sentence by sentence, numbered as it comes: the same for the composer and for a language model."""

from collections.abc import Mapping, Sequence

from assistant.citations import Numbering
from assistant.models import AnswerSentence, Citation, Verdict
from knowledge_base.models import Frozen, Section, Sentence, Source


class Grounds(Frozen):
    """A guide sentence that something told rests on."""

    section: Section
    sentence: Sentence


class Told(Frozen):
    """A sentence to show and what it rests on."""

    text: str
    grounds: tuple[Grounds, ...]
    """At least one; the best first."""
    verdict: Verdict = Verdict.QUOTED
    score: float = 1.0
    starts_group: bool = False

    @property
    def section(self) -> Section:
        return self.grounds[0].section


def quoted(section: Section, sentence: Sentence, *, starts_group: bool = False) -> Told:
    """The guide's own sentence."""
    return Told(text=sentence.text, grounds=(Grounds(section=section, sentence=sentence),), starts_group=starts_group)


class Sheet:
    """The sentences of one answer with their citation numbers, in the order of telling."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._numbering = Numbering(sources)
        self._told: list[Told] = []
        self.sentences: list[AnswerSentence] = []

    def tell(self, told: Told, part: int) -> AnswerSentence:
        """Add a sentence; the first of the answer starts no paragraph of its own."""
        numbers = dict.fromkeys(self._numbering.cite(ground.section, ground.sentence) for ground in told.grounds)
        sentence = AnswerSentence(
            text=told.text,
            citations=tuple(numbers),
            sentence_ids=tuple(ground.sentence.id for ground in told.grounds),
            verdict=told.verdict,
            score=told.score,
            starts_group=told.starts_group and bool(self.sentences),
            part=part,
        )
        self._told.append(told)
        self.sentences.append(sentence)
        return sentence

    def holds(self, sentence_id: str) -> bool:
        """Whether the guide's own sentence has been told."""
        return any(
            told.verdict is not Verdict.SUPPORTED and told.grounds[0].sentence.id == sentence_id for told in self._told
        )

    def rests_on(self, sentence_id: str) -> bool:
        """Whether anything told rests on the guide sentence."""
        return any(ground.sentence.id == sentence_id for told in self._told for ground in told.grounds)

    def sections(self, part: int) -> Sequence[Section]:
        """The sections told for a part of the message, each once, in order."""
        pairs = zip(self._told, self.sentences, strict=True)
        return list({told.section.id: told.section for told, shown in pairs if shown.part == part}.values())

    def citations(self) -> tuple[Citation, ...]:
        return self._numbering.citations()
