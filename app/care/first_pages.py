"""The pages on which a house begins from a backup: for who holds the set-up link, at the computer itself."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from flask import Response as Answer
from flask import current_app, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from app import clock
from app.beginning.actions import prove_link
from app.beginning.queries import has_begun
from app.beginning.refusals import SetUpLinkUnknown
from app.care.copies import Copy, copies_of, places_of
from app.care.copy_pages import is_safe_way
from app.care.errand_room import errand_room
from app.care.everything_pages import care
from app.care.forms import OTHER, FirstForm
from app.care.pages import settings, ways_of_saying
from app.care.refusals import ErrandUnderWay
from app.care.taking_up import ordered
from app.care.taking_up_pages import BEGIN_ANEW
from app.care.wording import STAGES, title_of, why_refused
from app.errors import TooManyAttempts
from app.staff.sign_in import attempts, visitor
from app.staff.wording import words_for
from app.web.languages import follow_browser
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["care"]

PROVEN = "begins-from-backup"  # in the cookie of the forms: this browser has shown the set-up link
MOST_OFFERED = 6


@care.route("/first", methods=["GET", "POST"])
@policy(Policy.ANYONE)
def first() -> Response | str | tuple[str, int]:
    """Which copy, and the key sheet; then it is put back beside the server."""
    if has_begun(reading()):
        return redirect(url_for("staff.sign_in"))
    follow_browser()
    found = copies_of(settings(), places_of(settings())) if is_safe_way() else []
    form = _form(found)
    comes_from_beginning = "where" not in request.form
    if comes_from_beginning or not form.validate_on_submit():
        if comes_from_beginning:
            form.where.data = form.where.choices[0].value
        return _first_page(form), 200 if comes_from_beginning else 422
    try:
        prove_link(settings(), form.code.data.rpartition("#")[2].strip(), visitor(), attempts(), clock.now())
    except SetUpLinkUnknown:
        form.code.errors = [_("This link does not work. Each start of Oasen makes a new one: take the newest.")]
        return _first_page(form), SetUpLinkUnknown.status
    except TooManyAttempts as refusal:
        form.code.errors = [words_for(refusal)]
        return _first_page(form), refusal.status
    return _prepare(form, found)


@care.get("/first/going")
@policy(Policy.ANYONE)
def first_going() -> Response | str:
    """How far it is; once it is ready, the press with which the house is taken up."""
    if not _is_proven():
        return redirect(url_for("care.first"))
    follow_browser()
    return render_template("care/first_going.html", **_shown())


@care.get("/first/going/live")
@policy(Policy.ANYONE)
def first_going_live() -> Response:
    """The part of the page that changes, only when it has."""
    if not _is_proven():
        return redirect(url_for("care.first"))
    follow_browser()
    part = render_template("care/_first_going.html", **_shown())
    answer = Answer(part)
    answer.set_etag(hashlib.sha256(part.encode()).hexdigest()[:32])
    return answer.make_conditional(request)


@care.post("/first/take-up")
@policy(Policy.ANYONE)
def first_take_up() -> Response | str:
    """Begin anew with what was put back."""
    if not (_is_proven() and PressedForm().validate_on_submit() and ordered(settings()) is not None):
        return redirect(url_for("care.first"))
    follow_browser()
    begin_anew = current_app.extensions.get(BEGIN_ANEW)
    if begin_anew is not None:
        begin_anew()
    return render_template("care/anew.html", is_by_itself=begin_anew is not None)


def _form(found: list[Copy]) -> FirstForm:
    form = FirstForm()
    offered, said = found[:MOST_OFFERED], ways_of_saying()["when"]
    form.where.choices = [SelectChoice(str(each.path), _told(each, said)) for each in offered]
    form.where.choices += [SelectChoice(OTHER, _("Another file"))]
    return form


def _told(copy: Copy, said: object) -> str:
    moment = said(copy.made_at) if callable(said) else ""
    return f"{copy.place.name or _('On this computer')}, {moment}"


def _prepare(form: FirstForm, found: list[Copy]) -> Response | tuple[str, int]:
    if not is_safe_way():
        form.sheet.errors = [_("Keys do not travel over an open network. Do this at the computer where Oasen runs.")]
        return _first_page(form), 422
    file = Path(form.file.data) if form.where.data == OTHER else Path(form.where.data)
    asked = {
        "file": str(file),
        "sheet": form.sheet.data or "",
        "may_lack_keys": form.may_lack_keys.data,
        "is_first": True,
    }
    session[PROVEN] = True
    with suppress(ErrandUnderWay):  # pressed twice
        errand_room().begin(settings(), "prepare", asked, {"address": url_for("care.first")})
    return redirect(url_for("care.first_going"))


def _first_page(form: FirstForm) -> str:
    return render_template("care/first.html", form=form, is_safe_way=is_safe_way())


def _is_proven() -> bool:
    return bool(session.get(PROVEN)) and not has_begun(reading()) and errand_room().newest() is not None


def _shown() -> dict[str, object]:
    going = errand_room().newest()
    return {
        "going": going,
        "title": title_of(going) if going else "",
        "stage_words": STAGES,
        "why": why_refused(going.refused) if going and going.refused else "",
        "form": PressedForm(),
    }
