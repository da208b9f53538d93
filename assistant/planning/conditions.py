"""When a line of letters.toml or of a check holds: for which nations, employers, answers and days."""

from collections.abc import Mapping
from datetime import date

from knowledge_base.models import Employer, Frozen, Nation


class Situation(Frozen):
    """What is known about a case. `facts` are answers and what follows from them, as short words."""

    nation: Nation | None = None
    employer: Employer | None = None
    facts: Mapping[str, str] = {}
    on: date | None = None
    """The day that decides which law holds."""


class Conditional(Frozen):
    """A line that holds for some cases. A condition that is left out holds for all."""

    nations: tuple[Nation, ...] = ()
    employers: tuple[Employer, ...] = ()
    when: Mapping[str, tuple[str, ...]] = {}
    """Fact → the words it may have; a fact that is not known has the word "unknown"."""
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, case: Situation) -> bool:
        """Without a nation, an employer or a day, a line that names some does not hold."""
        return (
            (not self.nations or case.nation in self.nations)
            and (not self.employers or case.employer in self.employers)
            and all(case.facts.get(name, "unknown") in words for name, words in self.when.items())
            and (self.valid_from is None or (case.on is not None and case.on >= self.valid_from))
            and (self.valid_until is None or (case.on is not None and case.on <= self.valid_until))
        )
