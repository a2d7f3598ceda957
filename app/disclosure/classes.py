"""The classes that finer ones are merged into before anything is hidden: the one declared list (trust.md, 2 and 4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Merge:
    """Coarser classes of one dimension: each group with the codes it takes, and the group of all other codes.

    A group means the sum of its codes, so a number of the finer table and one of the coarser are bound by it.
    rest_codes: those that the rest is the sum of, where all of them are known.
    """

    id: str
    dimension: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    rest: str
    rest_codes: tuple[str, ...] = ()

    def group_of(self, code: str) -> str:
        """The group that a code falls into; a group's own name stays what it is, so that merging twice is merging."""
        for group, codes in self.groups:
            if code == group or code in codes:
                return group
        return self.rest

    @property
    def group_codes(self) -> tuple[str, ...]:
        """Every group, in the order in which it is read."""
        return tuple(dict.fromkeys((*(group for group, _ in self.groups), self.rest)))


GENDERS = Merge("genders", "gender", (("woman", ()), ("man", ())), "other-or-unstated", ("other", "unstated"))
AGES = Merge("ages", "age", (("under-30", ("18-29",)), ("30-and-over", ("30-44", "45-64", "65-plus"))), "unstated")
CHANNELS = Merge(
    "channels",
    "channel",
    (("voice", ("phone", "video")), ("text", ("sms", "social-media", "email", "letter")), ("in-person", ())),
    "unstated",
)
WAYS_HERE = Merge(
    "ways_here",
    "how_found",
    (
        ("people", ("friend", "family", "relative", "neighbour", "visitor")),
        (
            "partners",
            (
                *(
                    "partner",
                    "social-services",
                    "supported-housing",
                    "probation",
                    "employment-service",
                    "lss",
                    "parish",
                ),
                *("labour-market-centre", "social-insurance", "health-centre", "psychiatry", "addiction-clinic"),
                *("police", "school", "library", "health-care", "city-mission", "womens-shelter"),
            ),
        ),
        ("by-outreach", ("outreach", "open-house")),
    ),
    "other-ways",
)
PEOPLE_AND_PARTNERS = Merge(
    "people_and_partners",
    "how_found",
    (("people", ()), ("partners", ())),
    "outreach-or-other-ways",
    ("by-outreach", "other-ways"),
)
ONLY_PEOPLE = Merge(
    "only_people", "how_found", (("people", ()),), "not-people", ("partners", "by-outreach", "other-ways")
)
AUTHORITIES = Merge("authorities", "authority", (("social-services", ()),), "other-authorities")
REGULARS_OR_NOT = Merge("regulars_or_not", "band", (("often", ()),), "sometimes-or-seldom", ("sometimes", "seldom"))
SELDOM_OR_NOT = Merge("seldom_or_not", "band", (("often-or-sometimes", ("often", "sometimes")),), "seldom")
UNDER_30_OR_NOT = Merge(
    "under_30_or_not", "age", (("under-30", ()),), "30-and-over-or-unstated", ("30-and-over", "unstated")
)
PARTS_OF_DAY = Merge(
    "parts_of_day",
    "part_of_day",
    # After midnight belongs to the evening before, for the service day does.
    (
        ("morning", tuple(f"{hour:02d}" for hour in range(4, 12))),
        ("afternoon", tuple(f"{hour:02d}" for hour in range(12, 17))),
    ),
    "evening",
)

MERGES: tuple[Merge, ...] = (
    GENDERS,
    AGES,
    CHANNELS,
    WAYS_HERE,
    PEOPLE_AND_PARTNERS,
    ONLY_PEOPLE,
    AUTHORITIES,
    REGULARS_OR_NOT,
    SELDOM_OR_NOT,
    UNDER_30_OR_NOT,
    PARTS_OF_DAY,
)
MERGE = {merge.id: merge for merge in MERGES}


def finer_codes() -> dict[str, dict[str, frozenset[str]]]:
    """For each dimension the codes that each merged class is the sum of, where they are known."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for merge in MERGES:
        for group, codes in (*merge.groups, (merge.rest, merge.rest_codes)):
            if codes:
                found.setdefault(merge.dimension, {})[group] = frozenset(codes)
    return found
