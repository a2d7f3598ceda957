"""The pages on which a new version is looked at, prepared, gone over to, and gone back from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

import app as program
from app.audit.acts import Act
from app.bootstrap.versions import FAILED, standing_of
from app.care.first_pages import care
from app.care.forms import OTHER
from app.care.pages import begin, note_act, settings, ways_of_saying
from app.care.queries import organisation_count
from app.care.refusals import OthersLiveHere
from app.care.updating.actions import (
    KEPT_FOR,
    looked_at,
    ordered_change,
    press_change,
    way_back,
    withdraw_change,
)
from app.care.updating.forms import BringForm, NewVersionForm
from app.care.updating.laying_down import may_be_laid_down
from app.care.updating.new_version import NewVersion, items_of
from app.care.updating.offered import offered_versions
from app.care.wording import why_refused
from app.errors import Refusal
from app.staff.sign_in import require_fresh
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["care"]

# What stops the server, so that it begins anew as another version; not there where nobody would begin it.
BEGIN_AS_ANOTHER = "oasen_begin_as_another"
ALONE = 1
MOST_NEWS = 12
UNDERSTOOD, REFUSED = 200, 422


@care.route("/update", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def update() -> Response | str | tuple[str, int]:
    """How the versions stand; a file that is chosen is read, and what is new in it is shown."""
    require_fresh()
    form = _form()
    if _hindered() or ordered_change(settings()) is not None or not form.validate_on_submit():
        return _page(form), REFUSED if form.errors else UNDERSTOOD
    try:
        new = looked_at(Path(form.chosen))
    except Refusal as refusal:
        beside = form.source if form.where.data == OTHER else form.where
        beside.errors = [str(why_refused(type(refusal).__name__))]
        return _page(form), REFUSED
    return _look(new, form.chosen)


@care.post("/update/bring")
@policy(Policy.ADMIN)
def bring() -> Response:
    """Back up, lay it down beside this one and try it, beside the server."""
    require_fresh()
    form = BringForm()
    if _hindered() or not form.validate_on_submit():
        return redirect(url_for("care.update"))
    note_act(Act.PREPARED_UPDATE)
    return begin("update", {"source": form.source.data}, {"address": url_for("care.update")})


@care.post("/update/back")
@policy(Policy.ADMIN)
def back() -> Response:
    """Try the way back to the version before, beside the server."""
    require_fresh()
    if _hindered() or way_back(settings()) is None or not PressedForm().validate_on_submit():
        return redirect(url_for("care.update"))
    note_act(Act.PREPARED_UPDATE)
    return begin("go-back", {}, {"address": url_for("care.update")})


@care.post("/update/stay")
@policy(Policy.ADMIN)
def stay() -> Response:
    """Leave what was prepared; the next start is like any other."""
    if PressedForm().validate_on_submit() and not _hindered() and withdraw_change(settings()):
        note_act(Act.PREPARED_UPDATE)
        flash(_("Left. Everything is as it was."))
    return redirect(url_for("care.update"))


@care.post("/update/go")
@policy(Policy.ADMIN)
def go() -> Response | str:
    """Let the server begin anew as what was prepared; where nothing would begin it, say what to do."""
    require_fresh()
    if _hindered() or ordered_change(settings()) is None or not PressedForm().validate_on_submit():
        return redirect(url_for("care.update"))
    note_act(Act.UPDATED)
    begin_as_another: Callable[[], None] | None = current_app.extensions.get(BEGIN_AS_ANOTHER)
    if begin_as_another is not None:
        press_change(settings())
        begin_as_another()
    return render_template("care/anew.html", is_by_itself=begin_as_another is not None)


def _form() -> NewVersionForm:
    form = NewVersionForm()
    found = offered_versions()
    choices = [
        SelectChoice(str(file), _("%(name)s in %(folder)s", name=file.name, folder=file.parent)) for file in found
    ]
    form.where.choices = [*choices, SelectChoice(OTHER, _("Another file or folder"))]
    if not form.is_submitted():
        form.where.data = form.where.choices[0].value
    return form


def _hindered() -> str:
    """Why nobody can bring another version by a page of this installation; empty where they can."""
    if organisation_count(reading()) > ALONE:
        return OthersLiveHere.__name__
    return "" if may_be_laid_down() else "ProgramLocked"


def _page(form: NewVersionForm) -> str:
    last = standing_of(settings().instance).last
    return render_template(
        "care/update.html",
        form=form,
        pressed=PressedForm(),
        version=program.__version__,
        hindered=_hindered(),
        order=ordered_change(settings()),
        before=way_back(settings()),
        failed=last if last is not None and last.what == FAILED else None,
        days=KEPT_FOR.days,
        **ways_of_saying(),
    )


def _look(new: NewVersion, source: str) -> str:
    news = items_of(new.news)
    return render_template(
        "care/update_look.html",
        form=BringForm(formdata=None, source=source),  # what was sent chose it: this is the next form
        new=new,
        news=news[:MOST_NEWS],
        more_count=len(news[MOST_NEWS:]),
        version=program.__version__,
        days=KEPT_FOR.days,
    )
