"""Refusals as problem documents for programs (RFC 9457)."""

from __future__ import annotations

from flask import Response, jsonify

MEDIA_TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str) -> Response:
    """An answer with status, title and what to do next."""
    response = jsonify({"type": "about:blank", "status": status, "title": title, "detail": detail})
    response.status_code = status
    response.content_type = MEDIA_TYPE
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="oasen"'
    return response
