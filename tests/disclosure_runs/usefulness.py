"""How much of the core report survives the door, over synthetic years of a place with ninety persons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from app.disclosure.cells import TOTAL, Cell, Counts, Table
from tests.disclosure_runs.counted import Axis, coarse_groups, exact_table, merged, period_of
from tests.disclosure_runs.house import BAND_LIMITS, FEW_DAYS_A_WEEK, House, Noted, Person, Visit
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.disclosure_runs.released_house import ReleasedHouse

THRESHOLD, LEAST_SHARE = 5, 0.95
PERSONS, WEEKS = 90, 52

# Figures of the core report that hold no persons: the door must let them pass, whatever they say.
ALWAYS_TOLD = (
    *(("open_days", Counts.DAYS), ("registered_open_days", Counts.DAYS), ("gaps", Counts.DAYS)),
    *(("open_evenings", Counts.DAYS), ("open_weekend_days", Counts.DAYS), ("open_hours", Counts.HOURS)),
    *(("meals", Counts.HEADS), ("meal_days", Counts.DAYS), ("walks", Counts.SESSIONS), ("sessions", Counts.SESSIONS)),
    *(("walk_participations", Counts.HEADS), ("session_participations", Counts.HEADS), ("children", Counts.HEADS)),
    *(("outreach_contacts", Counts.HEADS), ("cooperation_contacts", Counts.HEADS), ("handouts", Counts.HEADS)),
    *(("volunteer_hours", Counts.HOURS), ("training_hours", Counts.HOURS), ("community_service_hours", Counts.HOURS)),
)


@dataclass(frozen=True)
class Kind:
    """A kind of place: how many come on each of how many days of the year, and what share of them has a card."""

    visits_a_day: int
    days: int
    with_cards: float

    @property
    def name(self) -> str:
        """As it stands in the table."""
        return f"{self.visits_a_day} a day on {self.days} days, {self.with_cards:.0%} with cards"


@dataclass
class Visitor:
    """Somebody of the place, with a card or without. eagerness: in visit days of a year, before all is scaled."""

    eagerness: float
    person: Person
    has_card: bool
    visits: set[Visit]


KINDS = tuple(Kind(*each, cards) for each in ((8, 220), (25, 45)) for cards in (0.35, 0.6, 1.0))
YEARS = ("2024", "2025")


Fates = Counter[tuple[str, str]]  # how many cells of a table met this fate
SHOWN, MERGED_AWAY, HIDDEN, DROPPED = "shown", "merged", "hidden", "dropped"


def measure_usefulness(plan: Plan) -> Outcome:
    """Over two hundred years in all: how many of each core table's cells are shown as counted; all are attacked."""
    years = plan.of(34, 2)
    outcome = Outcome("core report of a place with 90 persons", years * len(KINDS))
    of_all, without_persons = Fates(), {"arrivals", *(name for name, _ in ALWAYS_TOLD)}
    for kind in KINDS:
        of_kind = Fates()
        for seed in range(years):
            house = synthetic_house(kind, Random(seed))
            reports = handed_out(house)
            of_kind += fates(house, reports)
            outcome.breaches += [f"{kind.name}, year {seed}: {finding}" for finding in reports.attacked()]
        outcome.counted[kind.name] = _told(of_kind)
        of_all += of_kind
        if (share := _share(of_kind, SHOWN)) < LEAST_SHARE:
            outcome.breaches.append(f"{kind.name}: {share:.1%} of the cells survive")
    outcome.counted["all together"] = _told(of_all)
    of_persons = Fates({each: number for each, number in of_all.items() if each[0] not in without_persons})
    outcome.counted["without the figures that hold no persons"] = _told(of_persons)
    for table in sorted({name for name, _ in of_persons}):
        of_table = Fates({each: number for each, number in of_all.items() if each[0] == table})
        outcome.counted[f"  {table}"] = _told(of_table)
    return outcome


def _told(cells: Fates) -> str:
    return ", ".join(f"{_share(cells, fate):.1%} {fate}" for fate in (SHOWN, MERGED_AWAY, HIDDEN, DROPPED))


def _share(cells: Fates, fate: str) -> float:
    return sum(number for (_, found), number in cells.items() if found == fate) / max(cells.total(), 1)


def handed_out(house: House) -> ReleasedHouse:
    """The house after its report for 2024 and the one for 2025, which stands beside 2024."""
    reports = ReleasedHouse(THRESHOLD)
    reports.hand_out(house, core_tables(house, YEARS[:1]), period_of(YEARS[0]))
    reports.hand_out(house, core_tables(house, YEARS), period_of(YEARS[1]))
    return reports


def fates(house: House, reports: ReleasedHouse) -> Fates:
    """What has become of the cells of the second report."""
    left = {table.id: table for table in reports.releases[-1].tables}
    exact = core_tables(house, YEARS)
    return Fates((table.id, _fate(cell, left.get(table.id))) for table in exact for cell in table.cells)


def _fate(cell: Cell, left: Table | None) -> str:
    if left is None:
        return DROPPED
    told = {each.quantity: each.value for each in left.cells}
    if cell.quantity not in told:
        return MERGED_AWAY
    return HIDDEN if told[cell.quantity] is None else SHOWN


def synthetic_house(kind: Kind, rng: Random) -> House:
    """Two years in which a third comes often, a third sometimes, a third seldom; half of the first year's go on."""
    anonymous, everybody = Counter[Visit](), list[Visitor]()
    for year in map(int, YEARS):
        days = _open_days(rng, year, kind.days)
        coming = [each for each in everybody if rng.random() < 0.5]
        newcomers = [_visitor(rng, year, kind) for _ in range(PERSONS - len(coming))]
        everybody += newcomers
        coming += newcomers
        scale = kind.visits_a_day / sum(each.eagerness for each in coming)
        for visitor in coming:
            visits = {("hall", day) for day in days if rng.random() < visitor.eagerness * scale}
            visitor.visits |= visits or {("hall", rng.choice(days))}
    for visitor in everybody:
        anonymous.update(() if visitor.has_card else visitor.visits)
    persons = (replace(each.person, visits=frozenset(each.visits)) for each in everybody if each.has_card)
    limits = BAND_LIMITS if kind.days > 2 * WEEKS else FEW_DAYS_A_WEEK
    return House({"sion": ("hall",)}, tuple(persons), anonymous, tuple(_noted(rng)), limits)


def _open_days(rng: Random, year: int, count: int) -> list[date]:
    whole = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
    if count < 60:
        return [day for day in whole if day.weekday() == 3][:count]
    weekdays = [day for day in whole if day.weekday() < 5]
    return sorted(rng.sample(weekdays, min(count, len(weekdays))))


def _visitor(rng: Random, year: int, kind: Kind) -> Visitor:
    eagerness = rng.choice((rng.uniform(20, 60), rng.uniform(6, 20), rng.uniform(1, 5)))
    known_at = frozenset(["hall"]) if year == int(YEARS[0]) and rng.random() < 0.6 else frozenset()
    gender = rng.choices(("woman", "man", "other", "unstated"), (30, 55, 1, 14))[0]
    age = rng.choices(("18-29", "30-44", "45-64", "65-plus", "unstated"), (24, 26, 24, 6, 20))[0]
    return Visitor(eagerness, Person(gender, age, known_at, frozenset()), rng.random() < kind.with_cards, set())


def _noted(rng: Random) -> list[Noted]:
    found = []
    for year in (2024, 2025):
        days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(365)]
        for measure, count, words, weights in (
            ("how_found", 34, ("people", "partners", "by-outreach", "other-ways"), (45, 30, 15, 10)),
            ("accompaniments", 45, ("social-services", "employment", "health-care", "court"), (40, 25, 25, 10)),
            ("outreach_contacts", 600, ("phone", "sms", "social-media", "email", "in-person"), (50, 15, 20, 5, 10)),
        ):
            chosen = rng.choices(words, weights, k=count)
            found += [Noted(measure, "hall", rng.choice(days), word) for word in chosen]
    return found


def core_tables(house: House, years: tuple[str, ...]) -> tuple[Table, ...]:
    """The core report (trust.md, point 1): coarse classes, this year beside the one before."""
    newest = years[-1]
    halves = Axis("period", (*years, f"{newest}-H1", f"{newest}-H2"))
    year = Axis("period", years)
    months = [_months(house, each) for each in years]
    tables = [
        exact_table(house, "visits", "visits", Counts.VISITS, [year], is_core=True),
        replace(months[0], cells=tuple(cell for each in months for cell in each.cells)),
        _by_class(house, "visits_by_way", "visits", Counts.HEADS, year, "way", ("with-card", "at-the-door")),
        exact_table(house, "unique_visitors", "unique_visitors", Counts.PERSONS, [halves], is_core=True),
        _by_class(house, "bands", "unique_visitors", Counts.PERSONS, halves, "band", ("often", "sometimes", "seldom")),
        _by_class(house, "newness", "unique_visitors", Counts.PERSONS, year, "newness", ("new", "earlier")),
        _by_class(
            house, "gender", "unique_visitors", Counts.PERSONS, year, "gender", ("woman", "man", "other-or-unstated")
        ),
        _by_class(
            house, "age", "unique_visitors", Counts.PERSONS, year, "age", ("under-30", "30-and-over", "age-unstated")
        ),
        _by_class(
            house,
            "how_found",
            "how_found",
            Counts.PERSONS,
            year,
            "how_found",
            ("people", "partners", "by-outreach", "other-ways"),
        ),
        _by_class(
            house,
            "accompaniments",
            "accompaniments",
            Counts.ENTRIES,
            year,
            "authority",
            ("social-services", "other-authorities"),
        ),
        _by_class(
            house,
            "outreach_by_channel",
            "outreach_contacts",
            Counts.ENTRIES,
            year,
            "channel",
            ("voice", "text", "in-person"),
        ),
    ]
    always = [exact_table(house, name, name, counts, [year], is_core=True) for name, counts in ALWAYS_TOLD]
    arrivals = [year, Axis("weekday", tuple("0123456")), Axis("part_of_day", ("morning", "afternoon", "evening"))]
    always.append(exact_table(house, "arrivals", "arrivals", Counts.HEADS, arrivals, is_core=True))
    return (*map(_with_coarser, tables), *always)


def _months(house: House, year: str) -> Table:
    codes = tuple(each.first_day.isoformat()[:7] for each in period_of(year).months())
    axes = [Axis("period", (year,)), Axis("month", (TOTAL, *codes))]
    return exact_table(house, "visits_by_month", "visits", Counts.VISITS, axes, year=year, is_core=True)


def _by_class(
    house: House, name: str, measure: str, counts: Counts, periods: Axis, dimension: str, codes: tuple[str, ...]
) -> Table:
    axes = [periods, Axis(dimension, (TOTAL, *codes))]
    return exact_table(house, name, measure, counts, axes, is_core=True)


def _with_coarser(table: Table) -> Table:
    if table.id == "bands":
        return replace(table, coarser=(merged(table, "band", coarse_groups("band")),))
    if table.id == "how_found":
        groups = ("outreach-or-other-ways", "not-people")
        coarser = (merged(table, "how_found", coarse_groups("how_found", group)) for group in groups)
        return replace(table, coarser=(*coarser, merged(table, "how_found", None)))
    if table.id in ("accompaniments", "outreach_by_channel"):
        return replace(table, coarser=(merged(table, table.dimensions[1], None),))
    return table
