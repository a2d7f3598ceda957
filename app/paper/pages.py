"""The pages of paper: printing sheets, typing one in, taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.closing.open_period import may_be_written_about, open_period
from app.closing.queries import known_day
from app.database.statements import AnyRow
from app.errors import NotFound, PaperTypedMeanwhile, ReasonNeeded
from app.extensions import db
from app.figures.before_counting import do_what_waits
from app.log.fields import HIGHEST_COUNT
from app.log.second_thoughts import may_be_taken_back_freely
from app.organisations.queries import own_premises, premises_of
from app.paper.actions import FilledIn, papers_shown, take_back, type_in
from app.paper.forms import DayForm, PaperForm, PrintForm, TakeBackForm, paper_form
from app.paper.queries import PICTURES, heads_noted, offered_for_paper, paper_numbered, papers_of_day
from app.paper.sheet_rows import ADULTS, CHILDREN, SheetRow, notes_of, sheet_rows
from app.paper.tally_sheet import days_to_print, tally_sheets
from app.paper.wording import paper_words, row_name, typed_in, with_paper
from app.people.recognition import new_identifier
from app.service_day import local_time
from app.web.policies import Policy, policy
from app.web.reading import reading

paper = Blueprint("paper", __name__, url_prefix="/paper")


@paper.get("")
@paper.get("/<slug>")
@policy(Policy.VOLUNTEER)
def overview(slug: str | None = None) -> AnyResponse | str | tuple[str, int]:
    """What to print, and which day to type in; a day that is asked for is led to."""
    places = premises_of(reading(), current_user.organisation_id)
    if not places:
        return render_template("paper/no_premises.html")
    place = _place(slug or places[0].slug)
    form = DayForm(request.args)
    if form.day.data and may_be_written_about(form.day.data, _today(place)):
        return redirect(url_for("paper.typing", slug=place.slug, day=form.day.data.isoformat()))
    if form.day.raw_data:
        form.day.errors = [_("Choose a day of this year or last year, up to today.")]
        return _overview(place, places, PrintForm(), form), 422
    form.day.data = _today(place) - timedelta(days=1)
    return _overview(place, places, PrintForm(first=_today(place)), form)


@paper.get("/<slug>/sheets.pdf")
@policy(Policy.VOLUNTEER)
def sheets(slug: str) -> AnyResponse | tuple[str, int]:
    """The sheets asked for, as PDF; what cannot be asked for leads back to the form."""
    place, form = _place(slug), PrintForm(request.args)
    if not form.validate():
        places = premises_of(reading(), current_user.organisation_id)
        return _overview(place, places, form, DayForm(day=_today(place) - timedelta(days=1))), 422
    days = days_to_print(form.sheets.data, form.first.data or _today(place), form.copies.data or 1)
    pdf = tally_sheets(place.name, _rows(place, days[0] or _today(place)), days)
    return Response(
        pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="strecklista-{slug}.pdf"'}
    )


@paper.route("/<slug>/<day>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def typing(slug: str, day: str) -> AnyResponse | str | tuple[str, int]:
    """Type a day's paper in: the rows of the sheet, with what has been noted beside."""
    place, on = _asked(slug, day)
    rows = _rows(place, on)
    form = paper_form(rows)()
    if not form.is_submitted():
        return _typing_page(place, on, rows, form)
    if not form.validate():
        return _typing_page(place, on, rows, form), 422
    counts = form.counts()
    notes = notes_of(rows, counts, on.isoformat())
    before = known_day(reading(), place, on)
    try:
        filled = FilledIn((form.page.data or "").encode(), form.shown.data or "", notes)
        type_in(reading(), place, on, filled, _who(), clock.now())
    except PaperTypedMeanwhile:
        return _typing_page(place, on, rows, form, is_meanwhile=True), 409
    flash(typed_in(before, _heads(counts)))
    return redirect(url_for("paper.typing", slug=slug, day=on.isoformat()))


@paper.get("/<slug>/<day>/sum")
@policy(Policy.VOLUNTEER)
def sum_with_paper(slug: str, day: str) -> str:
    """What the day counts as with so many on the paper, for a form that is being filled in."""
    place, on = _asked(slug, day)
    heads = _heads({key: request.args.get(key, type=int, default=0) for key in (ADULTS, CHILDREN)})
    return render_template("paper/_sum.html", known=known_day(reading(), place, on), heads=heads, **WORDING)


@paper.route("/<slug>/<day>/take-back/<key>", methods=["GET", "POST"])
@policy(Policy.VOLUNTEER)
def take_back_paper(slug: str, day: str, key: str) -> AnyResponse | str | tuple[str, int]:
    """Take a paper back: at once within ten minutes, later with a reason."""
    place, on = _asked(slug, day)
    typed, form = paper_numbered(reading(), place, on, key), TakeBackForm()
    if not form.validate_on_submit():
        return _take_back_page(place, on, form, typed), 422 if form.is_submitted() else 200
    try:
        db.session.rollback()
        take_back(place, typed, (form.reason.data or "").strip(), _who(), clock.now())
    except ReasonNeeded:
        form.reason.errors = [_("Write a word or two.")]
        return _take_back_page(place, on, form, typed), 422
    flash(_("The paper is taken back and counts no more."))
    return redirect(url_for("paper.typing", slug=slug, day=on.isoformat()))


WORDING = {"row_name": row_name, "with_paper": with_paper, "paper_words": paper_words}


def _overview(place: AnyRow, places: list[AnyRow], print_form: PrintForm, form: DayForm) -> str:
    return render_template(
        "paper/overview.html",
        place=place,
        every_premises=places,
        print_form=print_form,
        form=form,
        open_period=open_period(_today(place)),
    )


def _typing_page(place: AnyRow, on: date, rows: list[SheetRow], form: PaperForm, is_meanwhile: bool = False) -> str:
    do_what_waits()
    papers = papers_of_day(reading(), place, on)
    counts, now = form.counts(), clock.now()
    form.shown.data, form.shown.raw_data = papers_shown(papers), None
    if is_meanwhile or not form.page.data:
        form.page.data, form.page.raw_data = new_identifier().hex(), None
    return render_template(
        "paper/typing.html",
        place=place,
        day=on,
        today=_today(place),
        rows=rows,
        form=form,
        heads=_heads(counts),
        known=known_day(reading(), place, on),
        noted=heads_noted(reading(), place, on),
        papers=papers,
        is_fresh=lambda each: may_be_taken_back_freely(each.typed_at, now),
        take_back_form=TakeBackForm(formdata=None),
        is_meanwhile=is_meanwhile,
        **WORDING,
    )


def _heads(counts: Mapping[str, int]) -> int:
    """Of a form not yet found in order: what is no number of heads is shown as the nearest that is."""
    return sum(min(max(0, counts.get(key, 0)), HIGHEST_COUNT) for key in (ADULTS, CHILDREN))


def _take_back_page(place: AnyRow, on: date, form: TakeBackForm, typed: Any) -> str:
    return render_template("paper/take_back.html", place=place, day=on, form=form, typed=typed, **WORDING)


def _rows(place: AnyRow, on: date) -> list[SheetRow]:
    return sheet_rows(offered_for_paper(reading(), place, on), PICTURES)


def _asked(slug: str, text: str) -> tuple[AnyRow, date]:
    place = _place(slug)
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise NotFound("There is no such day.") from None
    if not may_be_written_about(on, _today(place)):
        raise NotFound("That day cannot be written about any more, or has not come yet.")
    return place, on


def _place(slug: str) -> AnyRow:
    return own_premises(reading(), current_user.organisation_id, slug)


def _today(place: AnyRow) -> date:
    return local_time(clock.now(), place.time_zone, place.cutoff_minute).day


def _who() -> int:
    return int(current_user.staff_id)
