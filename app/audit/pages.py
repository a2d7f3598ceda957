"""The page on which administrators see what was done, by whom, the latest first."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from app.audit.forms import NarrowForm
from app.audit.queries import ON_A_PAGE, acts_done
from app.audit.refusals import note_what_is_over
from app.audit.wording import names_at, told
from app.web.policies import Policy, policy
from app.web.reading import reading

audit = Blueprint("audit", __name__, url_prefix="/audit")
HIGHEST_PAGE = 10_000


@audit.get("")
@policy(Policy.ADMIN)
def page() -> str | tuple[str, int]:
    """What was done at the house, or at none in particular; all of it, or what stands under one heading."""
    note_what_is_over()
    form, number = NarrowForm(request.args), min(max(request.args.get("page", 1, int), 1), HIGHEST_PAGE)
    form.offer()
    is_known = "heading" not in request.args or form.validate()
    found, count = acts_done(reading(), _organisation(), form.acts if is_known else [], number)
    names = names_at(reading(), _organisation())
    shown = render_template(
        "audit/audit.html", form=form, acts=[told(row, names) for row in found], **_paging(len(found), count, number)
    )
    return shown, 200 if is_known else 422


def _paging(found_count: int, count: int, number: int) -> dict[str, Any]:
    def address(page_number: int) -> str:
        heading = {"heading": request.args["heading"]} if request.args.get("heading") else {}
        return url_for("audit.page") + "?" + urlencode(heading | {"page": str(page_number)})

    first = (number - 1) * ON_A_PAGE + 1
    return {
        "count": count,
        "first": first,
        "last": first + found_count - 1,
        "newer": address(number - 1) if number > 1 else None,
        "older": address(number + 1) if number * ON_A_PAGE < count else None,
    }


def _organisation() -> int:
    return int(current_user.organisation_id)
