"""The pages of care: how it all stands, making a backup now, how backups are made by themselves, the list of copies."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

import app as program
from app import clock
from app.audit.actions import Done, Who
from app.audit.acts import Act
from app.audit.due import note_now
from app.backup.plan import Plan, keep_plan, last_copied, plan_of
from app.backup.sheet_standing import keys_not_on_sheet, sheet_standing
from app.care.copies import HERE, SECOND, Place, copies_of, places_of
from app.care.errand_room import errand_room
from app.care.forms import NOWHERE, OTHER, BackUpForm, PlanForm
from app.care.refusals import ErrandUnderWay
from app.care.rehearsed import last_rehearsed
from app.care.sticks import is_on_same_disk
from app.care.taking_up import ordered, put_aside
from app.care.wording import KEEPING, size, when
from app.settings import Settings
from app.staff.sign_in import require_fresh
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

care = Blueprint("care", __name__, url_prefix="/care")


@care.get("")
@policy(Policy.ADMIN)
def page() -> str:
    """How the copies stand, above all the newest one; what else belongs to looking after Oasen."""
    places = places_of(settings())
    copies = copies_of(settings(), places)
    return render_template(
        "care/care.html",
        newest=copies[0] if copies else None,
        copies=copies,
        also_on=[each.place.name for each in copies if each.path.name == copies[0].path.name and each.place.name],
        second=next((place for place in places if place.slug == SECOND), None),
        copied=last_copied(settings()),
        plan=plan_of(settings()),
        keeping=KEEPING,
        rehearsed=last_rehearsed(settings()),
        is_sheet_away=bool(sheet_standing(settings()).put_away_day) and not keys_not_on_sheet(settings()),
        is_ordered=ordered(settings()) is not None,
        aside=put_aside(settings()),
        going=errand_room().newest(),
        version=program.__version__,
        form=PressedForm(),
        **ways_of_saying(),
    )


@care.get("/copies")
@policy(Policy.ADMIN)
def copies() -> str:
    """Every copy with its age, its size, and whether it has been read through."""
    places = places_of(settings())
    return render_template("care/copies.html", folders=places, copies=copies_of(settings(), places), **ways_of_saying())


@care.route("/back-up", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def back_up() -> Response | str | tuple[str, int]:
    """Where to, then it is done beside the server."""
    places, form = places_of(settings()), BackUpForm()
    _offer(form, places)
    if not form.validate_on_submit():
        shown = render_template("care/back_up.html", form=form, folders=places, **ways_of_saying())
        return shown, 422 if form.is_submitted() else 200
    chosen = next((place for place in places if place.slug == form.where.data and place.slug != HERE), None)
    note_act(Act.BACKED_UP)
    return begin("back-up", {"folder": str(chosen.folder) if chosen else ""}, {"where": chosen.name if chosen else ""})


@care.post("/copy")
@policy(Policy.ADMIN)
def copy() -> Response:
    """The newest copy once more to the second folder, as when the stick was not in at night."""
    second = next((place for place in places_of(settings()) if place.slug == SECOND), None)
    if second is None or not PressedForm().validate_on_submit():
        return redirect(url_for("care.page"))
    note_act(Act.BACKED_UP)
    return begin("copy", {"folder": str(second.folder)}, {"where": second.name})


@care.route("/plan", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def plan() -> Response | str | tuple[str, int]:
    """The folder, how often, how far back; asked by whom, for a folder can be anywhere."""
    require_fresh()
    places, form = places_of(settings()), _plan_form()
    _offer(form, places, nowhere=True)
    if not form.validate_on_submit():
        return _plan_page(form, places), 422 if form.is_submitted() else 200
    folder = _chosen_folder(form, places)
    keep_plan(settings(), Plan(folder, form.often.data == "week", form.keeping.data))
    note_act(Act.CHANGED_CARE)
    flash(_("Saved. It holds from the next backup on."))
    if folder and is_on_same_disk(Path(folder), settings().instance):
        flash(_("That folder lies on the same disk as Oasen: it does not help when the disk breaks."))
    return redirect(url_for("care.page"))


def settings() -> Settings:
    """The settings of this installation."""
    found: Settings = current_app.config["OASEN"]
    return found


def begin(errand: str, asked: dict[str, object], concerning: dict[str, object]) -> Response:
    """Begin an errand beside the server and lead to the page that shows it; when another goes on, to that one."""
    try:
        errand_room().begin(settings(), errand, asked, concerning)
    except ErrandUnderWay:
        flash(_("Something else is being done just now. Wait until it is ready."))
    return redirect(url_for("care.going"))


def note_act(act: Act) -> None:
    """Note in the audit log what whoever is signed in does."""
    note_now(Done(act, Who("staff", int(current_user.staff_id)), int(current_user.organisation_id)))


def ways_of_saying() -> dict[str, object]:
    """What templates say moments and sizes with."""
    now = clock.now()
    return {"when": lambda moment: when(moment, now), "size": size}


def _offer(form: BackUpForm | PlanForm, places: list[Place], nowhere: bool = False) -> None:
    """Let the form offer the places; what stands chosen is the second folder, else the first stick."""
    elsewhere = [place for place in places if place.slug != HERE]
    choices = [SelectChoice(place.slug, place.name) for place in elsewhere if place.is_there or nowhere]
    choices += [SelectChoice(OTHER, _("Another folder"))] if nowhere else []
    choices += [SelectChoice(NOWHERE if nowhere else HERE, _("On this computer alone"))]
    form.where.choices = choices
    if not form.is_submitted():
        chosen = choices[0].value
        is_decided = any(place.slug == SECOND for place in elsewhere)
        form.where.data = NOWHERE if nowhere and not is_decided else chosen


def _plan_form() -> PlanForm:
    now = plan_of(settings())
    return PlanForm(often="week" if now.is_weekly else "night", keeping=now.keeping)


def _chosen_folder(form: PlanForm, places: list[Place]) -> str:
    if form.where.data == OTHER:
        return str(form.folder.data)
    chosen = next((place for place in places if place.slug == form.where.data), None)
    if chosen is None:
        return ""
    if chosen.is_there and chosen.folder.parent.is_dir():
        chosen.folder.mkdir(exist_ok=True)
    return str(chosen.folder)


def _plan_page(form: PlanForm, places: list[Place]) -> str:
    return render_template(
        "care/plan.html", form=form, folders=places, is_decided_elsewhere=bool(settings().backup_folder)
    )
