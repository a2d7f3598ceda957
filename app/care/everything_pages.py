"""The page on which everything is taken out, as one file."""

from __future__ import annotations

from io import BytesIO

from flask import Response, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.care.everything import write_everything
from app.care.readme_inside import BY_LANGUAGE
from app.care.taking_up_pages import care
from app.log.waiting import resolve_waiting_codes
from app.organisations.queries import organisation_slug
from app.staff.sign_in import require_fresh
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

__all__ = ["care"]


@care.get("/everything")
@policy(Policy.ADMIN)
def everything() -> str:
    """What is in it, and what is not."""
    require_fresh()
    return render_template("care/everything.html", form=PressedForm())


@care.post("/everything/file")
@policy(Policy.ADMIN)
def everything_file() -> AnyResponse:
    """The file, made now; it lies nowhere but with who fetches it."""
    if not (current_user.is_fresh(clock.now()) and PressedForm().validate_on_submit()):
        return redirect(url_for("care.everything"))
    language = str(get_locale())
    resolve_waiting_codes()
    file = BytesIO()  # it is packed: a hundred thousand entries are a few megabytes
    write_everything(file, organisation_slug(int(current_user.organisation_id)), _known(language))
    name = _("everything-%(day)s.zip", day=clock.now().date().isoformat())
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(file.getvalue(), mimetype="application/zip", headers=headers)


def _known(language: str) -> str:
    return language if language in BY_LANGUAGE else "en"
