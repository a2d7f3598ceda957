"""The year's page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.agreements.wording import amount_in_words, figure_in_words
from app.extensions import db
from app.figures.list import FIGURES
from app.organisations.queries import organisation_slug, premises_of
from app.periods import FIRST_YEAR
from app.service_day import local_time
from app.web.charts import Segment, groups, heat, progress, strip
from app.web.policies import Policy, policy
from app.year.code_words import reason_in_words
from app.year.queries import YearCounted, year_counted
from app.year.rows import definition_of, has_anything, label_of, parts_of, rows_of, signed
from app.year.sections import SECTIONS, Section

year = Blueprint("year", __name__)
year.add_app_template_filter(signed)


@year.get("/year")
@policy(Policy.COORDINATOR)
def this_year() -> Response:
    """The year that is."""
    return redirect(url_for("year.page", number=_day().year))


@year.get("/year/<int:number>")
@policy(Policy.COORDINATOR)
def page(number: int) -> Response | str:
    """A year's figures, the year before beside them."""
    day, slug = _day(), request.args.get("premises", "")
    if not premises_of(db.session.connection(), current_user.organisation_id):
        return redirect(url_for("today.page"))
    if not FIRST_YEAR < number <= day.year:
        abort(404)
    slugs = [slug] if slug else []
    counted = year_counted(organisation_slug(current_user.organisation_id), slugs, number, day)
    return render_template("year/year.html", chosen=slug, latest_year=day.year, **_seen(counted))


def _seen(counted: YearCounted) -> dict[str, Any]:
    bands = counted.figures["bands"]["value"]
    months = range(1, 13)
    visits = [
        counted.visits_by_month.get(month, 0) if month <= counted.period.last_day.month else None for month in months
    ]
    visits_before = [counted.visits_by_month_before.get(month, 0) for month in months]
    return {
        "year": counted,
        "figures": counted.figures,
        "before": counted.before,
        "every_premises": premises_of(db.session.connection(), current_user.organisation_id),
        "month_groups": groups(visits, visits_before),
        "bands_strip": strip(list(bands.values())) if bands else [],
        "hours": heat(counted.figures["arrivals"]["value"] or {}),
        "years": _years(counted),
        "agreed": [
            (line, progress(line.pace.done, line.pace.expected, line.pace.agreed)) for line in counted.agreed or ()
        ],
        "amount_in_words": amount_in_words,
        "figure_in_words": figure_in_words,
        "newcomers_strip": _newcomers(counted),
        "how_found": parts_of("how_found", counted.figures, counted.before),
        "tables": [_table(section, counted) for section in SECTIONS],
        "definition_by_id": {figure.id: definition_of(figure) for figure in FIGURES},
        "reason_in_words": reason_in_words,
        "definitions": [(figure.id, label_of(figure), definition_of(figure)) for figure in FIGURES],
    }


def _table(section: Section, counted: YearCounted) -> dict[str, Any]:
    figures, before = counted.figures, counted.before
    return {
        "section": section,
        "rows": rows_of(section.figures, figures, before),
        "in_parts": [
            parts_of(figure_id, figures, before)
            for figure_id in section.in_parts
            if has_anything([figure_id], figures, before)
        ],
        "has_anything": has_anything(section.figures + section.in_parts, figures, before),
    }


def _years(counted: YearCounted) -> list[dict[str, Any]]:
    """Each year with its visits and the first month that had any; none where the months already show every year."""
    years = counted.visits_by_year
    visits = {number: sum(by_month.values()) for number, by_month in years.items()}
    highest = max(visits.values(), default=0)
    rows = [
        {"number": number, "visits": count, "first_month": min(years[number]), "line": progress(count, 0, highest)}
        for number, count in visits.items()
    ]
    return rows if len(rows) > 2 else []


def _newcomers(counted: YearCounted) -> list[Segment]:
    new, returning = (counted.figures[each]["value"] for each in ("new_visitors", "returning_visitors"))
    return strip([new, returning]) if new is not None and returning is not None else []


def _day() -> Any:
    place = premises_of(db.session.connection(), current_user.organisation_id)
    now = clock.now()
    return local_time(now, place[0].time_zone, place[0].cutoff_minute).day if place else now.date()
