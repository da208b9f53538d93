"""A loss is not brought up with someone who did not speak of one, nor the assistant itself.

Rules on leave after a death use the same words as rules on leave after a birth, and "what do I do?" is
near to what one can ask here. A section about a loss, or about the assistant, counts less for a message
that speaks of none, so that it never opens an answer by chance.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.models import Retrieved
from knowledge_base.models import Section

ABOUT_TOPIC = "about"
UNSPOKEN = 0.75
"""Factor on the score of a section about a loss, or about the assistant, when nobody spoke of it."""
LOSS = re.compile(
    r"\b(?:dies|died|dying|death|dead|bereave\w*|widow\w*|miscarr\w*|still ?b(?:orn|irth)\w*|loss|funeral|grie(?:f|v\w+))\b",
    re.IGNORECASE,
)
BELONGINGS = (
    r"(?:(?:my|our|the|any|some|all|out|on|a|his|her|their) )*(?:pay|money|jobs?|posts?|place|role|hours|holidays?|leave|"
    r"days?|weeks?|bank|benefits?|confidence|rights?|touch|pin|registration|income|wages?|salary|skills?|seniority|service|"
    r"entitlements?|pension|track|sleep|interest|nerve|patience|out)\b"
)
"""What is lost without a death."""
SPOKEN = re.compile(
    LOSS.pattern
    + r"|\b(?:die|(?:lost|losing|lose|loses)(?! "
    + BELONGINGS
    + r")|passed (?:away|on)|born (?:sleeping|asleep)|no heartbeat|ectopic|molar|"
    r"terminat\w*|jack's law|compassionate|buried|killed|kill|suicide|alone with)\b",
    re.IGNORECASE,
)


TO_US = re.compile(
    r"\b(?:you|your|yours|u|ur|(?<!care )(?<!healthcare )(?<!admin )assistant|chat\w*|bot|ai|app|program|page|website|"
    r"site|answers?|repl(?:y|ies)|guides?|footnotes?|links?|messages?|typ(?:e|ed|ing)|questions?|conversation|i asked|ask (?:you|two|one)|"
    r"real person|my words|paste|feedback|looked up|little numbers|sentence|nhs number)\b",
    re.IGNORECASE,
)
"""Words with which people speak to the assistant, or of it."""


def tactful(results: Sequence[Retrieved], spoken: Iterable[str]) -> tuple[Retrieved, ...]:
    """The sections, best first, those about a loss or the assistant later when none of the messages speaks of it."""
    said = " ".join(spoken)
    of_loss, to_us = SPOKEN.search(said), TO_US.search(said)

    def brought_up(section: Section) -> bool:
        return (about_loss(section) and not of_loss) or (section.topic == ABOUT_TOPIC and not to_us)

    weighed = [
        one.model_copy(update={"score": one.score * UNSPOKEN}) if brought_up(one.section) else one for one in results
    ]
    return tuple(sorted(weighed, key=lambda one: -one.score))


def about_loss(section: Section) -> bool:
    """Whether the title of a section or of its guide speaks of a death or a loss."""
    return any(LOSS.search(text) for text in (section.title, section.document_title))
