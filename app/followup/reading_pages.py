"""The pages on which a report is read and fetched, as a draft or as it was sealed."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, abort, render_template, request
from flask_login import current_user

from app.followup.about.report_choices import code_of
from app.followup.asked import asked_draft
from app.followup.composing.blocks import Report
from app.followup.desk import desk_of
from app.followup.desk_words import period_words
from app.followup.formats.as_docx import docx_in
from app.followup.formats.as_html import shown_report
from app.followup.formats.list import FORMAT, FORMATS, Format
from app.followup.locking.kept_report import unkept
from app.followup.making import LANGUAGES
from app.followup.own_template.queries import own_template
from app.followup.pages import reports, today
from app.followup.writing.queries import Draft, sealed_bytes, sealed_file
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["reports"]

WORD, OWN_FORM = "docx", "own"


@reports.get("/<int:draft_id>/look")
@policy(Policy.COORDINATOR)
def look(draft_id: int) -> str:
    """The report as it will be read."""
    desk, in_language = desk_of(_draft(draft_id), today()), _language()
    return render_template(
        "followup/look.html", desk=desk, in_language=in_language, **shown_report(desk.report(in_language))
    )


@reports.get("/<int:draft_id>/draft/<format_slug>")
@policy(Policy.COORDINATOR)
def fetch_draft(draft_id: int, format_slug: str) -> Response:
    """The draft as a file, marked as one."""
    chosen, in_language = _format(format_slug), _language()
    desk = desk_of(_draft(draft_id), today())
    content = _in_our_form(chosen, desk.report(in_language), desk.made.document)
    return _file(content, chosen, desk.draft, f"{desk.reporting.code}-utkast")


@reports.get("/<int:draft_id>/versions/<int:version>")
@policy(Policy.COORDINATOR)
def sealed(draft_id: int, version: int) -> str:
    """A sealed version, in every format and language."""
    draft = _draft(draft_id)
    row = sealed_bytes(reading(), draft.id, version)
    return render_template(
        "followup/sealed.html",
        draft=draft,
        sealed=row,
        period=period_words(code_of(draft)),
        formats=FORMATS,
        has_template=own_template(reading(), current_user.organisation_id) is not None,
    )


@reports.get("/<int:draft_id>/versions/<int:version>/<format_slug>")
@policy(Policy.COORDINATOR)
def fetch_sealed(draft_id: int, version: int, format_slug: str) -> Response:
    """A sealed version as a file, byte for byte as it was sealed; asked for, the same in the own Word template."""
    draft, chosen = _draft(draft_id), _format(format_slug)
    sealed = sealed_bytes(reading(), draft.id, version)
    content = sealed_file(reading(), sealed.id, chosen.slug, _language())
    if request.args.get("form") == OWN_FORM:
        content = _in_our_form(chosen, unkept(sealed.blocks)[_language()], json.loads(sealed.document))
    return _file(content, chosen, draft, f"{code_of(draft)}-version-{version}")


def _in_our_form(chosen: Format, report: Report, document: dict[str, Any]) -> bytes:
    """The file; in Word in the organisation's own template, if it has chosen one."""
    template = own_template(reading(), current_user.organisation_id) if chosen.slug == WORD else None
    return docx_in(template.content, report, document) if template else chosen.make(report, document)


def _draft(draft_id: int) -> Draft:
    return asked_draft(draft_id)


def _format(slug: str) -> Format:
    return FORMAT[slug] if slug in FORMAT else abort(404)


def _language() -> str:
    asked = request.args.get("language", LANGUAGES[0])
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _file(content: bytes, chosen: Format, draft: Draft, about: str) -> Response:
    name = f"underlag-{draft.scope.partition('/')[2]}-{about.casefold()}{chosen.ending}"
    response = Response(content, mimetype=chosen.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
