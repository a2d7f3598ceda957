"""How a form of an agreement is answered: saved, refused with what was typed, or told that someone was first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import LazyString
from sqlalchemy import Connection
from werkzeug.wrappers import Response
from wtforms import BooleanField, Field, SelectField

from app.agreements.fields import VersionedForm
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile
from app.extensions import db

Answer = Response | str | tuple[str, int]
# The number of the wording that is saved, and what the fields show of it.
Saved = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Shown:
    """What stands around a form: the agreement, the heading, a lead, and a button that does away with the thing."""

    agreement: AnyRow
    heading: LazyString | str
    lead: LazyString | str = ""
    drop_address: str = ""
    drop_words: LazyString | str = ""


def answered(
    form: VersionedForm,
    shown: Shown,
    save: Callable[[Connection], object],
    saved: Callable[[], Saved],
    thanks: str,
) -> Answer:
    """The reading page once it is saved; else the form: as it is saved, as it was typed, or with who was first.

    save is given a connection that may write. saved is asked anew when somebody was first.
    """
    if not form.is_submitted():
        return _page(form, shown)
    if not form.validate():
        return _page(form, shown), 422
    try:
        with write_connection() as connection:
            save(connection)
    except ChangedMeanwhile:
        db.session.rollback()  # read anew
        version, present = saved()
        form.version.data = str(version)
        return _page(form, shown, is_later=True, differences=_differences(form, present)), ChangedMeanwhile.status
    flash(thanks)
    return redirect(url_for("agreements.page", slug=shown.agreement.slug))


def _differences(form: VersionedForm, present: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and what is saved, of each field in which something else is typed."""
    differing = (form[name] for name, value in present.items() if form[name].data != value)
    return [(str(field.label.text), _as_shown(field, present[field.name])) for field in differing]


def _as_shown(field: Field, value: Any) -> str:
    if isinstance(field, SelectField):
        return next((str(choice.label) for choice in field.choices if choice.value == value), str(value))
    if isinstance(field, BooleanField):
        return "\N{CHECK MARK}" if value else "\N{EN DASH}"
    return str(value) or "\N{EN DASH}"


def _page(form: VersionedForm, shown: Shown, **told: Any) -> str:
    fields = [field for field in form if field.name not in ("csrf_token", "version")]
    # The day from which it holds is asked last.
    fields.sort(key=lambda field: field.name == "from_day")
    return render_template("agreements/form.html", form=form, fields=fields, shown=shown, **told)
