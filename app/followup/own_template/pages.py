"""The page on which an organisation chooses its own Word template."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import NotATemplate
from app.followup.own_template.actions import choose_template, drop_template
from app.followup.own_template.checking import template_to_keep
from app.followup.own_template.forms import FAULT_WORDS, NO_FILE, TemplateForm
from app.followup.own_template.queries import own_template
from app.followup.pages import writer
from app.followup.writing.pages import reports
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["reports"]

# More than any template: what is too large is told beside the field, and what is this large is not read at all.
MOST_SENT_BYTES = 20_000_000


@reports.url_value_preprocessor
def let_a_template_in(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A Word file may be larger than what other pages are sent; said before anything of it is read."""
    if endpoint == "reports.template":
        request.max_content_length = MOST_SENT_BYTES


@reports.route("/template", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def template() -> Response | str | tuple[str, int]:
    """Choose the Word template that the organisation's reports are written in."""
    form = TemplateForm()
    if not form.validate_on_submit() or not _is_kept(form):
        kept = own_template(reading(), current_user.organisation_id)
        shown = render_template("followup/template.html", form=form, kept=kept)
        return shown, 422 if form.is_submitted() else 200
    flash(_("Your template is taken in. Word files of reports come in it from now on."))
    return redirect(url_for("reports.template"))


@reports.post("/template/away")
@policy(Policy.COORDINATOR)
def template_away() -> Response:
    """Go back to the form that reports have by themselves."""
    if FlaskForm().validate_on_submit():
        with write_connection() as connection:
            drop_template(connection, writer())
        flash(_("Word files of reports come in our own form again."))
    return redirect(url_for("reports.template"))


def _is_kept(form: TemplateForm) -> bool:
    """Whether the file that was sent can be a template; it is then the organisation's. If not, the form says why."""
    content = _sent()
    if not content:
        form.file.errors = [NO_FILE]
        return False
    try:
        kept = template_to_keep(content)
    except NotATemplate as refusal:
        form.file.errors = [FAULT_WORDS[refusal.why]]
        return False
    with write_connection() as connection:
        choose_template(connection, kept, writer(), clock.now())
    return True


def _sent() -> bytes:
    """The file; a large one lies on the disk until it is closed."""
    sent = request.files.get("file")
    if sent is None:
        return b""
    with closing(sent):
        return sent.read()
