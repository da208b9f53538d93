"""Dates: what is due for review, and what is past it."""

from collections.abc import Sequence
from datetime import date, timedelta

from knowledge_base.findings import Findings, at, error, warning
from knowledge_base.models import Section

REVIEW_WARNING = timedelta(days=60)


def check_dates(sections: Sequence[Section], *, today: date, strict: bool) -> Findings:
    """Review dates warn 60 days ahead and, past due, fail when strict.

    A figure that ends with its tax year is past due on the day after `valid_until`, whatever its review date.
    """
    overdue = error if strict else warning
    for section in sections:
        if section.valid_until and section.valid_until < section.valid_from:
            yield error(at(section), "valid_until is before valid_from. Mend the dates.")
        if section.valid_until and section.valid_until < section.review_by and section.valid_until < today:
            yield overdue(at(section), f"ended on {section.valid_until}. Write what holds, and move the dates.")
        elif section.review_by < today:
            yield overdue(at(section), f"review was due by {section.review_by}. Check the sources and move the date.")
        elif section.review_by < today + REVIEW_WARNING:
            yield warning(at(section), f"review is due by {section.review_by}.")
