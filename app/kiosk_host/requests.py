"""Takes the body out of a request from a kiosk."""

from __future__ import annotations

from flask import request

from app.errors import WrongContentType


def json_body() -> bytes:
    """The request's body; raises WrongContentType."""
    if request.mimetype != "application/json":
        raise WrongContentType("Send application/json.")
    return request.get_data()
