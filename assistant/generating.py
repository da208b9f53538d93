"""The answerer with a language model: it drafts, every sentence is checked, and only then told.

A supported sentence is told as drafted. One that is supported in part, or says something
differently, makes way for the guide sentence it rests on. One without support is dropped. The
limits of what was told follow at once, in the guide's words, unless the draft tells them itself.
"""

import re
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from assistant import wording
from assistant.composing import Asked, is_past
from assistant.drafting import Draft, Reply
from assistant.keyed import Keyed, Passages, fenced, limited_by, passages
from assistant.llm import LanguageModel, ModelError
from assistant.models import DraftFault, Drafting, Retrieved, Verdict
from assistant.telling import Grounds, Told, quoted
from assistant.verification import Evidence, Verifier
from prompts.loader import load_prompt

MOST_DRAFTS = 3
"""Drafts that are read at most, in times the room."""
MOST_REPEATS = 3
"""Times a sentence may be written again before the model counts as endless."""
CONDITION = re.compile(
    r"\b(?:if|unless|only|except(?:ions?)?|until|provided|as long as|apart from|other than|without|before|after|when|"
    r"usually|normally|often|sometimes|most|many|some|up to|at least|at most)\b",
    re.IGNORECASE,
)
"""Words that narrow a fact."""


class Writer:
    """Drafts answers with one model and lets through what the passages support."""

    def __init__(self, model: LanguageModel, verifier: Verifier) -> None:
        self.name = model.name
        self.prompt = load_prompt("answer")
        self._model = model
        self._verifier = verifier

    def write(self, asked: Asked, results: Sequence[Retrieved], room: int) -> Generator[Told, None, Drafting]:
        """Sentences, `room` at most, as they are found to be supported; returns what became of the draft."""
        given = passages(results, leave_out=lambda text: is_past(text, asked))
        desk = Desk(given, self._verifier, room, time.perf_counter())
        reply = Reply()
        fault: DraftFault | None = None
        try:
            with closing(self._pieces(asked, given, room)) as pieces:
                for piece in pieces:
                    for draft in reply.feed(piece):
                        yield from desk.take(draft)
                    if desk.full:
                        break
                    if desk.endless or reply.runaway:
                        raise ModelError(DraftFault.ENDLESS)
            for draft in reply.close():
                yield from desk.take(draft)
        except ModelError as error:
            fault = error.kind
        return desk.outcome(self.name, fault or desk.judged(reply))

    def _pieces(self, asked: Asked, given: Passages, room: int) -> Generator[str, None, None]:
        nation = wording.nation_name(asked.nation) if asked.nation else "not known"
        values = {"passages": given.text, "question": fenced(asked.text), "nation": nation, "room": str(room)}
        yield from self._model.stream(self.prompt.messages(values))


class Desk:
    """Where drafts are checked, one after the other."""

    def __init__(self, given: Passages, verifier: Verifier, room: int, started: float) -> None:
        """`started` is the time of asking, by time.perf_counter()."""
        self._started = started
        self._first: float | None = None
        self._given = given
        self._verifier = verifier
        self._words = Verifier()
        self._room = room
        self._counts = dict.fromkeys(
            ("drafted", "passed", "adjusted", "dropped", "repeated", "restored", "unknown_keys"), 0
        )
        self._seen: dict[str, bool] = {}
        self._again = 0
        self._cited = False
        self._told: list[Told] = []
        self._covered: set[str] = set()
        self.full = False

    @property
    def endless(self) -> bool:
        return self._counts["drafted"] >= MOST_DRAFTS * self._room or self._again >= MOST_REPEATS

    def take(self, draft: Draft) -> Iterator[Told]:
        """What a draft adds to the answer: nothing, or a sentence with what must go with it."""
        if self.full:
            return
        self._counts["drafted"] += 1
        words = plain(draft.text)
        if words in self._seen:
            self._again += 1
            self._counts["repeated" if self._seen[words] else "dropped"] += 1
            return
        told = self._checked(draft)
        self._seen[words] = told is not None
        if told is None:
            self._counts["dropped"] += 1
        elif self._said(told):
            self._counts["repeated"] += 1
        else:
            yield from self._with_its_limits(told)

    def judged(self, reply: Reply) -> DraftFault | None:
        """What is wrong with a reply that came to its end."""
        counts = self._counts
        if not counts["drafted"]:
            return DraftFault.EMPTY
        if self._told and 2 * counts["dropped"] <= counts["drafted"]:
            return None
        if not self._told and (reply.nothing or reply.refusal):
            return DraftFault.REFUSED
        return DraftFault.UNSUPPORTED if self._cited else DraftFault.MALFORMED

    def outcome(self, model: str, fault: DraftFault | None) -> Drafting:
        return Drafting(model=model, faults=(fault,) if fault else (), seconds_to_first=self._first, **self._counts)

    def _checked(self, draft: Draft) -> Told | None:
        known = [self._given.by_key[key] for key in draft.keys if key in self._given.by_key]
        self._counts["unknown_keys"] += len(draft.keys) - len(known)
        self._cited = self._cited or bool(known)
        text = self._given.resolved(draft.text, known) if known else None
        if text is None:
            return None
        same = next((one for one in known if plain(one.sentence.text) == plain(text)), None)
        if same is not None:
            return quoted(same.section, same.sentence)
        evidence = self._evidence(known)
        support = self._verifier.check(text, list(evidence.values()))
        grounds = self._grounds(text, support.sentence_ids, known)
        if support.verdict == "unsupported":
            return None
        if support.verdict == "supported" and not support.vetoes and not narrower(grounds[0].sentence.text, text):
            return Told(text=text, grounds=grounds, verdict=Verdict.SUPPORTED, score=support.score)
        return Told(text=grounds[0].sentence.text, grounds=(grounds[0],), verdict=Verdict.ADJUSTED, score=support.score)

    def _evidence(self, known: Sequence[Keyed]) -> dict[str, Evidence]:
        """The cited sentences with those that limit them."""
        found = {}
        for one in known:
            for sentence in (one.sentence, *limited_by(one.section, one.block)):
                found[sentence.id] = Evidence(id=sentence.id, text=sentence.text, nations=one.section.nations)
        return found

    def _grounds(self, text: str, ids: Sequence[str], known: Sequence[Keyed]) -> tuple[Grounds, ...]:
        """What a draft rests on, best first: of what it cites, and of the limits of that, what it tells."""
        cited = {one.sentence.id: Grounds(section=one.section, sentence=one.sentence) for one in known}
        limits = {
            limit.id: Grounds(section=one.section, sentence=limit)
            for one in known
            for limit in limited_by(one.section, one.block)
            if limit.id in ids and self._says([Evidence(id="0", text=text)], limit.text)
        }
        found = [ground for i in ids if (ground := cited.get(i) or limits.get(i)) is not None]
        return tuple(found) or tuple(cited.values())[:1]

    def _said(self, told: Told) -> bool:
        """Whether what was told before already says it."""
        if not all(ground.sentence.id in self._covered for ground in told.grounds):
            return False
        before = [Evidence(id=str(place), text=earlier.text) for place, earlier in enumerate(self._told)]
        return told.verdict is not Verdict.SUPPORTED or self._says(before, told.text)

    def _with_its_limits(self, told: Told) -> Iterator[Told]:
        """The sentence, before it what it limits and after it what limits it, unless told already."""
        before: list[Told] = []
        after: list[Told] = []
        own = {
            ground.sentence.id for place, ground in enumerate(told.grounds) if not (place and ground.sentence.limits)
        }
        for ground in told.grounds:
            position = ground.section.sentences.index(ground.sentence)
            main = next(p for p in range(position, -1, -1) if p == 0 or not ground.section.sentences[p].limits)
            block = (ground.section.sentences[main], *limited_by(ground.section, main))
            for place, sentence in enumerate(block):
                known = sentence.id in own | self._covered
                if not (known or self._says([Evidence(id="0", text=told.text)], sentence.text)):
                    (after if place else before).append(quoted(ground.section, sentence))
                own.add(sentence.id)
        group = [*before, told, *after]
        if self._told and len(self._told) + len(group) > self._room:
            self.full = True
            self._counts["drafted"] -= 1
            return
        self._first = self._first or time.perf_counter() - self._started
        self._counts["adjusted" if told.verdict is Verdict.ADJUSTED else "passed"] += 1
        self._counts["restored"] += len(group) - 1
        self._covered |= own
        for place, one in enumerate(group):
            new = place == 0 and (len(self._told) == 1 or bool(self._told and self._told[-1].section != one.section))
            self._told.append(one)
            yield one.model_copy(update={"starts_group": new})
        self.full = len(self._told) >= self._room

    def _says(self, texts: Sequence[Evidence], claim: str) -> bool:
        """Whether a text of ours says the claim: by words alone, which is quick and asks no judge."""
        support = self._words.check(claim, texts)
        return support.verdict == "supported" and not support.vetoes


def narrower(guide: str, draft: str) -> bool:
    """Whether the guide's sentence narrows the fact more often than the draft does."""
    return len(CONDITION.findall(guide)) > len(CONDITION.findall(draft))


def plain(text: str) -> str:
    """A text by its words and figures alone, to tell whether two are the same."""
    return " ".join(re.findall(r"[\w£%.,]*\w", text.lower().replace("’", "'")))
