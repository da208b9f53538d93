"""Weekly rates and limits of rates.toml, by the week or the day they are for."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from assistant.planning.engine import first_sunday_of_april
from knowledge_base.models import Nation
from knowledge_base.records import Rate, load_records
from knowledge_base.settings import HERE

PENNY = Decimal("0.01")


@lru_cache(maxsize=1)
def all_rates() -> tuple[Rate, ...]:
    """Every rate record, oldest first."""
    return tuple(sorted(load_records(HERE / "rates.toml", Rate).values(), key=lambda rate: rate.valid_from))


def pay_year(week_start: date) -> str:
    """The tax year whose weekly rate of family pay holds for a week: rates change on the first Sunday of April.

    >>> pay_year(date(2026, 4, 4)), pay_year(date(2026, 4, 5))
    ('2025/26', '2026/27')
    """
    year = week_start.year - (week_start < first_sunday_of_april(week_start.year))
    return f"{year}/{(year + 1) % 100:02d}"


def weekly_rate(series: str, week_start: date, nation: Nation | None = None) -> Rate | None:
    """The rate of a family pay series for a week, such as "smp-weekly"; None for years that we do not hold."""
    year = pay_year(week_start)
    return next((rate for rate in _of(series, nation) if rate.tax_year == year), None)


def rate_on(series: str, day: date, nation: Nation | None = None) -> Rate | None:
    """The rate, limit or threshold of a series on a day; None where we hold none."""
    return next((rate for rate in _of(series, nation) if rate.valid_from <= day <= rate.valid_until), None)


def latest(series: str) -> Rate:
    """The newest rate that we hold. Raises IndexError for a series that does not exist."""
    return _of(series, None)[-1]


@lru_cache(maxsize=128)
def _of(series: str, nation: Nation | None) -> tuple[Rate, ...]:
    return tuple(r for r in all_rates() if r.series == series and (nation is None or nation in r.nations))


def pennies(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)


def pounds(amount: Decimal) -> str:
    """£1,234.50"""
    return f"£{pennies(amount):,.2f}"
