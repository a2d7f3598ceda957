"""What was set aside: the list of it, and one item, to be let in as it is, mended, or left out."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.activities.kinds import KIND
from app.database.statements import AnyRow
from app.errors import NotFound, Refusal
from app.log.drafts import Draft, EntryDraft, Origin
from app.log.entry_reading import EntryRefused
from app.log.models import Source
from app.log.staff_notes import place_of
from app.organisations.queries import premises_of
from app.search.actions import leave_out, let_in, opened, take_up_again
from app.search.forms import MendForm
from app.search.kept_item import Correction, KeptItem
from app.search.queries import activities_of, entry_numbered, is_in_log, kept_aside, kept_under
from app.search.wording import fill, reason_words, refused_words
from app.today.wording import entry_words, kind_name
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

set_aside = Blueprint("set_aside", __name__, url_prefix="/set-aside")


@set_aside.get("")
@policy(Policy.COORDINATOR)
def page() -> str:
    """What waits to be looked over, and what has been."""
    connection = reading()
    return render_template(
        "search/set_aside.html",
        waiting=kept_aside(connection, _organisation(), is_settled=False),
        settled=kept_aside(connection, _organisation(), is_settled=True),
        reason_words=reason_words,
    )


@set_aside.route("/<key>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def one(key: str) -> Response | str | tuple[str, int]:
    """One item: what it says, and a form in which it can be mended and let in."""
    kept = _kept(key)
    item, form, refused = opened(kept), _form(), ""
    if form.validate_on_submit() and item.is_entry:
        try:
            let_in(kept, _mended(kept, item, form), current_user.staff_id, clock.now())
            return _settled(_("It is let in, and counts."))
        except EntryRefused as refusal:
            refused_words(form, refusal)
        except Refusal:
            refused = _("Someone has settled it meanwhile, or it cannot be taken in so. Load the page again.")
    elif not form.is_submitted():
        fill(form, item, kept, _places())
    shown = render_template("search/set_aside_item.html", form=form, refused=refused, **_seen(kept, item))
    return shown, 422 if form.is_submitted() else 200


@set_aside.post("/<key>/as-it-is")
@policy(Policy.COORDINATOR)
def as_it_is(key: str) -> Response:
    """Let it in as it came, where nothing need be mended any more."""
    kept = _kept(key)
    draft = _as_it_is(kept, opened(kept))
    if PressedForm().validate_on_submit() and draft is not None:
        let_in(kept, draft, current_user.staff_id, clock.now())
        return _settled(_("It is let in, and counts."))
    return redirect(url_for("set_aside.one", key=key))


@set_aside.post("/<key>/leave-out")
@policy(Policy.COORDINATOR)
def left_out(key: str) -> Response:
    """Count it never, or let it wait again."""
    kept = _kept(key)
    if not PressedForm().validate_on_submit():
        return redirect(url_for("set_aside.one", key=key))
    if kept.settled_at is None:
        leave_out(kept, current_user.staff_id, clock.now())
        return _settled(_("It is left out. It stays here, and can be taken up again."))
    take_up_again(kept)
    return _settled(_("It waits again to be looked over."))


def _form() -> MendForm:
    form = MendForm()
    form.offer(
        {slug: kind_name(slug) for slug in KIND},
        [(place.slug, place.name) for place in _places()],
        [(each.slug, each.name) for each in activities_of(reading(), _organisation())],
    )
    return form


def _seen(kept: AnyRow, item: KeptItem) -> dict[str, Any]:
    first = item.identifier() if kept.status == "conflict" else None
    is_known = first is not None and is_in_log(reading(), _organisation(), first)
    return {
        "kept": kept,
        "item": item,
        "pressed": PressedForm(),
        "may_go_as_it_is": _as_it_is(kept, item) is not None,
        "first": entry_numbered(reading(), _organisation(), first) if first and is_known else None,
        "reason_words": reason_words,
        "entry_words": entry_words,
    }


def _as_it_is(kept: AnyRow, item: KeptItem) -> Draft | None:
    """Its draft, where it can be read by now; what collides with another entry is not let in under the same id."""
    place = next((each for each in _places() if each.id == kept.premises_id), None)
    if kept.status == "conflict" or place is None:
        return None
    draft = item.as_it_is(place_of(place), _origin(kept))
    known = {activity.slug for activity in activities_of(reading(), _organisation())}
    if isinstance(draft, EntryDraft) and draft.activity is not None and draft.activity not in known:
        return None
    return draft


def _mended(kept: AnyRow, item: KeptItem, form: MendForm) -> EntryDraft:
    place = next(each for each in _places() if each.slug == form.premises.data)
    activities = {each.slug: each for each in activities_of(reading(), _organisation())}
    own = item.identifier()
    # Under its own id, so that the tablet may send it again; where that is taken, under one that is this item's alone.
    identifier = own if own and not is_in_log(reading(), _organisation(), own) else bytes(kept.fingerprint)
    activity = activities.get(form.activity.data)
    correction = Correction(identifier, form.given(), may_have_person=not (activity and activity.is_visiting_group))
    return item.mended(correction, place_of(place), _origin(kept))


def _origin(kept: AnyRow) -> Origin:
    source = Source.STAFF if kept.kiosk_id is None else Source.KIOSK
    return Origin(source, kept.received_at, kiosk_id=kept.kiosk_id, staff_id=current_user.staff_id)


def _kept(key: str) -> AnyRow:
    try:
        return kept_under(reading(), _organisation(), bytes.fromhex(key))
    except ValueError:
        raise NotFound("There is no such item.") from None


def _settled(words: str) -> Response:
    flash(words)
    return redirect(url_for("set_aside.page"))


def _places() -> list[AnyRow]:
    return premises_of(reading(), _organisation())


def _organisation() -> int:
    return int(current_user.organisation_id)
