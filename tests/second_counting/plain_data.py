"""The plain records that the second counting works on."""

from dataclasses import dataclass, field, replace
from datetime import date, time

# A person is told apart by organisation: the same label in two organisations is two people.
Person = tuple[str, str]
# What the staff recorded, and all figures of days, hang on one premises on one service day.
PremisesDay = tuple[str, date]
# weekday (Monday = 0) -> (opens, closes)
WeeklyPlan = dict[int, tuple[time, time]]

ANSWERS = ("gender", "age_band", "been_before", "called_first", "replaces_lost")

VISITING_KINDS = ("visit", "meal", "walk", "session")
ON_PREMISES_KINDS = ("visit", "meal", "walk", "session", "training", "handout")
ACTIVITY_KINDS = ("meal", "walk", "session", "training", "handout")


@dataclass(frozen=True)
class Premises:
    """A place with a door."""

    slug: str
    organisation: str
    time_zone: str = "Europe/Stockholm"
    cutoff: time = time(4, 0)


@dataclass(frozen=True)
class Entry:
    """One row of the log, with its service day and, where known, its local hour."""

    id: bytes
    premises: str
    kind: str
    day: date
    hour: int | None = None
    activity: str = ""
    person: Person | None = None
    count: int = 1
    children: int = 0
    minutes: int | None = None
    channel: str = ""
    direction: str = ""
    authority: str = ""
    item: str = ""
    partner: str = ""
    reached: bool = True
    referrer: str = ""
    how_found: str = ""
    # what the person said of themselves with this entry, by the names in ANSWERS
    said: dict[str, str] = field(default_factory=dict)

    def of_person(self, person: Person) -> "Entry":
        """The same entry, made by another person."""
        return replace(self, person=person)


@dataclass(frozen=True)
class Opening:
    """What the staff recorded about one premises on one service day."""

    premises: str
    day: date
    state: str
    opens: time | None = None
    closes: time | None = None
    heads: int | None = None


@dataclass(frozen=True)
class Limits:
    """Visit days a year from which one is here often and sometimes, where somebody has set them."""

    agreement: tuple[int, int] | None = None
    premises: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Log:
    """All that the figures of one scope are counted from: voids left out, linked persons made one."""

    scope: list[str]
    entries: list[Entry]
    openings: dict[PremisesDay, Opening]
    weekly_plans: dict[str, list[tuple[date, WeeklyPlan]]]
    limits: Limits
    organisation_of: dict[str, str]
    answers: dict[Person, dict[str, str]]
    persons_with_link: set[Person]
    first_visit_days: dict[Person, date]
