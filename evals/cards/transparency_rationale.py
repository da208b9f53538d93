"""The parts of the transparency record on owner, rationale, decisions and risks."""

from evals.cards.card import Field, deployer
from evals.cards.facts import Facts
from evals.cards.results import verdict
from evals.record import Run


def owner() -> tuple[Field, ...]:
    return (
        deployer("2.1.1", "Organisation or department", "The full name."),
        deployer("2.1.2", "Team", "The team that answers for it."),
        deployer("2.1.3", "Senior responsible owner", "The role, not the person."),
        deployer("2.1.4", "Third party involvement", "Say yes or no, and fill in the next five if yes."),
        deployer("2.1.4.1", "Third party", "The supplier's name."),
        deployer("2.1.4.2", "Companies House number", "The supplier's number."),
        deployer("2.1.4.3", "Third party role", "What the supplier does."),
        deployer("2.1.4.4", "Procurement procedure type", "How the supplier was chosen."),
        deployer("2.1.4.5", "Third party data access terms", "Which data the supplier can see, and on what terms."),
    )


def description(facts: Facts) -> tuple[Field, ...]:
    return (
        Field(
            number="2.2.1",
            name="Detailed description",
            lines=(
                "A message is screened for danger and personal details, and sorted by kind.",
                "The search compares it, by meaning and by words, with every section of the guides.",
                f"If the best section does not fit well enough (evidence below {facts.threshold}), it does not answer.",
                "Otherwise it shows whole sentences of the guides. Exceptions and deadlines travel with their rule.",
                "Each sentence opens the guide and names the published source behind it.",
                "Dates and pay are worked out by fixed rules, which are shown with each result.",
            ),
        ),
        Field(
            number="2.2.2",
            name="Benefits",
            lines=(
                "People find rules that are spread over many sources, in plain words and at any hour.",
                "They can check each sentence before they rely on it.",
            ),
        ),
        deployer("2.2.3", "Previous process", "How people got this information before."),
        Field(
            number="2.2.4",
            name="Alternatives considered",
            lines=(
                "A language model that writes answers: fluent, but it can invent. It can be connected, and is checked.",
                "A plain search page: it leaves people to read whole documents.",
            ),
        ),
    )


def decisions(facts: Facts) -> tuple[Field, ...]:
    kept = (
        f"The text of questions is kept for {facts.store_questions_days} days."
        if facts.store_questions_days
        else "The text of questions is not kept, unless the deployer turns that on."
    )
    return (
        Field(
            number="2.3.1",
            name="Process integration",
            lines=("It gives information only. It is part of no decision about a person.", kept),
        ),
        Field(
            number="2.3.2",
            name="Human review",
            lines=("Nobody reads an answer before it is shown. The guides are written and checked before.",),
        ),
        deployer("2.3.3", "Frequency and scale of usage", "How many people ask how much. The insights page counts it."),
        deployer("2.3.4", "Required training", "What those who run it must know."),
        deployer("2.3.5", "Appeals and review", "How people can complain. Every answer has a way to report it."),
    )


def risks(run: Run, facts: Facts) -> tuple[Field, ...]:
    return (
        deployer("2.5.1", "Impact assessments", "Data protection and equality impact assessments, with their dates."),
        Field(
            number="2.5.2",
            name="Risks and mitigations",
            lines=(
                "A wrong or outdated answer: sentences show their source and date; sections past their date say so.",
                "A question it should not answer: it holds back below a fixed limit, and names who would know.",
                "Unequal treatment: what people say about themselves is tested against harmless remarks.",
                "Danger that it does not notice: it looks for it first, but patterns and examples can miss it.",
                "Personal details typed in: it does not use such a message, and asks for them to be taken out.",
                "Planted instructions: text in questions and documents is data, and never run or obeyed.",
                f"How far this works, as measured: {verdict(run)}",
                *facts.limits,
            ),
        ),
        Field(number="", name="Known limits of security", lines=facts.security_limits),
    )
