"""A plan as a page to read, print or keep: dates, pay, what to check, what is missing, sources."""

from collections.abc import Iterator

from assistant.planning.amounts import Pay
from assistant.planning.documents import Block, Page
from assistant.planning.engine import spoken
from assistant.planning.footnotes import footnote_lines, marks, on_day
from assistant.planning.plan import Item, Plan
from assistant.planning.rates import pounds
from assistant.wording import planning as wording


def plan_page(plan: Plan) -> Page:
    """The whole plan; every date with its rule, sources, assumptions and whom to confirm it with."""
    blocks = [
        Block(text=wording.INTRODUCTION),
        Block(text=wording.MADE_ON.format(date=on_day(plan.made_on))),
        *_listed("warnings", plan.warnings),
        Block(heading=wording.HEADINGS["dates"]),
        *(block for item in plan.items if item.on >= plan.made_on for block in _item(item)),
        *([] if plan.items else [Block(text=wording.NO_DATES)]),
        *_earlier(plan),
        *_pay(plan),
        *_listed("remarks", tuple(f"{remark.text} {marks(remark.notes)}" for remark in plan.remarks)),
        *_listed("missing", tuple(f"{asked.question} {asked.adds}" for asked in plan.missing)),
        *_listed("sources", tuple(footnote_lines(plan.sources))),
    ]
    return Page(title=wording.TITLE, blocks=tuple(blocks))


def when(item: Item) -> str:
    """The day, or the first and the last day of a stretch."""
    if item.start is None or item.start == item.on:
        return spoken(item.on)
    return f"{spoken(item.start)} {wording.TO} {spoken(item.on)}"


def details(item: Item) -> tuple[str, ...]:
    """What stands under the date: the sentence with its limits, cautions, assumptions and the rule."""
    told = " ".join((item.sentence, *item.limits))
    assumed = wording.ASSUMING.format(text=" ".join(item.assumptions)) if item.assumptions else ""
    rule = wording.RULE.format(rule=item.rule)
    lines = (f"{told} {marks(item.notes)}", " ".join(item.cautions), assumed, f"{item.confirm} {rule}")
    return tuple(line for line in lines if line)


def _earlier(plan: Plan) -> Iterator[Block]:
    """What lies behind, last: a passed deadline says so."""
    earlier = [item for item in plan.items if item.on < plan.made_on]
    if earlier:
        yield Block(heading=wording.HEADINGS["earlier"])
        yield from (block for item in earlier for block in _item(item))


def _item(item: Item) -> Iterator[Block]:
    yield Block(heading=f"{when(item)}: {item.label}", level=3)
    yield from (Block(text=line) for line in details(item))


def _listed(name: str, points: tuple[str, ...]) -> Iterator[Block]:
    if points:
        yield Block(heading=wording.HEADINGS[name])
        yield Block(points=points)


def _pay(plan: Plan) -> Iterator[Block]:
    if not plan.pay:
        return
    yield Block(heading=wording.HEADINGS["amounts"])
    for pay in plan.pay:
        yield Block(heading=wording.SCHEMES[pay.scheme], level=3)
        yield Block(columns=wording.PAY_COLUMNS, rows=tuple(_pay_rows(pay, plan)))
        yield from (Block(text=line) for line in _totals(pay))
    yield Block(points=plan.pay_notes)


def _pay_rows(pay: Pay, plan: Plan) -> Iterator[tuple[str, ...]]:
    numbers = {note.id: note.number for note in plan.sources}
    for step in pay.steps:
        cited = marks(sorted({numbers[source] for source in step.sources if source in numbers}))
        weekly, total = (wording.UNKNOWN_AMOUNT if x is None else pounds(x) for x in (step.weekly, step.total))
        yield on_day(step.start), on_day(step.end), str(step.weeks), f"{step.what} {cited}", weekly, total


def _totals(pay: Pay) -> Iterator[str]:
    if pay.total is not None:
        yield wording.TOTAL.format(amount=pounds(pay.total))
    elif pay.unknown_from is not None and pay.if_unchanged is not None:
        yield wording.TOTAL_KNOWN.format(amount=pounds(pay.known))
        yield wording.TOTAL_UNCHANGED.format(amount=pounds(pay.if_unchanged))
    else:
        yield wording.PAY_FORMULA_NHS if pay.scheme == "nhs" else wording.PAY_FORMULA
