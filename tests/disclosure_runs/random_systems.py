"""Random linked systems: houses of few or some persons, and the tables that they would hand out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.disclosure.cells import Counts, Table
from tests.disclosure_runs.counted import Axis, coarse_groups, exact_table, merged, period_of
from tests.disclosure_runs.house import House, Noted, Person

GENDERS = ("woman", "man", "other", "unstated")
AGES = ("18-29", "30-44", "45-64", "65-plus", "unstated")
COARSE = {
    "gender": ("woman", "man", "other-or-unstated"),
    "age": ("under-30", "30-and-over", "age-unstated"),
    "band": ("often", "sometimes", "seldom"),
    "newness": ("new", "earlier"),
}
AUTHORITIES = ("social-services", "employment", "health-care", "court")
CHANNELS = ("phone", "video", "sms", "social-media", "email", "in-person")
WAYS = ("people", "partners", "by-outreach", "other-ways")
HALVES = Axis("period", ("2025", "2025-H1", "2025-H2"))
YEAR = Axis("period", ("2025",))


def random_house(rng: Random) -> House:
    """One or two organisations of one to three premises, a handful to some dozens of persons."""
    organisations = {
        slug: tuple(f"{slug}-{place}" for place in ("north", "south", "west")[: rng.choice((1, 1, 2, 3))])
        for slug in ("sion", "iogt")[: rng.choice((1, 1, 2))]
    }
    premises = [each for of in organisations.values() for each in of]
    days = _open_days(rng, rng.choice((6, 20, 60)))
    persons = tuple(_person(rng, premises, days) for _ in range(rng.choice((3, 8, 15, 30, 60))))
    anonymous = {(rng.choice(premises), day): rng.randint(1, 9) for day in days if rng.random() < 0.7}
    return House(organisations, persons, anonymous, tuple(_noted(rng, premises, days)))


def _open_days(rng: Random, count: int) -> list[date]:
    return sorted({date(2025, 1, 1) + timedelta(days=rng.randrange(365)) for _ in range(count)})


def _person(rng: Random, premises: list[str], days: list[date]) -> Person:
    eagerness = rng.choice((0.02, 0.1, 0.3, 0.8))
    months = rng.sample(range(1, 13), rng.choice((1, 3, 12)))
    home = rng.sample(premises, min(len(premises), rng.choice((1, 1, 2))))
    visits = {(rng.choice(home), day) for day in days if day.month in months and rng.random() < eagerness}
    visits = visits or {(rng.choice(home), rng.choice(days))}
    known_at = frozenset(home if rng.random() < 0.5 else ())
    gender, age = rng.choices(GENDERS, (4, 6, 1, 2))[0], rng.choices(AGES, (2, 3, 3, 1, 1))[0]
    return Person(gender, age, known_at, frozenset(visits))


def _noted(rng: Random, premises: list[str], days: list[date]) -> list[Noted]:
    measures = (("accompaniments", AUTHORITIES), ("outreach_contacts", CHANNELS), ("how_found", WAYS))
    return [
        Noted(measure, rng.choice(premises), rng.choice(days), rng.choice(words[: rng.randint(1, len(words))]))
        for measure, words in measures
        for _ in range(rng.choice((0, 4, 12, 40)))
    ]


def late(house: House, rng: Random, until: date) -> House:
    """The house after late entries: visits of known and unknown persons, up to this day."""
    premises = [each for of in house.organisations.values() for each in of]
    days = [day for person in house.persons for _, day in person.visits if day <= until] or [until]
    persons = list(house.persons)
    for _ in range(rng.choice((0, 1, 1, 2, 6, 12))):
        visit = (rng.choice(premises), rng.choice(days))
        if rng.random() < 0.6:
            index = rng.randrange(len(persons))
            persons[index] = replace(persons[index], visits=persons[index].visits | {visit})
        else:
            persons.append(Person(rng.choice(GENDERS), rng.choice(AGES), frozenset(), frozenset([visit])))
    return replace(house, persons=tuple(persons))


def random_plan(rng: Random) -> frozenset[str]:
    """Which tables are handed out: the same ones each time."""
    return frozenset({"visitors", "visits"} | {name for name in TABLES if rng.random() < 0.45})


def tables_of(house: House, plan: frozenset[str], period: str = "2025") -> tuple[Table, ...]:
    """The exact tables of a year or a half-year under the plan."""
    found = [TABLES[name](house, period) for name in sorted(plan)]
    return tuple(each for each in found if any(cell.value for cell in each.cells))


def _periods(period: str) -> Axis:
    return HALVES if period == "2025" else Axis("period", (period,))


def _months(period: str) -> Axis:
    return Axis("month", ("*", *(each.first_day.isoformat()[:7] for each in period_of(period).months())))


def _places(house: House) -> tuple[Axis, ...]:
    organisation = (Axis("organisation", tuple(sorted(house.organisations))),) if len(house.organisations) > 1 else ()
    premises = tuple(sorted(each for of in house.organisations.values() for each in of))
    return (*organisation, Axis("premises", ("*", *premises)))


def _organisations(house: House) -> tuple[Axis, ...]:
    several = len(house.organisations) > 1
    return (Axis("organisation", tuple(sorted(house.organisations))),) if several else ()


def _joint(house: House) -> tuple[Axis, ...]:
    several = len(house.organisations) > 1
    return (Axis("organisation", ("*", *sorted(house.organisations))),) if several else ()


def _of_persons(name: str, *dimensions: str, over_time: bool = False, by_place: bool = False):  # noqa: ANN202
    def table(house: House, period: str) -> Table:
        axes = [_periods(period) if over_time else Axis("period", (period,))]
        axes += _places(house) if by_place else _organisations(house)
        axes += [Axis(each, ("*", *COARSE[each])) for each in dimensions]
        exact = exact_table(house, name, "unique_visitors", Counts.PERSONS, axes, is_core=not by_place)
        coarser = (merged(exact, "band", coarse_groups("band")),) if dimensions == ("band",) else ()
        return replace(exact, coarser=coarser)

    return table


def _of_months(name: str, measure: str, counts: Counts):  # noqa: ANN202
    def table(house: House, period: str) -> Table:
        axes = [Axis("period", (period,)), _months(period), *_organisations(house)]
        return exact_table(house, name, measure, counts, axes, is_core=counts is Counts.VISITS)

    return table


def _of_words(measure: str, dimension: str, codes: tuple[str, ...], counts: Counts):  # noqa: ANN202
    def table(house: House, period: str) -> Table:
        axes = [Axis("period", (period,)), *_organisations(house), Axis(dimension, ("*", *codes))]
        exact = exact_table(house, measure, measure, counts, axes, is_core=True)
        return replace(exact, coarser=(merged(exact, dimension, None),))

    return table


def _visits(house: House, period: str) -> Table:
    axes = [_periods(period), *_joint(house)]
    return exact_table(house, "visits", "visits", Counts.VISITS, axes, is_core=True)


def _visits_by_way(house: House, period: str) -> Table:
    axes = [Axis("period", (period,)), *_organisations(house), Axis("way", ("*", "with-card", "at-the-door"))]
    return exact_table(house, "visits_by_way", "visits", Counts.HEADS, axes, is_core=True)


def _visits_by_place(house: House, period: str) -> Table:
    return exact_table(
        house, "visits_by_premises", "visits", Counts.VISITS, [Axis("period", (period,)), *_places(house)]
    )


def _visits_by_gender(house: House, period: str) -> Table:
    axes = [Axis("period", (period,)), *_organisations(house), Axis("gender", ("*", *COARSE["gender"]))]
    return exact_table(house, "visits_by_gender", "visits_identified", Counts.VISITS, axes)


def _joint_visitors(house: House, period: str) -> Table:
    axes = [Axis("period", (period,)), *_joint(house)]
    return exact_table(house, "joint_visitors", "unique_visitors", Counts.PERSONS, axes)


TABLES = {
    "visitors": _of_persons("unique_visitors", over_time=True),
    "visits": _visits,
    "bands": _of_persons("bands", "band", over_time=True),
    "newness": _of_persons("newness", "newness"),
    "gender": _of_persons("gender", "gender"),
    "age": _of_persons("age", "age"),
    "gender_and_age": _of_persons("gender_and_age", "gender", "age"),
    "visitors_by_premises": _of_persons("unique_visitors_by_premises", by_place=True),
    "gender_by_premises": _of_persons("gender_by_premises", "gender", by_place=True),
    "gender_over_time": _of_persons("gender_over_time", "gender", over_time=True),
    "months": _of_months("unique_visitors_by_month", "unique_visitors", Counts.PERSONS),
    "visits_by_month": _of_months("visits_by_month", "visits", Counts.VISITS),
    "visits_by_way": _visits_by_way,
    "visits_by_premises": _visits_by_place,
    "visits_by_gender": _visits_by_gender,
    "joint_visitors": _joint_visitors,
    "accompaniments": _of_words(
        "accompaniments", "authority", ("social-services", "other-authorities"), Counts.ENTRIES
    ),
    "outreach_by_channel": _of_words(
        "outreach_contacts", "channel", ("voice", "text", "in-person", "channel-unstated"), Counts.ENTRIES
    ),
    "how_found": _of_words("how_found", "how_found", WAYS, Counts.PERSONS),
}
