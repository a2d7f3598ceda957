"""How often somebody comes: the limits of often, sometimes, seldom."""

from collections.abc import Iterable

from tests.second_counting.openings import plan_in_force
from tests.second_counting.periods import Period, day_count
from tests.second_counting.plain_data import Log

MOST_DAYS = (24, 6)
ONE_OR_TWO_DAYS_A_WEEK = (12, 4)
SHORTEST_PERIOD_DAYS = 90


def limits_of_year(log: Log, period: Period) -> tuple[int, int]:
    """The agreement's limits, else those on which all premises agree, else the usual ones."""
    if log.limits.agreement is not None:
        return log.limits.agreement
    limits = set()
    for place in log.scope:
        planned_days = len(plan_in_force(log.weekly_plans.get(place, []), period[1]))
        usual = ONE_OR_TWO_DAYS_A_WEEK if planned_days in (1, 2) else MOST_DAYS
        limits.add(log.limits.premises.get(place, usual))
    return limits.pop() if len(limits) == 1 else MOST_DAYS


def limits_of_period(log: Log, period: Period) -> tuple[int, int] | None:
    """The limits for a period of this length; none for a short one."""
    often, sometimes = limits_of_year(log, period)
    days = day_count(period)
    if days < SHORTEST_PERIOD_DAYS:
        return None
    if days in (365, 366):
        return often, sometimes
    return max(1, -(-often * days // 365)), max(1, -(-sometimes * days // 365))


def in_bands(times: Iterable[int], limits: tuple[int, int] | None) -> dict[str, int] | None:
    """How many came often, sometimes, seldom, from the number of times that each of them came."""
    if limits is None:
        return None
    often, sometimes = limits
    bands = {"often": 0, "sometimes": 0, "seldom": 0}
    for number in times:
        if number >= often:
            bands["often"] += 1
        elif number >= sometimes:
            bands["sometimes"] += 1
        else:
            bands["seldom"] += 1
    return bands
