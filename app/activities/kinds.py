"""The one list of kinds: what an entry can be, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of entry (figures.md, ground rule 5).

    visiting: a person in it is a visitor that day. on_premises: it makes a day with nothing recorded an open day.
    chosen_at_door: may be a tile at the kiosk; what would tell the queue of someone's need may not.
    tells_of_need: a tile only where the premises want it; handouts then by head, a shift of work training by card.
    counted_in_hours: what counts of it is how long, not how many heads.
    person_allowed: may be tied to a pseudonym. columns: the columns of its own, beside those that all have.
    """

    slug: str
    sv: str
    en: str
    picture: str
    visiting: bool = False
    on_premises: bool = False
    chosen_at_door: bool = False
    tells_of_need: bool = False
    person_allowed: bool = True
    counted_in_hours: bool = False
    columns: tuple[str, ...] = ()
    highest_count: int = 1000


KINDS = (
    Kind("visit", "besök", "visit", "coffee", visiting=True, on_premises=True, columns=("basis",)),
    Kind("meal", "måltid", "meal", "meal", visiting=True, on_premises=True, chosen_at_door=True, columns=("basis",)),
    Kind("walk", "promenad", "walk", "walk", visiting=True, on_premises=True, chosen_at_door=True, columns=("basis",)),
    Kind(
        "session",
        "tillfälle",
        "session",
        "group",
        visiting=True,
        on_premises=True,
        chosen_at_door=True,
        columns=("basis",),
    ),
    Kind(
        "training",
        "arbetsträning",
        "work training",
        "training",
        on_premises=True,
        tells_of_need=True,
        counted_in_hours=True,
        columns=("basis",),
    ),
    Kind(
        "handout",
        "utdelning",
        "handout",
        "handout",
        on_premises=True,
        tells_of_need=True,
        columns=("item", "basis"),
    ),
    Kind(
        "outreach",
        "kontakt",
        "contact",
        "phone",
        columns=("channel", "direction", "topic", "reached"),
        highest_count=20,
    ),
    Kind("accompaniment", "följa med", "accompaniment", "accompany", columns=("authority",)),
    Kind("volunteering", "ideellt arbete", "volunteering", "volunteer", counted_in_hours=True, columns=("basis",)),
    Kind(
        "community-service",
        "samhällstjänst",
        "community service",
        "service",
        person_allowed=False,
        counted_in_hours=True,
        columns=("basis",),
    ),
    Kind("cooperation", "samverkan", "cooperation", "cooperation", person_allowed=False, columns=("partner",)),
    Kind("placement", "placering", "placement", "placement", person_allowed=False, columns=("referrer",)),
    Kind(
        "source", "hur man hittade hit", "how people found us", "source", person_allowed=False, columns=("how_found",)
    ),
)

DOOR_KINDS = tuple(kind.slug for kind in KINDS if kind.chosen_at_door)
DOOR_KINDS_WITH_NEEDS = tuple(kind.slug for kind in KINDS if kind.chosen_at_door or kind.tells_of_need)
KIND = {kind.slug: kind for kind in KINDS}
VISITING_KINDS = tuple(kind.slug for kind in KINDS if kind.visiting)
ON_PREMISES_KINDS = tuple(kind.slug for kind in KINDS if kind.on_premises)


def may_be_tile(kind: str, is_visiting_group: bool, with_needs: bool) -> bool:
    """Whether the door may show it: what tells the queue of someone's need only where the premises want it."""
    if with_needs:
        return kind in DOOR_KINDS_WITH_NEEDS
    return kind in DOOR_KINDS and not is_visiting_group
