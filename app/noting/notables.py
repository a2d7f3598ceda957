"""The one list of what can be noted by hand: for each kind its words, the parts of its form, who sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as words

from app.errors import NotFound
from app.web.policies import Policy

OWN_FORM = "noting.entry"


class Part(Enum):
    """What a form asks beside which activity and when."""

    HEADS = "heads"
    CHILDREN = "children"
    MINUTES = "minutes"  # by bands, of which one is pressed
    HOURS = "hours"
    BASIS = "basis"
    REMARK = "remark"  # a note on the session, which says nothing about persons


@dataclass(frozen=True)
class Notable:
    """Something that can be noted.

    heads: what the number of heads is called; usual_heads: where it begins, empty where it must be counted.
    code: the column of its code word, with code_asks as the question. takes_cards: own ones may be counted by card.
    endpoint: the page that its button leads to; of another feature where that has a form of its own.
    """

    kind: str
    name: LazyString
    purpose: LazyString
    picture: str
    parts: tuple[Part, ...] = ()
    heads: LazyString | str = ""
    usual_heads: int | None = None
    code: str = ""
    code_asks: LazyString | str = ""
    takes_cards: bool = False
    role: Policy = Policy.VOLUNTEER
    endpoint: str = OWN_FORM

    def address(self, slug: str) -> str:
        """Where it is noted."""
        return url_for(OWN_FORM, slug=slug, kind=self.kind) if self.has_own_form else url_for(self.endpoint)

    @property
    def has_own_form(self) -> bool:
        """Whether it is noted here and not on a page of another feature."""
        return self.endpoint == OWN_FORM


# In the order of the page. Contacts outside the premises and work training have features with forms of their own.
NOTABLES = (
    Notable(
        "visit",
        words("Visits"),
        words("When the tablet was not there"),
        "door-open",
        (Part.HEADS, Part.CHILDREN, Part.BASIS),
        heads=words("How many came?"),
    ),
    Notable(
        "meal",
        words("Meal"),
        words("Lunch, coffee, Christmas buffet"),
        "utensils",
        (Part.HEADS, Part.BASIS),
        heads=words("How many ate?"),
        takes_cards=True,
    ),
    Notable(
        "walk",
        words("Walk"),
        words("How many walked along"),
        "footprints",
        (Part.HEADS, Part.BASIS),
        heads=words("How many walked?"),
        takes_cards=True,
    ),
    Notable(
        "session",
        words("Group"),
        words("Your own, and those that borrow the premises"),
        "users",
        (Part.HEADS, Part.BASIS, Part.REMARK),
        heads=words("How many took part?"),
        takes_cards=True,
    ),
    Notable(
        "handout",
        words("Handout"),
        words("Food bags, clothes, hygiene articles"),
        "gift",
        (Part.HEADS,),
        heads=words("How many were handed out?"),
        usual_heads=1,
        code="item",
        code_asks=words("What was handed out?"),
        takes_cards=True,
    ),
    Notable(
        "outreach",
        words("New contact"),
        words("A call, a message, a meeting outside"),
        "phone",
        endpoint="outreach.page",
    ),
    Notable(
        "accompaniment",
        words("Went along"),
        words("To an authority, to health care"),
        "landmark",
        (Part.MINUTES,),
        code="authority",
        code_asks=words("Where to?"),
    ),
    Notable(
        "cooperation",
        words("Partners"),
        words("Information, meetings, visits"),
        "handshake",
        (Part.HEADS, Part.MINUTES),
        heads=words("How many meetings or visits?"),
        usual_heads=1,
        code="partner",
        code_asks=words("With whom?"),
    ),
    Notable(
        "training",
        words("Work training"),
        words("Shifts that begin and end"),
        "wrench",
        endpoint="training.day",
    ),
    Notable(
        "volunteering",
        words("Volunteer hours"),
        words("Your own, or everyone's together"),
        "heart-handshake",
        (Part.HOURS, Part.BASIS),
        takes_cards=True,
    ),
    Notable(
        "community-service",
        words("Community service"),
        words("Hours only, never a person"),
        "hammer",
        (Part.HOURS, Part.BASIS),
    ),
    Notable(
        "placement",
        words("New in work training"),
        words("How many were placed, and by whom"),
        "compass",
        (Part.HEADS,),
        heads=words("How many were placed?"),
        usual_heads=1,
        code="referrer",
        code_asks=words("Who placed them?"),
        role=Policy.COORDINATOR,
    ),
    Notable(
        "source",
        words("How people found us"),
        words("Heads, never beside a person"),
        "megaphone",
        (Part.HEADS,),
        heads=words("How many found us that way?"),
        usual_heads=1,
        code="how_found",
        code_asks=words("How did they find us?"),
        role=Policy.COORDINATOR,
    ),
)
NOTED_HERE = tuple(notable for notable in NOTABLES if notable.has_own_form)
NOTABLE = {notable.kind: notable for notable in NOTED_HERE}


def notable_of(kind: str) -> Notable:
    """What the kind's form is made of; raises NotFound for a kind that is not noted here."""
    if kind not in NOTABLE:
        raise NotFound("That is not noted here.")
    return NOTABLE[kind]
