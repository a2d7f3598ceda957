"""The two invented places: when they are open, who comes how often, what they offer."""

from __future__ import annotations

from dataclasses import dataclass

from app.activities.actions import NewActivity
from app.activities.schedule import time_said
from app.demonstration.timetable import Recurrence

THURSDAY, SATURDAY = 3, 5
DECEMBER = range(12, 13)
SECOND_WEEK = range(8, 15)
Hours = tuple[int, int]  # minutes after midnight


@dataclass(frozen=True)
class Circle:
    """People who come about as often as each other. While one stays away for good, another takes the place.

    people_count: at one time. days_a_year, stays_days: from lowest to highest.
    """

    people_count: int
    days_a_year: tuple[int, int]
    stays_days: tuple[int, int]
    is_in_training: bool = False


@dataclass(frozen=True)
class Place:
    """An organisation with one premises."""

    organisation: str
    organisation_name: str
    premises: str
    name: str
    hours: dict[int, Hours]  # by weekday, Monday 0
    pull: dict[int, float]  # how a year's visits are spread over the weekdays; sums to 1
    rush: dict[int, Hours]  # by weekday: when nearly everybody comes, where that is not the whole day
    closed_weeks: range  # of summer
    sick_days_a_year: int
    circles: tuple[Circle, ...]
    anonymous_a_day: float  # taps by people without a card
    capacity_count: int
    activities: tuple[NewActivity, ...]
    recurrences: dict[str, Recurrence]  # by slug, of what is not held every week


def _weekly(slug: str, kind: str, name: str, picture: str, *when: str, is_visiting_group: bool = False) -> NewActivity:
    return NewActivity(slug, kind, name, picture, is_visiting_group, tuple(map(time_said, when)))


VALLA = Place(
    organisation="kamratstodet",
    organisation_name="Kamratstödet",
    premises="valla",
    name="Vallastugan",
    hours={0: (600, 960), 1: (600, 960), 2: (660, 1200), 3: (600, 960), 4: (600, 960)},
    pull={0: 0.18, 1: 0.18, 2: 0.2, 3: 0.17, 4: 0.27},
    rush={},
    closed_weeks=range(28, 32),
    sick_days_a_year=10,
    circles=(
        Circle(16, (35, 85), (500, 1600)),
        Circle(16, (8, 20), (250, 800)),
        Circle(14, (3, 6), (120, 400)),
    ),
    anonymous_a_day=1.1,
    capacity_count=30,
    activities=(
        _weekly("friday-lunch", "meal", "Fredagslunch", "soup", "fri 11:45-13:00"),
        NewActivity("christmas-eve", "meal", "Julafton tillsammans", "christmas"),
        _weekly("tuesday-walk", "walk", "Tisdagspromenad", "", "tue 10:30-11:45"),
        _weekly("thursday-walk", "walk", "Torsdagspromenad", "", "thu 10:30-11:45"),
        NewActivity("new-year", "session", "Nyårsfest", "party"),
        _weekly("aa", "session", "AA-möte", "", "wed 18:30-20:00", is_visiting_group=True),
    ),
    recurrences={
        "christmas-eve": Recurrence(14 * 60, 19 * 60, range(24, 25), DECEMBER),
        "new-year": Recurrence(18 * 60, 90, range(31, 32), DECEMBER),
    },
)

HAMNEN = Place(
    organisation="hamnkyrkan",
    organisation_name="Hamnkyrkan",
    premises="hamnen",
    name="Café Hamnen",
    hours={0: (540, 900), 1: (540, 900), 2: (540, 900), 3: (540, 1260), 4: (540, 780)},
    pull={0: 0.07, 1: 0.05, 2: 0.06, 3: 0.75, 4: 0.07},
    rush={3: (1005, 1170)},
    closed_weeks=range(28, 33),
    sick_days_a_year=3,
    circles=(
        Circle(20, (30, 44), (600, 1800)),
        Circle(18, (9, 20), (300, 900)),
        Circle(15, (3, 6), (150, 420)),
        Circle(15, (8, 30), (200, 600), is_in_training=True),
    ),
    anonymous_a_day=0.9,
    capacity_count=60,
    activities=(
        _weekly("thursday-supper", "meal", "Torsdagsmiddag", "", "thu 17:30-19:30"),
        NewActivity("christmas-buffet", "meal", "Julbord", "christmas"),
        _weekly("celebrate-recovery", "session", "Celebrate Recovery", "group", "mon 18:00-20:00"),
        _weekly("women", "session", "Kvinnogrupp", "tea", "tue 14:00-15:00"),
        _weekly("men", "session", "Mansgrupp", "talk", "wed 14:00-15:00"),
        NewActivity("lp-meeting", "session", "LP-möte", "music"),
        NewActivity("children", "session", "Barnens lördag", "child"),
        NewActivity("carpentry", "training", "Snickeriet"),
        NewActivity("second-hand", "training", "Second hand", "clothes"),
    ),
    recurrences={
        "christmas-buffet": Recurrence(18 * 60, 21 * 60, range(11, 18), DECEMBER, THURSDAY),
        "lp-meeting": Recurrence(18 * 60 + 30, 20 * 60, SECOND_WEEK, weekday=THURSDAY),
        "children": Recurrence(11 * 60, 14 * 60, SECOND_WEEK, weekday=SATURDAY),
    },
)

PLACES = (VALLA, HAMNEN)
