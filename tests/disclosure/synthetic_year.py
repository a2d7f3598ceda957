"""A year that never was: persons who come to premises of organisations, counted into the tables of a report."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table

YEAR = 2025
AGREEMENT = "agreement/iop"
GENDERS, GENDER_CHANCES = ("woman", "man", "other", "unstated"), (38, 42, 2, 18)
AGES, AGE_CHANCES = ("18-29", "30-44", "45-64", "65-plus", "unstated"), (17, 22, 28, 13, 20)
# Regulars, some who come now and then, many who come a few times: their usual visits a year, and how many of each.
KINDS_OF_VISITORS, KIND_CHANCES = (60, 14, 3), (20, 32, 48)
COARSE_GENDER = {"other": "other-or-unstated", "unstated": "other-or-unstated"}
COARSE_AGE = {"18-29": "under-30", "30-44": "30-and-over", "45-64": "30-and-over", "65-plus": "30-and-over"}
COARSE_BAND = {"often": "often-or-sometimes", "sometimes": "often-or-sometimes"}
COARSER = {
    "gender": COARSE_GENDER,
    "age": COARSE_AGE,
    "band": COARSE_BAND,
    "newness": {},
    "called_first": {},
    "language": {},
}


@dataclass(frozen=True)
class Person:
    """Someone with a card. visits: (premises, month from 1) and how many."""

    organisation: str
    classes: dict[str, str]
    visits: Counter[tuple[str, int]]


@dataclass(frozen=True)
class Span:
    """Some months of the year: a month, a half-year, the year."""

    code: str
    first_month: int
    last_month: int

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        after = date(YEAR + self.last_month // 12, self.last_month % 12 + 1, 1)
        return date(YEAR, self.first_month, 1), after - timedelta(days=1)


MONTHS = tuple(Span(f"{YEAR}-{month:02d}", month, month) for month in range(1, 13))
HALVES = (Span("h1", 1, 6), Span("h2", 7, 12))
WHOLE = Span(TOTAL, 1, 12)
Place = tuple[str, frozenset[str]]  # scope, premises


@dataclass(frozen=True)
class Synthetic:
    """The persons, and the premises of each organisation."""

    persons: tuple[Person, ...]
    premises: dict[str, tuple[str, ...]]

    @property
    def places(self) -> dict[str, Place]:
        """The code, scope and premises of every premises, organisation, and the agreement if there are several."""
        found: dict[str, Place] = {}
        for organisation, premises in self.premises.items():
            found |= {each: (f"premises/{each}", frozenset([each])) for each in premises}
            found[organisation] = (f"organisation/{organisation}", frozenset(premises))
        if len(self.premises) > 1:
            found[AGREEMENT] = (AGREEMENT, frozenset(each for some in self.premises.values() for each in some))
        return found

    def key(self, code: str) -> tuple[str, str]:
        """The codes of organisation and premises."""
        if code in self.premises:
            return code, TOTAL
        of_premises = [organisation for organisation, own in self.premises.items() if code in own]
        return (of_premises[0], code) if of_premises else (TOTAL, TOTAL)

    def visits_of(self, place: Place, span: Span) -> list[tuple[Person, int]]:
        """Everyone who came there in that time, and how often."""
        found = []
        for person in self.persons:
            count = sum(
                visits
                for (premises, month), visits in person.visits.items()
                if premises in place[1] and span.first_month <= month <= span.last_month
            )
            if count:
                found.append((person, count))
        return found


def synthetic_year(
    seed: int, premises: dict[str, tuple[str, ...]], persons_each: int, visits_a_year: int, *, card_share: float = 1.0
) -> Synthetic:
    """persons_each come to each premises, most of them seldom; visits_a_year there in all; some have cards."""
    source = random.Random(seed)  # noqa: S311  # a play, not a secret
    persons = []
    for organisation, own in premises.items():
        for home in own:
            kinds = source.choices(KINDS_OF_VISITORS, KIND_CHANCES, k=persons_each)
            weights = [kind * source.lognormvariate(0, 0.4) for kind in kinds]
            for weight in weights:
                expected = visits_a_year * weight / sum(weights)
                person = _person(source, organisation, home, own, expected)
                if source.random() < card_share:
                    persons.append(person)
    return Synthetic(tuple(persons), premises)


def _person(source: random.Random, organisation: str, home: str, own: Sequence[str], expected: float) -> Person:
    first = source.choice((1, 1, 1, *range(1, 13)))
    count = max(1, min(200, round(source.gauss(expected, expected**0.5))))
    visits: Counter[tuple[str, int]] = Counter()
    for _ in range(count):
        place = home if source.random() < 0.95 else source.choice(own)  # noqa: PLR2004
        visits[place, source.randint(first, 12)] += 1
    classes = {
        "gender": source.choices(GENDERS, GENDER_CHANCES)[0],
        "age": source.choices(AGES, AGE_CHANCES)[0],
        "newness": "new" if first > 1 or source.random() < 0.3 else "returning",  # noqa: PLR2004
        "called_first": source.choices(("yes", "no", "unstated"), (10, 60, 30))[0],
        "language": source.choices(("sv", "en", "ar", "so"), (80, 8, 7, 5))[0],
    }
    return Person(organisation, classes, visits)


def band(count: int, span: Span) -> str:
    """Often, sometimes or seldom, by the usual limits scaled to the span."""
    months = span.last_month - span.first_month + 1
    return "often" if count >= 2 * months else "sometimes" if count >= max(1, months / 2) else "seldom"


def class_of(person: Person, count: int, span: Span, dimension: str, *, coarse: bool) -> str:
    """The code of someone in a dimension."""
    code = band(count, span) if dimension == "band" else person.classes[dimension]
    return COARSER[dimension].get(code, code) if coarse else code


def codes_of(dimension: str, *, coarse: bool) -> tuple[str, ...]:
    """All codes of a dimension."""
    codes = {
        "gender": GENDERS,
        "age": AGES,
        "newness": ("new", "returning"),
        "band": ("often", "sometimes", "seldom"),
        "called_first": ("yes", "no", "unstated"),
        "language": ("sv", "en", "ar", "so"),
    }[dimension]
    return tuple(dict.fromkeys(COARSER[dimension].get(code, code) if coarse else code for code in codes))


def totals(year: Synthetic, spans: Iterable[Span], measure: str, *, is_core: bool) -> Table:
    """Unique visitors, or visits, by place and time."""
    cells = []
    for code, place in year.places.items():
        for span in spans:
            there = year.visits_of(place, span)
            number = len(there) if measure == "unique_visitors" else sum(count for _, count in there)
            cells.append(Cell((*year.key(code), span.code), Quantity(measure, place[0], *span.days), number))
    counts = Counts.PERSONS if measure == "unique_visitors" else Counts.VISITS
    return Table(
        f"{measure}-{len(cells)}", measure, counts, ("organisation", "premises", "month"), tuple(cells), is_core
    )


def attributes(  # noqa: PLR0913  # what makes up a table
    year: Synthetic,
    dimensions: tuple[str, ...],
    places: Iterable[str],
    span: Span,
    *,
    is_core: bool,
    coarse: bool = False,
) -> Table:
    """Unique visitors by attributes with all totals, at each of the places; under it the same in coarse classes."""
    cells: list[Cell] = []
    of_place = {code: year.places[code] for code in places}
    for code, place in of_place.items():
        there = year.visits_of(place, span)
        numbers = _numbers(there, dimensions, span, coarse=coarse)
        for key, number in numbers.items():
            classes = sorted((name, own) for name, own in zip(dimensions, key, strict=True) if own != TOTAL)
            quantity = Quantity("unique_visitors", place[0], *span.days, tuple(classes))
            cells.append(Cell((*year.key(code), *key), quantity, number))
    is_finest = not coarse and any(COARSER[each] for each in dimensions)
    coarser = (attributes(year, dimensions, of_place, span, is_core=is_core, coarse=True),) if is_finest else ()
    name = "-".join(("core" if is_core else "further", *dimensions, span.code))
    return Table(
        name,
        "unique_visitors",
        Counts.PERSONS,
        ("organisation", "premises", *dimensions),
        tuple(cells),
        is_core,
        coarser,
    )


def _numbers(
    there: Sequence[tuple[Person, int]], dimensions: tuple[str, ...], span: Span, *, coarse: bool
) -> dict[tuple[str, ...], int]:
    keys: list[tuple[str, ...]] = [()]
    for dimension in dimensions:
        keys = [(*key, code) for key in keys for code in (*codes_of(dimension, coarse=coarse), TOTAL)]
    numbers = dict.fromkeys(keys, 0)
    for person, count in there:
        own = tuple(class_of(person, count, span, each, coarse=coarse) for each in dimensions)
        for mask in range(2 ** len(own)):
            numbers[tuple(TOTAL if mask >> place & 1 else code for place, code in enumerate(own))] += 1
    return numbers


def heads(  # noqa: PLR0913
    seed: int, measure: str, dimension: str, codes: dict[str, int], scope: str, *, is_core: bool
) -> Table:
    """Heads under code words, drawn around the numbers given."""
    source = random.Random(seed)  # noqa: S311
    drawn = {code: max(0, round(source.gauss(number, number**0.5))) for code, number in codes.items()}
    whole = Quantity(measure, scope, *WHOLE.days)
    cells = [Cell((TOTAL,), whole, sum(drawn.values()))]
    for code, number in drawn.items():
        cells.append(Cell((code,), Quantity(measure, scope, *WHOLE.days, ((dimension, code),)), number))
    return Table(f"{measure}-{scope}", measure, Counts.HEADS, (dimension,), tuple(cells), is_core)


def core_report(year: Synthetic, seed: int) -> list[Table]:
    """The core report of trust.md: coarse classes, the year and its halves."""
    spans = (*HALVES, WHOLE)
    organisations = [code for code in year.places if code.startswith("org")]
    wide = list(year.places)
    tables = [
        totals(year, MONTHS + spans, "visits", is_core=True),
        totals(year, spans, "unique_visitors", is_core=True),
        *(attributes(year, ("band",), wide, span, is_core=True) for span in spans),
        attributes(year, ("newness",), wide, WHOLE, is_core=True),
        attributes(year, ("gender",), organisations, WHOLE, is_core=True, coarse=True),
        attributes(year, ("age",), organisations, WHOLE, is_core=True, coarse=True),
    ]
    found = {"people": 20, "partners": 18, "outreach": 12, "other": 15}
    channels = {"voice": 90, "text": 120, "in-person": 45}
    for organisation in organisations:
        scope = f"organisation/{organisation}"
        tables.append(heads(seed, "how_found", "how_found", found, scope, is_core=True))
        tables.append(heads(seed, "outreach_contacts", "channel", channels, scope, is_core=True))
    return tables


def further_tables(year: Synthetic) -> list[Table]:
    """What is told where it can be: uniques by month, fine classes, classes crossed."""
    places = list(year.places)
    return [
        totals(year, MONTHS, "unique_visitors", is_core=False),
        *(attributes(year, (each,), places, WHOLE, is_core=False) for each in ("gender", "age", "called_first")),
        attributes(year, ("language",), places, WHOLE, is_core=False),
        attributes(year, ("gender", "age"), places, WHOLE, is_core=False),
        attributes(year, ("gender", "band"), places, WHOLE, is_core=False),
        *(attributes(year, ("gender",), places, span, is_core=False) for span in HALVES),
    ]


# Persons, visits a year, share of the persons with cards.
KINDS_OF_YEARS = {
    f"{name}, {card_share:.0%} with cards".replace("%", " %"): (persons, visits, card_share)
    for name, persons, visits in (("8 a day on 220 days", 90, 1760), ("25 on 45 evenings", 120, 1125))
    for card_share in (1.0, 0.6, 0.35)
}


def year_of_kind(kind: str, seed: int) -> Synthetic:
    """A year of one premises of that kind."""
    persons, visits, card_share = KINDS_OF_YEARS[kind]
    return synthetic_year(seed, {"org1": ("valla",)}, persons, visits, card_share=card_share)


def two_organisations(seed: int) -> Synthetic:
    """A year of two organisations with five premises."""
    return synthetic_year(seed, {"org1": ("p1", "p2", "p3"), "org2": ("p4", "p5")}, 90, 1760, card_share=0.8)


def surviving_share(tables: Sequence[Table], release: Release) -> float:
    """The share of the core report's cells that leave; a cell of merged classes stands for those merged in it."""
    left = {table.id: table for table in release.tables}
    survived = 0.0
    for table in tables:
        own = left[table.id].cells
        survived += len(table.cells) * sum(cell.value is not None for cell in own) / len(own)
    return survived / sum(len(table.cells) for table in tables)
