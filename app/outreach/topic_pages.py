"""The pages on which coordinators edit what contacts may be about."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.database.transaction import write_connection
from app.errors import AlreadyThere, NotFound
from app.outreach.forms import TopicForm
from app.outreach.pages import outreach
from app.outreach.queries import topics_of
from app.outreach.topic_actions import add_topic, raise_topic, rename_topic, retire_topic
from app.outreach.topics import Topic
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["outreach"]


@outreach.route("/topics", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def topics() -> Response | str | tuple[str, int]:
    """The topics in their order, and a form for one more."""
    form = TopicForm()
    if form.validate_on_submit():
        try:
            with write_connection() as connection:
                add_topic(connection, _organisation(), form.name.data.strip())
        except AlreadyThere:
            form.name.errors = [_("There is a topic of that name already.")]
        else:
            flash(_("%(name)s can be chosen from now on.", name=form.name.data.strip()))
            return redirect(url_for("outreach.topics"))
    shown = render_template("outreach/topics.html", topics=_topics(), form=form)
    return shown, 422 if form.is_submitted() else 200


@outreach.route("/topics/<topic>/rename", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def rename(topic: str) -> Response | str | tuple[str, int]:
    """Call a topic something else."""
    found = _topic(topic)
    form = TopicForm(data={"name": found.name})
    if form.validate_on_submit():
        try:
            with write_connection() as connection:
                rename_topic(connection, _organisation(), topic, form.name.data.strip())
        except AlreadyThere:
            form.name.errors = [_("There is a topic of that name already.")]
        else:
            flash(_("It is called %(name)s now.", name=form.name.data.strip()))
            return redirect(url_for("outreach.topics"))
    shown = render_template("outreach/rename_topic.html", topic=found, form=form)
    return shown, 422 if form.is_submitted() else 200


@outreach.post("/topics/<topic>/retire")
@policy(Policy.COORDINATOR)
def retire(topic: str) -> Response:
    """Offer a topic no more, or again."""
    found, form = _topic(topic), PressedForm()
    if form.validate_on_submit():
        with write_connection() as connection:
            retire_topic(connection, _organisation(), topic, None if found.is_retired else clock.now())
    return redirect(url_for("outreach.topics"))


@outreach.post("/topics/<topic>/up")
@policy(Policy.COORDINATOR)
def up(topic: str) -> Response:
    """Let a topic stand one place earlier."""
    form = PressedForm()
    if form.validate_on_submit():
        with write_connection() as connection:
            raise_topic(connection, _organisation(), _topic(topic).slug)
    return redirect(url_for("outreach.topics"))


def _topics() -> list[Topic]:
    return topics_of(reading(), _organisation())


def _topic(slug: str) -> Topic:
    for topic in _topics():
        if topic.slug == slug:
            return topic
    raise NotFound("There is no such topic.")


def _organisation() -> int:
    return int(current_user.organisation_id)
