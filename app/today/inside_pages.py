"""Putting right how many are inside, and saying how many there is room for."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.database.transaction import write_connection
from app.organisations.actions import set_capacity
from app.today.actions import say_inside
from app.today.counting_pages import today
from app.today.forms import CapacityForm, InsideForm
from app.today.pages import own_place, shown
from app.web.policies import Policy, policy

__all__ = ["today"]


@today.post("/today/<slug>/inside")
@policy(Policy.VOLUNTEER)
def inside(slug: str) -> AnyResponse | tuple[str, int]:
    """Say how many are inside now."""
    place, form = own_place(slug), InsideForm()
    if not form.validate_on_submit():
        return shown(place, inside_form=form), 422
    say_inside(place, form.inside.data, form.identifier, current_user, clock.now())
    flash(_("Put right. The count goes on from there."))
    return redirect(url_for("today.page", slug=slug))


@today.route("/today/<slug>/capacity", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def capacity(slug: str) -> AnyResponse | str | tuple[str, int]:
    """Say how many people the premises have room for."""
    place = own_place(slug)
    form = CapacityForm(capacity=place.capacity_count)
    if not form.validate_on_submit():
        shown_form = render_template("today/capacity.html", place=place, form=form)
        return shown_form, 422 if form.is_submitted() else 200
    with write_connection() as connection:
        set_capacity(connection, place.organisation_id, place.id, form.capacity.data)
    flash(_("Saved."))
    return redirect(url_for("today.page", slug=slug))
