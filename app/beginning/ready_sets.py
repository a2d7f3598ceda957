"""The one list of ready sets: what places like this one usually offer, to begin with and to change at will; pure."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as words

from app.activities.actions import NewActivity


@dataclass(frozen=True)
class ReadyActivity:
    """An activity that can be offered with one press; its name is written in the language of whoever presses."""

    slug: str
    kind: str
    name: LazyString
    picture: str = ""
    is_visiting_group: bool = False

    def new(self) -> NewActivity:
        """What it is made from."""
        return NewActivity(self.slug, self.kind, str(self.name), self.picture, self.is_visiting_group)


@dataclass(frozen=True)
class ReadySet:
    """What one sort of place offers. picture: an icon's name. The same slug in two sets is the same activity."""

    slug: str
    name: LazyString
    picture: str
    activities: tuple[ReadyActivity, ...]


READY_SETS = (
    ReadySet(
        "peer-support",
        words("Peer support"),
        "users-round",
        (
            ReadyActivity("shared-lunch", "meal", words("Shared lunch"), "soup"),
            ReadyActivity("walk", "walk", words("Walk together")),
            ReadyActivity("talking-group", "session", words("Talking group"), "talk"),
            ReadyActivity("handicraft", "session", words("Handicraft"), "handicraft"),
            ReadyActivity("aa", "session", words("AA meeting"), is_visiting_group=True),
        ),
    ),
    ReadySet(
        "church-social-work",
        words("Church social work"),
        "heart-handshake",
        (
            ReadyActivity("soup-supper", "meal", words("Soup supper"), "soup"),
            ReadyActivity("prayers", "session", words("Prayers"), "candle"),
            ReadyActivity("womens-group", "session", words("Women's group"), "tea"),
            ReadyActivity("mens-group", "session", words("Men's group"), "friends"),
            ReadyActivity("clothes", "handout", words("Clothes"), "clothes"),
        ),
    ),
    ReadySet(
        "sober-cafe",
        words("Sober café"),
        "coffee",
        (
            ReadyActivity("coffee-and-bread", "meal", words("Coffee and sandwiches"), "coffee"),
            ReadyActivity("games-evening", "session", words("Games evening"), "game"),
            ReadyActivity("music-evening", "session", words("Music evening"), "music"),
            ReadyActivity("film-evening", "session", words("Film evening"), "film"),
        ),
    ),
    ReadySet(
        "food-bags",
        words("Food bags"),
        "shopping-bag",
        (
            ReadyActivity("food-bag", "handout", words("Food bag"), "handout"),
            ReadyActivity("hygiene", "handout", words("Hygiene articles"), "bath"),
        ),
    ),
)
SET = {each.slug: each for each in READY_SETS}


def activities_of(slugs: list[str]) -> list[ReadyActivity]:
    """What the sets offer together, each once, in the order of the list."""
    found = {activity.slug: activity for each in READY_SETS if each.slug in slugs for activity in each.activities}
    return list(found.values())
