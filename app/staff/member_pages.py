"""Who may sign in at this house: adding them, giving them links, changing and ending."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.errors import AlreadyThere, LastAdmin
from app.extensions import db
from app.staff.actions import LINK_LASTS
from app.staff.addresses import sign_in_address
from app.staff.codes_in_pictures import drawing_of
from app.staff.entrance import settings
from app.staff.forms import MemberForm
from app.staff.house_members import (
    add_to_house,
    change_member,
    end_sessions_of,
    give_link,
    last_seen,
    let_member_leave,
    may_look_after,
    member_to_look_after,
    members_of,
    roles_to_give,
)
from app.staff.models import Role
from app.staff.queries import plain_name
from app.staff.sign_in import require_fresh
from app.staff.wording import role_name, words_for
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

members = Blueprint("members", __name__, url_prefix="/staff")


@members.route("", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def page() -> str | tuple[str, int]:
    """Everybody who may sign in, and a form for one more, whose link is shown at once to who has just signed in."""
    if request.method == "POST":
        require_fresh()
    form = _form()
    if form.validate_on_submit():
        try:
            _number, code = add_to_house(current_user, form.name.data, Role(form.role.data), clock.now())
        except AlreadyThere as refusal:
            form.name.errors = [words_for(refusal)]
        else:
            return _slip(plain_name(form.name.data), code)
    shown = render_template(
        "staff/members.html",
        form=form,
        members=members_of(db.session(), current_user.organisation_id),
        last_seen=last_seen(db.session(), current_user.organisation_id),
        is_fresh=current_user.is_fresh(clock.now()),
        may_look_after=lambda role: may_look_after(current_user, role),
        role_name=role_name,
    )
    return shown, 422 if form.is_submitted() else 200


@members.route("/<int(max=2147483647):staff_id>/link", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def link(staff_id: int) -> str:
    """A new link, made when asked for and shown once; what opened the account before ends."""
    require_fresh()
    member, form = member_to_look_after(db.session(), current_user, staff_id), PressedForm()
    name = member.name
    if form.validate_on_submit():
        return _slip(name, give_link(current_user, staff_id, clock.now()))
    return render_template("staff/new_link.html", form=form, member=member)


@members.route("/<int(max=2147483647):staff_id>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def change(staff_id: int) -> Response | str | tuple[str, int]:
    """Another name or role."""
    require_fresh()
    member = member_to_look_after(db.session(), current_user, staff_id)
    form = _form(name=member.name, role=member.role)
    if form.validate_on_submit():
        try:
            change_member(current_user, staff_id, form.name.data, Role(form.role.data), clock.now())
        except AlreadyThere as refusal:
            form.name.errors = [words_for(refusal)]
        except LastAdmin as refusal:
            form.role.errors = [words_for(refusal)]
        else:
            flash(_("Saved."))
            return redirect(url_for("members.page"))
    shown = render_template("staff/change_member.html", form=form, member=member, pressed=PressedForm())
    return shown, 422 if form.is_submitted() else 200


@members.route("/<int(max=2147483647):staff_id>/leave", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def leave(staff_id: int) -> Response | str | tuple[str, int]:
    """Ask once, then close the account; what its owner noted stays."""
    member, form = member_to_look_after(db.session(), current_user, staff_id), PressedForm()
    if form.validate_on_submit():
        try:
            name = let_member_leave(current_user, staff_id, clock.now())
        except LastAdmin as refusal:
            said = render_template("staff/leave.html", form=form, member=member, refused=words_for(refusal))
            return said, refusal.status
        flash(_("The account of %(name)s is closed.", name=name))
        return redirect(url_for("members.page"))
    return render_template("staff/leave.html", form=form, member=member, refused="")


@members.post("/<int(max=2147483647):staff_id>/sign-out")
@policy(Policy.COORDINATOR)
def sign_out_everywhere(staff_id: int) -> Response:
    """End every session of someone."""
    name = end_sessions_of(current_user, staff_id, clock.now())
    flash(_("%(name)s is signed out everywhere.", name=name))
    return redirect(url_for("members.page"))


def _form(**values: str) -> MemberForm:
    form = MemberForm(**values)
    form.role.choices = [(role.value, role_name(role).capitalize()) for role in roles_to_give(current_user)]
    return form


def _slip(name: str, code: str) -> str:
    address = sign_in_address(settings(), code)
    until = clock.now() + LINK_LASTS
    return render_template("staff/slip.html", name=name, address=address, picture=drawing_of(address), until=until)
