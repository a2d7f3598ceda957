"""The two invented places: when they are open, who comes how often, what they offer."""

from __future__ import annotations

from dataclasses import dataclass

from app.activities.actions import NewActivity

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
        NewActivity("friday-lunch", "meal", "Fredagslunch", "soup"),
        NewActivity("christmas-eve", "meal", "Julafton tillsammans", "christmas"),
        NewActivity("tuesday-walk", "walk", "Tisdagspromenad"),
        NewActivity("thursday-walk", "walk", "Torsdagspromenad"),
        NewActivity("new-year", "session", "Nyårsfest", "party"),
        NewActivity("aa", "session", "AA-möte", is_visiting_group=True),
    ),
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
        NewActivity("thursday-supper", "meal", "Torsdagsmiddag"),
        NewActivity("christmas-buffet", "meal", "Julbord", "christmas"),
        NewActivity("celebrate-recovery", "session", "Celebrate Recovery", "group"),
        NewActivity("women", "session", "Kvinnogrupp", "tea"),
        NewActivity("men", "session", "Mansgrupp", "talk"),
        NewActivity("lp-meeting", "session", "LP-möte", "music"),
        NewActivity("children", "session", "Barnens lördag", "child"),
        NewActivity("carpentry", "training", "Snickeriet"),
        NewActivity("second-hand", "training", "Second hand", "clothes"),
    ),
)

PLACES = (VALLA, HAMNEN)
