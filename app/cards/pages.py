"""The pages that tell how many cards there are, and print more."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.cards.back_texts import back_languages, back_texts
from app.cards.forms import MOST_SHEETS, PrintForm
from app.cards.print_room import PrintJob, print_room
from app.cards.queries import card_stock, links_made
from app.errors import NotFound
from app.kiosk_host.languages import Language
from app.people.card_sheet import SheetLayout
from app.service_day import zone
from app.staff.sign_in import unattended
from app.web.formatting import DEFAULT_TIME_ZONE
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

cards = Blueprint("cards", __name__, url_prefix="/cards")
FIRST_LANGUAGE = "en"
FILE_NAME = "kort.pdf"


@cards.get("")
@policy(Policy.COORDINATOR)
def page() -> str:
    """How many cards are printed, used and left, and what can be done with them."""
    stock = card_stock(reading(), _organisation())
    links = links_made(reading(), _organisation())
    standing_count = sum(each.undone_at is None for each in links)
    return render_template(
        "cards/cards.html",
        stock=stock,
        link_count=len(links),
        standing_count=standing_count,
        job=_job(),
        day_of=day_of,
    )


@cards.route("/print", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def print_sheets() -> AnyResponse | str | tuple[str, int]:
    """How many, how large, in which language; then they are made in the background."""
    languages = back_languages(reading(), _organisation())
    form = PrintForm(sheet_count=1, language=FIRST_LANGUAGE)
    form.language.choices = [(each.code, _told(each)) for each in languages]
    if not form.validate_on_submit():
        shown = render_template("cards/print.html", form=form, most_sheets=MOST_SHEETS, job=_job())
        return shown, 422 if form.is_submitted() else 200
    back = back_texts(reading(), _organisation(), form.language.data, form.cards_per_sheet.data)
    layout = SheetLayout(form.cards_per_sheet.data, back)
    print_room().order(_orderer(), PrintJob(form.sheet_count.data * layout.cards_per_sheet, layout))
    return redirect(url_for("cards.waiting"))


@cards.get("/print/sheets")
@policy(Policy.COORDINATOR)
def waiting() -> AnyResponse | str:
    """How far the cards are; once they are ready, the way to their sheets."""
    if _job() is None:
        flash(_("There are no sheets to fetch. Those that were made are gone for good; print new ones."))
        return redirect(url_for("cards.page"))
    return render_template("cards/waiting.html", job=_job(), form=PressedForm())


@cards.get("/print/sheets/live")
@policy(Policy.COORDINATOR)
@unattended
def waiting_live() -> AnyResponse:
    """The part of the page that stays fresh; 304 when nothing has changed."""
    text = render_template("cards/_waiting.html", job=_job(), form=PressedForm())
    response = Response(text)
    response.set_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    return response.make_conditional(request)


@cards.post("/print/sheets/file")
@policy(Policy.COORDINATOR)
def sheets() -> AnyResponse:
    """The sheets; asked for by a press alone, so that no browser fetches them by itself."""
    job = _job()
    if job is None or job.sheets is None:
        raise NotFound("There are no sheets to fetch.")
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(job.sheets, mimetype="application/pdf", headers=headers)


def day_of(moment: datetime) -> date:
    """The day on which something was done at the desk, by the house's own clock."""
    return moment.astimezone(zone(DEFAULT_TIME_ZONE)).date()


def _told(language: Language) -> str:
    reader = get_locale()
    known_as = reader.languages.get(language.code, "") if reader else ""
    name = f"{language.name} ({known_as})" if known_as and known_as != language.name else language.name
    return name if language.is_reviewed else _("%(language)s – read by nobody who grew up with it", language=name)


def _job() -> PrintJob | None:
    return print_room().job_of(_orderer(), clock.now())


def _orderer() -> tuple[int, int]:
    return _organisation(), int(current_user.staff_id)


def _organisation() -> int:
    return int(current_user.organisation_id)
