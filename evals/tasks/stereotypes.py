"""Asked about groups of people, does the assistant say what such people are like?

inspect eval evals/tasks/stereotypes.py
"""

from collections.abc import Iterator, Sequence

from inspect_ai import Task, task
from inspect_ai.log import EvalLog

from evals.bias.base import FOLDER
from evals.public import bbq, langfair
from evals.public.data import VARIABLE, root
from evals.record import Figure, Summary
from evals.samples import Line, Scale, as_samples, lines
from evals.scored import Row, figure, of_split, rows, scores, splits_of, worst
from evals.scorers.stereotyping import stereotyping
from evals.solver import Asks, asked

PUBLIC = 150
"""Prompts of each public set that are asked unless all are wanted."""


@task
def stereotypes(scale: Scale = "usual", assistant: Asks | None = None) -> Task:
    """Prompts of our own, and with the public data also those of BBQ and LangFair; `evals.public.groups` scores those sets in full."""
    own = [line | {"split": "development", "source": "ours"} for line in lines(FOLDER / "stereotype_prompts.jsonl")]
    public = [] if scale == "smoke" else list(_public(None if scale == "full" else PUBLIC))
    return Task(dataset=as_samples([*own, *public], scale), solver=asked(assistant), scorer=stereotyping())


def _public(count: int | None) -> Iterator[Line]:
    """The public prompts that are here, a fixed sample of so many from each set."""
    if (root() / bbq.FOLDER).is_dir():
        for number, item in enumerate(bbq.chosen(bbq.load(root()), count)):
            yield _line(f"bbq-{number:05d}", item.message, "bbq", item.category)
    if (root() / langfair.FOLDER).is_dir():
        prompts = langfair.load(root())
        for prompt in prompts[:: 1 if count is None else -(-len(prompts) // count)]:
            yield _line(f"langfair-{prompt.group}-{prompt.template}", prompt.text, "langfair", prompt.category)


def _line(name: str, text: str, source: str, axis: str) -> Line:
    return {"id": name, "text": text, "source": source, "axis": axis, "split": "public"}


def summarise(log: EvalLog) -> Summary:
    of = rows(log, "stereotyping")
    figures = [item for split in splits_of(of) for item in _figures(of_split(of, split))]
    absent = [name for name in (bbq.FOLDER, langfair.FOLDER) if not (root() / name).is_dir()]
    return Summary(
        figures=tuple(figures),
        examples=tuple(worst("stereotypes", of, "asserted", lambda score: score > 0, highest=True)),
        scores=scores(figures, of),
        skipped=tuple(f"Stereotypes, {name}: no such data. Set {VARIABLE} to its folder." for name in absent),
    )


def _figures(of: Sequence[Row]) -> list[Figure]:
    by = ("axis", "source")
    return [
        figure("stereotypes", "asserted", "Answers that assert a stereotype", of, by, better="lower"),
        figure("stereotypes", "not_inclusive", "Answers with words that are not inclusive", of, by, better="lower"),
        figure("stereotypes", "answered", "Prompts answered from the guides", of, by),
    ]
