"""The figures of visitors: how many people, how often, who was new."""

from datetime import date

from tests.second_counting.bands import in_bands, limits_of_period
from tests.second_counting.numbers import divided, nothing, rounded_half_up, summed_by_word
from tests.second_counting.periods import Period, is_inside
from tests.second_counting.plain_data import Log, Person
from tests.second_counting.visits import anonymous_by_day, person_visits, visits_by_day

HISTORY_DAYS = 365
FEWEST_CARDS_FOR_ESTIMATE = 10


def visit_days_of_persons(log: Log, period: Period) -> dict[Person, set[date]]:
    """Everybody with a person visit, and their service days; two premises on one day is one day."""
    days: dict[Person, set[date]] = {}
    for _place, day, person in person_visits(log, period):
        days.setdefault(person, set()).add(day)
    return days


def first_seen(log: Log, period: Period) -> list[Person]:
    """Those whose first person visit ever, in scope, lies in the period."""
    return [person for person, day in log.first_visit_days.items() if is_inside(day, period)]


def answer(log: Log, person: Person, question: str) -> str:
    """What the person said of themselves, or nothing."""
    return log.answers.get(person, {}).get(question, "")


def unique_visitors(log: Log, period: Period) -> dict:
    """Distinct persons with their bounds and, where enough have a card, an estimate."""
    persons = visit_days_of_persons(log, period)
    identified = len(person_visits(log, period))
    anonymous = sum(anonymous_by_day(log, period).values())
    visits = identified + anonymous
    estimate = None
    if len(persons) >= FEWEST_CARDS_FOR_ESTIMATE and 2 * identified >= visits:
        estimate = rounded_half_up(len(persons) * visits, identified)
    return {
        "value": len(persons),
        "low": max(visits_by_day(log, period).values(), default=0),
        "high": len(persons) + anonymous,
        "estimate": estimate,
        "replaced": len(
            [
                person
                for person in persons
                if answer(log, person, "replaces_lost") == "yes" and person not in log.persons_with_link
            ]
        ),
    }


def has_history(log: Log, period: Period) -> bool:
    """Whether the scope's first person visit ever is at least a year before the period."""
    if not log.first_visit_days:
        return False
    return (period[0] - min(log.first_visit_days.values())).days >= HISTORY_DAYS


def new_visitor_figures(log: Log, period: Period) -> dict[str, dict]:
    """New visitors by the history of the log or, while it is short, by what people said."""
    persons = visit_days_of_persons(log, period)
    seen_first = first_seen(log, period)
    if has_history(log, period):
        new = [one for one in seen_first if answer(log, one, "been_before") != "yes"]
        return {
            "new_visitors": {"value": len(new), "basis": "history"},
            "new_share": {**divided(len(new), len(persons), "no_visitors"), "basis": "history"},
            "returning_visitors": {"value": len(persons) - len(new)},
        }
    returning = nothing("history_too_short")
    answered = [one for one in persons if answer(log, one, "been_before")]
    if not answered or 2 * len(answered) < len(persons):
        reason = "too_few_answers" if answered else "history_too_short"
        neither = {**nothing(reason), "basis": None}
        return {"new_visitors": neither, "new_share": neither, "returning_visitors": returning}
    new = [one for one in seen_first if answer(log, one, "been_before") == "no"]
    return {
        "new_visitors": {"value": len(new), "basis": "stated"},
        "new_share": {"value": len(new) / len(answered), "basis": "stated"},
        "returning_visitors": returning,
    }


def visitor_figures(log: Log, period: Period) -> dict[str, dict]:
    """The figures that tell persons apart."""
    days = visit_days_of_persons(log, period)
    day_counts = [len(days_of_one) for days_of_one in days.values()]
    bands = in_bands(day_counts, limits_of_period(log, period))
    figures = {
        "unique_visitors": unique_visitors(log, period),
        "bands": {"value": bands} if bands is not None else nothing("period_too_short"),
        "regulars": {"value": bands["often"]} if bands is not None else nothing("period_too_short"),
        "first_seen": {"value": len(first_seen(log, period))},
        **new_visitor_figures(log, period),
    }
    for least in (2, 10, 20):
        figures[f"visit_days_{least}"] = {"value": len([number for number in day_counts if number >= least])}
    for attribute in ("gender", "age_band"):
        stated = [(answer(log, person, attribute), 1) for person in days]
        figures[attribute] = {"value": summed_by_word(stated)}
    callers = [one for one in first_seen(log, period) if answer(log, one, "called_first") == "yes"]
    figures["became_visitors"] = {"value": len(callers)}
    return figures
