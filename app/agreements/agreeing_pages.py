"""The forms on goals and on what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from app.agreements.agreeing import (
    add_agreed,
    add_goal,
    change_agreed,
    change_goal,
    drop_agreed,
    drop_goal,
    goal_of,
    thing_of,
)
from app.agreements.agreeing_forms import AgreedForm, GoalForm
from app.agreements.asked import asked_to_change, saying, today, usual_from_day
from app.agreements.fields import VersionedForm
from app.agreements.queries import agreed_things, goals_of, parties_in_words
from app.agreements.saving import Answer, Saved, Shown, answered
from app.agreements.term_pages import agreements
from app.agreements.wording import figure_in_words
from app.database.statements import AnyRow
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile
from app.web.policies import Policy, policy
from app.web.reading import reading

__all__ = ["agreements"]


@agreements.route("/<slug>/goals/new", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def new_goal(slug: str) -> Answer:
    """One more goal, last unless it is said where."""
    agreement = asked_to_change(slug)
    goals = goals_of(reading(), agreement.id)
    form = GoalForm(goals, data={"place": str(len(goals) + 1), "from_day": _first_day(agreement)})
    return answered(
        form,
        Shown(agreement, _("A goal"), _("In the agreement's own words: the report stands under it.")),
        lambda connection: add_goal(connection, agreement.id, form.wishes(), saying(0, form.since)),
        lambda: (0, {}),
        _("The goal is there."),
    )


@agreements.route("/<slug>/goals/<int:goal_id>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def goal(slug: str, goal_id: int) -> Answer:
    """Change one goal, or where it stands."""
    agreement = asked_to_change(slug)
    goals = goals_of(reading(), agreement.id)
    goal = goal_of(goals, goal_id)
    others = [each for each in goals if each.goal_id != goal_id]
    place = str(goals.index(goal) + 1)
    form = GoalForm(others, data=GoalForm.texts(goal) | {"place": place} | _seen(agreement, goal))
    drop = url_for("agreements.drop_the_goal", slug=slug, goal_id=goal_id)
    return answered(
        form,
        Shown(agreement, _("Change a goal"), "", drop, _("This is no goal any more")),
        lambda connection: change_goal(connection, agreement.id, goal_id, form.wishes(), saying(form.seen, form.since)),
        lambda: _saved_goal(agreement, goal_id),
        _("The goal is saved. What it said before is kept."),
    )


@agreements.post("/<slug>/goals/<int:goal_id>/drop")
@policy(Policy.COORDINATOR)
def drop_the_goal(slug: str, goal_id: int) -> Response:
    """From today on it is no goal; reports of earlier years keep it."""
    agreement = asked_to_change(slug)
    return _dropped(slug, lambda connection, seen: drop_goal(connection, agreement.id, goal_id, saying(seen, today())))


@agreements.route("/<slug>/agreed/new", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def new_agreed(slug: str) -> Answer:
    """One more thing that has been agreed."""
    agreement = asked_to_change(slug)
    form = _agreed_form(agreement, {"from_day": _first_day(agreement)})
    return answered(
        form,
        Shown(agreement, _("What you have agreed"), _("Something that is counted, and how much of it.")),
        lambda connection: add_agreed(connection, agreement.id, form.wishes(), saying(0, form.since)),
        lambda: (0, {}),
        _("It stands among what was agreed."),
    )


@agreements.route("/<slug>/agreed/<int:thing_id>", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def agreed(slug: str, thing_id: int) -> Answer:
    """Change one thing that has been agreed."""
    agreement = asked_to_change(slug)
    thing = thing_of(agreed_things(reading(), agreement.id), thing_id)
    texts = AgreedForm.texts(thing, goals_of(reading(), agreement.id))
    form = _agreed_form(agreement, texts | _seen(agreement, thing))
    drop = url_for("agreements.drop_the_agreed", slug=slug, thing_id=thing_id)
    return answered(
        form,
        Shown(agreement, figure_in_words(thing.figure_id), "", drop, _("This is agreed no more")),
        lambda connection: change_agreed(
            connection, agreement.id, thing_id, form.wishes(), saying(form.seen, form.since)
        ),
        lambda: _saved_thing(agreement, thing_id),
        _("Saved. What was agreed before is kept."),
    )


@agreements.post("/<slug>/agreed/<int:thing_id>/drop")
@policy(Policy.COORDINATOR)
def drop_the_agreed(slug: str, thing_id: int) -> Response:
    """From today on it is agreed no more; reports of earlier years keep it."""
    agreement = asked_to_change(slug)
    return _dropped(
        slug, lambda connection, seen: drop_agreed(connection, agreement.id, thing_id, saying(seen, today()))
    )


def _agreed_form(agreement: AnyRow, data: dict[str, Any]) -> AgreedForm:
    return AgreedForm(goals_of(reading(), agreement.id), parties_in_words(reading(), agreement.id), data=data)


def _dropped(slug: str, drop: Callable[[Connection, int], None]) -> Response:
    form = VersionedForm()
    if form.validate_on_submit():
        try:
            with write_connection() as connection:
                drop(connection, form.seen)
            flash(_("Done away with, from today on. What was is kept."))
        except ChangedMeanwhile:
            flash(_("Someone else has changed it meanwhile. Here is how it is now."))
    return redirect(url_for("agreements.page", slug=slug))


def _first_day(agreement: AnyRow) -> str:
    return usual_from_day(agreement, is_new=True).isoformat()


def _seen(agreement: AnyRow, row: AnyRow) -> dict[str, str]:
    return {"version": str(row.number), "from_day": usual_from_day(agreement, is_new=False).isoformat()}


def _saved_goal(agreement: AnyRow, goal_id: int) -> Saved:
    goals = goals_of(reading(), agreement.id)
    saved = goal_of(goals, goal_id)
    return saved.number, GoalForm.texts(saved) | {"place": str(goals.index(saved) + 1)}


def _saved_thing(agreement: AnyRow, thing_id: int) -> Saved:
    saved = thing_of(agreed_things(reading(), agreement.id), thing_id)
    return saved.number, AgreedForm.texts(saved, goals_of(reading(), agreement.id))
