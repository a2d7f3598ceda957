"""What staff fill in about an activity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, Regexp

from app.activities.kinds import KIND
from app.activities.models import Shown
from app.activities.pictures import PICTURES
from app.activities.schedule import ActivityTime
from app.activities.time_fields import TimeRow, row_of
from app.activities.wishes import ActivityWishes, Offer
from app.activities.wording import OFFERED_KINDS, SHOWN_WORDS, kind_in_words
from app.database.statements import AnyRow
from app.web.plain_text import is_plain

LONGEST_NAME = 80
MOST_TIMES = 60
HEADS = r"([1-9][0-9]{0,2}|1000)\Z"


class OfferRow(Form):
    """How it is offered at one premises."""

    premises = HiddenField()
    shown = SelectField(
        words("Where it is shown"), choices=[SelectChoice(each.value, said) for each, said in SHOWN_WORDS.items()]
    )
    capacity = StringField(
        words("Room for how many"),
        validators=[
            Optional(),
            Regexp(HEADS, message=words("Write a number from 1 to 1000, or leave it empty.")),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4},
    )


class ActivityForm(FlaskForm):
    """An activity, new or as it is to be; places: the premises of the organisation, by name."""

    version = HiddenField(default="0")
    name = StringField(
        words("What it is called"),
        validators=[
            DataRequired(words("Give it a name.")),
            Length(max=LONGEST_NAME, message=words("Make it shorter.")),
            is_plain,
        ],
        description=words("As it is to stand on the tile. For example: Friday lunch."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )
    kind = RadioField(words("What kind it is"), validate_choice=False)
    picture = RadioField(
        words("Picture"),
        choices=[
            SelectChoice("", words("as its kind")),
            *(SelectChoice(name, said) for name, said in PICTURES.items()),
        ],
        default="",
    )
    visiting_group = BooleanField(words("A visiting group that borrows the premises"))
    offers = FieldList(FormField(OfferRow))
    times = FieldList(FormField(TimeRow), max_entries=MOST_TIMES)

    def __init__(self, places: Iterable[AnyRow], wishes: ActivityWishes | None, **options: Any) -> None:
        self.places = {place.slug: place for place in places}
        super().__init__(data=self._data_of(wishes) if wishes else None, **options)
        # An import may have brought another kind.
        other = [wishes.kind] if wishes and wishes.kind not in ("", *OFFERED_KINDS) else []
        self.kind.choices = [SelectChoice(kind, _named(kind)) for kind in (*OFFERED_KINDS, *other)]
        for row in self.times:
            row.form.premises.choices = [SelectChoice(slug, place.name) for slug, place in self.places.items()]

    def add_time(self, premises: str) -> None:
        """One more blank row, at these premises unless the last one was elsewhere."""
        if len(self.times) >= MOST_TIMES:
            return
        last = self.times[-1].form.premises.data if len(self.times) else premises
        added = self.times.append_entry({"premises": last, "when": "0"})
        added.form.premises.choices = [SelectChoice(slug, place.name) for slug, place in self.places.items()]

    def remove_time(self, place_in_list: int) -> None:
        """Without that row; the others keep what is typed in them."""
        self.times.entries[place_in_list : place_in_list + 1] = []

    def wishes(self) -> ActivityWishes:
        """What it says, once it has been looked over."""
        times: dict[str, list[Any]] = {slug: [] for slug in self.places}
        for row in self.times:
            if not row.form.is_blank:
                times[row.form.premises.data].append(row.form.time())
        offers = {row.form.premises.data: row.form for row in self.offers}
        return ActivityWishes(
            self.name.data.strip(),
            self.kind.data,
            self.picture.data or "",
            self.visiting_group.data,
            tuple(_offer(place.id, offers[slug], tuple(times[slug])) for slug, place in self.places.items()),
        )

    def validate_kind(self, field: Field) -> None:
        """One of those that are shown."""
        if field.data not in [each.value for each in field.choices]:
            raise ValidationError(_("Choose what kind it is."))

    def validate_visiting_group(self, field: Field) -> None:
        """Who borrows the premises is there."""
        if field.data and self.kind.data in KIND and not KIND[self.kind.data].on_premises:
            raise ValidationError(_("A visiting group meets here. Choose “Group or gathering” as its kind."))

    def validate_offers(self, field: Field) -> None:
        """Each premises once, as the page was given them."""
        if sorted(row.form.premises.data or "" for row in field) != sorted(self.places):
            raise ValidationError(_("The premises have changed. Load the page again."))

    def _data_of(self, wishes: ActivityWishes) -> dict[str, Any]:
        slugs = {place.id: slug for slug, place in self.places.items()}
        return {
            "name": wishes.name,
            "kind": wishes.kind,
            "picture": wishes.picture if wishes.picture in PICTURES else "",
            "visiting_group": wishes.is_visiting_group,
            "offers": [
                {"premises": slugs[each.premises_id], "shown": each.shown.value, "capacity": str(each.capacity or "")}
                for each in wishes.offers
            ],
            "times": [row_of(time, slugs[each.premises_id]) for each in wishes.offers for time in each.times],
        }


class PressedForm(FlaskForm):
    """A press of a button on one version of an activity."""

    version = HiddenField()


def _offer(premises_id: int, row: Form, times: tuple[ActivityTime, ...]) -> Offer:
    capacity = (row.capacity.data or "").strip()
    return Offer(premises_id, Shown(row.shown.data), int(capacity) if capacity else None, times)


def _named(kind: str) -> str:
    said = kind_in_words(kind)
    return said[:1].upper() + said[1:]
