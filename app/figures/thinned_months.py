"""Which periods can still be told apart in months that retention has thinned; pure."""

from __future__ import annotations

from datetime import date

from app.periods import Period, first_of_month, last_of_month, month_number


def cuts_what_is_kept_by_month(period: Period, thinned_through: date) -> bool:
    """Whether of some month the period has only a part of the thinned days: what is kept of them cannot be parted.

    A period that holds all of them or none is counted as ever, also where it cuts the month.
    """
    for of_month in (period.months()[0], period.months()[-1]):
        number = month_number(of_month.first_day)
        if first_of_month(number) > thinned_through:
            continue
        thinned = Period(first_of_month(number), min(last_of_month(number), thinned_through))
        if of_month.common_with(thinned) not in (None, thinned):
            return True
    return False
