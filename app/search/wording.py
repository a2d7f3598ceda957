"""How what was set aside is said in words, and how its form is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from flask_babel import gettext as _
from wtforms import Field

from app.activities.kinds import KIND
from app.database.statements import AnyRow
from app.kiosk_host.intake.sealed_items import SHUT_OUT
from app.log.entry_reading import EntryRefused
from app.log.entry_times import read_time
from app.log.fields import FieldRefused
from app.search.forms import MendForm
from app.search.kept_item import KeptItem
from app.service_day import zone


def reason_words(kept: AnyRow) -> str:
    """Why an item was set aside."""
    if kept.status == "conflict":
        return _("Noted twice with different content. The first one counts.")
    if kept.reason == SHUT_OUT:
        return _("It came from a tablet that had been shut out.")
    return _("It could not be understood as it came.")


def fill(form: MendForm, item: KeptItem, kept: AnyRow, places: Sequence[AnyRow]) -> None:
    """Put what the item says into the form, as far as its fields can show it."""
    place = next((each for each in places if each.id == kept.premises_id), places[0] if places else None)
    if place is None:
        return
    form.premises.data = place.slug
    form.kind.data = item.said("kind") if item.said("kind") in KIND else "visit"
    form.activity.data = item.said("activity")
    form.count.data = 1
    for name in ("count", "children", "minutes"):
        with suppress(ValueError):
            form[name].data = int(item.said(name))
    local = kept.received_at.astimezone(zone(place.time_zone))
    form.day.data, form.time.data = local.date(), local.time()
    with suppress(FieldRefused):
        when = read_time(item.said("at"), place.time_zone, place.cutoff_minute)
        at = when.at.astimezone(zone(place.time_zone)) if when.at else None
        form.day.data, form.time.data = (at.date(), at.time()) if at else (when.day, None)


def refused_words(form: MendForm, refusal: EntryRefused) -> None:
    """Say beside each field why the entry cannot be so."""
    fields = {"at": form.day, "person": form.kind}
    for column, reason in refusal.reasons:
        field: Field = fields.get(column) or form._fields.get(column, form.kind)
        field.errors = [*field.errors, _refusal_in_words(column, reason)]


def _refusal_in_words(column: str, reason: str) -> str:
    if column == "count" and "with a person" in reason:
        return _("A card was shown with it, so it is one person.")
    if column == "children":
        return _("Children are counted among the heads, and only without a card.")
    if column == "person":
        return _("A card was shown with it, and this kind is never tied to a person.")
    if column == "at":
        return _("There is no such day or time.")
    return _("That does not go with this kind.")
