"""The page on which a party says yes to counting a visitor of several once, after reading what it means."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.agreements.asked import asked_agreement, may_change, organisation, saying, today
from app.database.statements import AnyRow
from app.errors import ChangedMeanwhile, NotAllowed
from app.joint_counting.actions import Came, say_jointly
from app.joint_counting.forms import TakeBackForm, TickForm
from app.people.vault.queries import open_vault, parties_ticked, ticks_of
from app.web.policies import Policy, policy
from app.web.reading import reading

joint_counting = Blueprint("joint_counting", __name__, url_prefix="/agreements/<slug>/together")


@joint_counting.get("")
@policy(Policy.COORDINATOR)
def page(slug: str) -> str:
    """How it stands, who has said yes, what it means and costs, and the own organisation's tick."""
    return _page(asked_agreement(slug), TickForm(formdata=None))


@joint_counting.post("")
@policy(Policy.COORDINATOR)
def tick(slug: str) -> Response | tuple[str, int]:
    """Say yes for one's own organisation; the last one to do so lets the counting begin."""
    agreement, form = asked_agreement(slug), TickForm()
    if not may_change(agreement):
        raise NotAllowed("Your organisation is no party any more: what was agreed can be read, not changed.")
    if not form.validate_on_submit():
        return _page(agreement, form), 422
    if _said(agreement, True, form.seen) is Came.OPENED:
        flash(_("Now you count together, from today on. A new key was made: print the key sheet anew."))
    return redirect(url_for("joint_counting.page", slug=slug))


@joint_counting.post("/end")
@policy(Policy.COORDINATOR)
def take_back(slug: str) -> Response:
    """Take the yes back: tags and key are destroyed. Who has left the agreement may too."""
    agreement, form = asked_agreement(slug), TakeBackForm()
    if form.validate_on_submit() and _said(agreement, False, form.seen) is Came.CLOSED:
        flash(_("You do not count together any more. The tags are deleted and their key is destroyed."))
    return redirect(url_for("joint_counting.page", slug=slug))


def _said(agreement: AnyRow, is_given: bool, seen: int) -> Came:
    try:
        return say_jointly(current_app.config["OASEN"], agreement, organisation(), is_given, saying(seen))
    except ChangedMeanwhile:
        flash(_("Someone else has changed it meanwhile. Here is how it is now."))
        return Came.NOTHING


def _page(agreement: AnyRow, form: TickForm) -> str:
    own = ticks_of(reading(), agreement.id).get(organisation())
    form.version.data = str(own.number if own else 0)
    told: dict[str, Any] = {
        "parties": parties_ticked(reading(), agreement.id),
        "vault": open_vault(reading(), agreement.id),
        "has_own_tick": bool(own and own.is_given),
        "may_change": may_change(agreement),
        "is_over": agreement.last_day < today(),
        "own": organisation(),
    }
    return render_template("joint_counting/page.html", agreement=agreement, form=form, **told)
