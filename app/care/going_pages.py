"""The page of an errand that goes on: how far it has come, then what came of it; it keeps itself fresh."""

from __future__ import annotations

import hashlib

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.care.errand_room import errand_room
from app.care.pages import care, ways_of_saying
from app.care.wording import stages_said, title_of, why_refused
from app.staff.sign_in import unattended
from app.web.policies import Policy, policy

__all__ = ["care"]


@care.get("/going")
@policy(Policy.ADMIN)
def going() -> AnyResponse | str:
    """The errand of now, or the last one."""
    if errand_room().newest() is None:
        return redirect(url_for("care.page"))
    return render_template("care/going.html", **_shown())


@care.get("/going/live")
@policy(Policy.ADMIN)
@unattended
def going_live() -> AnyResponse:
    """The part of the page that changes, only when it has."""
    if errand_room().newest() is None:
        return redirect(url_for("care.page"))
    part = render_template("care/_going.html", **_shown())
    answer = Response(part)
    answer.set_etag(hashlib.sha256(part.encode()).hexdigest()[:32])
    return answer.make_conditional(request)


def _shown() -> dict[str, object]:
    errand = errand_room().newest()
    return {
        "going": errand,
        "title": title_of(errand) if errand else "",
        "stage_words": stages_said(errand),
        "why": why_refused(errand.refused) if errand and errand.refused else "",
        **ways_of_saying(),
    }
