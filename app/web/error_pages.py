"""Answers for what goes wrong: a page for people, a problem document for programs."""

from __future__ import annotations

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException

from app.errors import Refusal
from app.web.error_words import error_words
from app.web.problems import problem

REFUSED = "what_was_refused"


def register_error_pages(app: Flask) -> None:
    """Every refusal, every HTTP error and every fault gets an answer that says what to do."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _fault)


def is_for_programs() -> bool:
    """Whether who asks is a program: then errors are problem documents."""
    return request.path.startswith(("/api/", "/healthz"))


def answer(status: int, title: str, detail: str) -> Response:
    """The error in the form that who asks can read."""
    if is_for_programs():
        return problem(status, title, detail)
    title_in_words, way_on = error_words(status)
    return Response(render_template("error.html", status=status, title=title_in_words, detail=way_on), status)


def refusal_of_request() -> Exception | None:
    """What was refused of the request that is being answered, or None."""
    refused: Exception | None = g.get(REFUSED)
    return refused


def _refusal(error: Refusal) -> Response:
    setattr(g, REFUSED, error)
    return answer(error.status, error.title, error.message)


def _http_error(error: HTTPException) -> Response:
    setattr(g, REFUSED, error)
    if error.code is None or error.code < 400:
        return Response(error.get_response().get_data(), error.code, dict(error.get_headers()))
    response = answer(error.code, error.name, error.description or error.name)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _fault(error: Exception) -> Response:
    from flask import current_app

    # The kind and the place, never the message: it may hold what someone sent.
    current_app.logger.error(
        "fault: %s at %s %s",
        type(error).__name__,
        request.method,
        request.endpoint,
        exc_info=error if current_app.debug or current_app.testing else None,
    )
    return answer(500, "Something broke", "Nothing was lost: what a tablet has is sent again. Run `oasen check`.")
