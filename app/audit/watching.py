"""Watches views and commands for what the lists say is noted: one place, so that none can forget to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import click
from flask import Flask, current_app, request
from flask_login import current_user
from sqlalchemy import Connection, select
from werkzeug.wrappers import Response

from app.audit.actions import MACHINE, NOBODY, Done, Who
from app.audit.addresses import NOTED, Noted
from app.audit.commands import NOTED_COMMANDS, NotedCommand
from app.audit.due import Due, at, note_due_now, note_what_is_due
from app.audit.refusals import count_refused
from app.database.transaction import BEFORE_COMMIT
from app.organisations.queries import ORGANISATIONS, PREMISES

Callback = Callable[..., Any]
REFUSED = (401, 403)
SHOWN = 200  # who is led elsewhere has seen nothing yet
READS = ("GET", "HEAD")
IS_WATCHED = "is_watched_by_audit"


def register_audit(app: Flask) -> None:
    """Note what is done behind the addresses of the list; called when every address is registered."""
    app.extensions[BEFORE_COMMIT] = [note_what_is_due]
    for endpoint, noted in NOTED.items():
        app.view_functions[endpoint] = _watched_view(app.view_functions[endpoint], noted)


def _watched_view(view: Callback, noted: Noted) -> Callback:
    @wraps(view)
    def seen(**parts: Any) -> Response:
        is_read = request.method in READS
        act = noted.read if is_read else noted.act
        if act is None:
            return current_app.make_response(view(**parts))
        who, organisation_id = _who_asks()
        due = Due(Done(act, who, organisation_id, noted.about.format(**parts)), is_noted=noted.by_itself)
        with at(due):
            response = current_app.make_response(view(**parts))
        if noted.refused is not None and response.status_code in REFUSED:
            count_refused(replace(due.done, act=noted.refused))
        elif response.status_code == SHOWN and (is_read or noted.at_end):
            note_due_now(due)
        return response

    return seen


def _who_asks() -> tuple[Who, int | None]:
    if not current_user.is_authenticated:
        return NOBODY, None
    return Who("staff", current_user.staff_id), current_user.organisation_id


def watched_command(command: click.Command, path: str) -> click.Command:
    """The command, by whose words the act is noted once it is done; of a group each."""
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            watched_command(each, f"{path} {name}")
    elif path in NOTED_COMMANDS and command.callback and not hasattr(command.callback, IS_WATCHED):
        command.callback = _watched_callback(command.callback, NOTED_COMMANDS[path])
    return command


def _watched_callback(callback: Callback, noted: NotedCommand) -> Callback:
    @wraps(callback)
    def run(*arguments: Any, **options: Any) -> Any:
        context = click.get_current_context()
        given = context.params
        act = next((act for option, act in noted.by_option.items() if given.get(option)), noted.act)
        due = Due(Done(act, MACHINE), lambda connection: _organisation_of(connection, noted, given), noted.at_end)
        with at(due):
            result = callback(*arguments, **options)
        if noted.at_end and not given.get("dry_run"):
            due.is_noted = False
            with context.obj.app.app_context():
                note_due_now(due)
        return result

    setattr(run, IS_WATCHED, True)
    return run


def _organisation_of(connection: Connection, noted: NotedCommand, given: dict[str, Any]) -> int | None:
    """Whose log, house or staff the command was about; None where it was about several or none."""
    organisation = select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.slug == given.get(noted.organisation))
    premises = select(PREMISES.c.organisation_id).where(PREMISES.c.slug == given.get(noted.premises))
    return connection.execute(organisation.union(premises)).scalar()
