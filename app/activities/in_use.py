"""Whether something has been noted of an activity: the log is a later feature, so the factory gives the question."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app
from sqlalchemy import Connection

# The key in app.extensions of the question, called with a connection, the organisation and the activity.
NOTED_QUESTION = "oasen-activity-noted"
NotedQuestion = Callable[[Connection, int, int], bool]


def is_noted(connection: Connection, organisation_id: int, activity_id: int) -> bool:
    """Whether the log has an entry of it, be it taken back since."""
    ask: NotedQuestion = current_app.extensions[NOTED_QUESTION]
    return ask(connection, organisation_id, activity_id)
