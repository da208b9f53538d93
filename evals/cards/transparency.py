"""The algorithmic transparency record, by the fields of the UK's Algorithmic Transparency Recording Standard (ATRS).

Field numbers and names are those of version 4.0. What only the organisation that deploys the assistant can know
says so; nothing is filled in for it.
"""

from evals.cards.card import Card, Field, Part, deployer
from evals.cards.facts import Facts
from evals.cards.transparency_rationale import decisions, description, owner, risks
from evals.cards.transparency_tool import data_fields, tool
from evals.record import Run
from evals.report.dates import long_date

TITLE = "Algorithmic transparency record"
STANDARD = "4.0"


def transparency_record(run: Run, facts: Facts) -> Card:
    return Card(
        id="transparency-record",
        title=TITLE,
        says=(
            f"It follows the fields of the Algorithmic Transparency Recording Standard, version {STANDARD}.",
            "Some fields are only known to the organisation that deploys the assistant. They say so.",
            "Compare it with the current template before you publish it.",
        ),
        parts=(
            Part(title="About this record", fields=_metadata(run)),
            Part(title="Tier 1: overview", fields=_overview(facts)),
            Part(title="Tier 2, section 1: owner and responsibility", fields=owner()),
            Part(title="Tier 2, section 2: description and rationale", fields=description(facts)),
            Part(title="Tier 2, section 3: decision-making process", fields=decisions(facts)),
            Part(title="Tier 2, section 4: tool specification", fields=tool(run, facts)),
            Part(title="Tier 2, section 4: data", fields=data_fields(facts)),
            Part(title="Tier 2, section 5: risks and impact assessments", fields=risks(run, facts)),
        ),
    )


def _metadata(run: Run) -> tuple[Field, ...]:
    return (
        Field(name="Version of the standard", lines=(STANDARD,)),
        Field(name="Made on", lines=(f"{long_date(run.made.date())}, from run {run.id}.",), by="run"),
        deployer("", "Organisation name", "As it is known to the public."),
        deployer("", "Phase", "For example pilot, live or retired."),
        deployer("", "Region", "Where people can use it."),
    )


def _overview(facts: Facts) -> tuple[Field, ...]:
    return (
        Field(number="1.1", name="Name", lines=("Career assistant",)),
        Field(
            number="1.2",
            name="Description",
            lines=(
                "People ask a question about careers, leave or going back to work in UK health and care.",
                f"The assistant answers with sentences from {facts.guides} written guides, and shows the source of each.",
                "It says so when the guides do not cover a question. It makes no decisions about anyone.",
            ),
        ),
        deployer("1.3", "Website URL", "The address at which people use it."),
        deployer("1.4", "Contact email", "An address that somebody reads."),
    )
