"""The page that shows what stood before in one place of a report, and the way to take it back."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotFound
from app.extensions import db
from app.followup.asked import asked_draft
from app.followup.desk import Desk, desk_of
from app.followup.forms import TakeUpForm
from app.followup.pages import today, writer
from app.followup.reading_pages import reports
from app.followup.writing.actions import NewText, write_text
from app.followup.writing.earlier import savings_of
from app.followup.writing.queries import earlier_texts
from app.followup.writing.slots import JUDGED_BASIS, JUDGED_COUNT
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["reports"]


@reports.get("/<int:draft_id>/earlier/<path:slot>")
@policy(Policy.COORDINATOR)
def earlier(draft_id: int, slot: str) -> str:
    """Everything that ever stood in one place, with who and when."""
    return _page(_desk(draft_id), slot)


@reports.post("/<int:draft_id>/earlier/<path:slot>")
@policy(Policy.COORDINATOR)
def take_up_again(draft_id: int, slot: str) -> Response | tuple[str, int]:
    """Let an earlier text stand again: it is saved anew, and what stood there until now is kept like the others."""
    desk, form = _desk(draft_id), TakeUpForm()
    _require_place(desk, slot)
    found = {each.version: each for each in earlier_texts(reading(), draft_id, slot)}
    if not form.validate_on_submit() or form.number.data not in found:
        return _page(desk, slot), 422
    try:
        with write_connection() as connection:
            again = NewText(slot, found[form.number.data].text, form.version.data)
            write_text(connection, draft_id, again, writer(), clock.now())
    except ChangedMeanwhile:
        db.session.rollback()
        return _page(_desk(draft_id), slot, is_meanwhile=True), 409
    flash(_("It stands there again."))
    return redirect(url_for("reports.write", draft_id=draft_id, _anchor=anchor_of(slot)))


def anchor_of(slot: str) -> str:
    """Where on the writing page the place is."""
    return "leading" if slot in (JUDGED_COUNT, JUDGED_BASIS) else slot.replace("/", "-")


def _desk(draft_id: int) -> Desk:
    return desk_of(asked_draft(draft_id), today())


def _page(desk: Desk, slot: str, is_meanwhile: bool = False) -> str:
    _require_place(desk, slot)
    savings = savings_of(slot, earlier_texts(reading(), desk.draft.id, slot))
    return render_template(
        "followup/earlier.html",
        desk=desk,
        slot=slot,
        anchor=anchor_of(slot),
        name=_name(desk, slot),
        savings=savings,
        is_meanwhile=is_meanwhile,
    )


def _require_place(desk: Desk, slot: str) -> None:
    if slot not in {*desk.slots, *desk.written, JUDGED_COUNT, JUDGED_BASIS}:
        raise NotFound("There is no such place in the report.")


def _name(desk: Desk, slot: str) -> str:
    """What the place is called: its heading, its sentence as it was made, or what is judged."""
    judged = {JUDGED_COUNT: _("About how many people?"), JUDGED_BASIS: _("What do you judge it by?")}
    headings = {part.slot: part.heading for part in desk.parts}
    ready = {each.slot: each.ready for part in desk.parts for _whose, told in part.sentences for each in told}
    return (judged | headings | ready | {desk.leading.slot: desk.leading.ready}).get(slot, "")
