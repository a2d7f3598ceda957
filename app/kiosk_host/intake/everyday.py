"""Answers what tablets send all day without Flask's machinery around a request, which takes longer than the log.

Only what is in order is answered here, by the same functions as in api.py. Whatever else comes, a wrong token, a body
that cannot be read, a fault, is handed on untouched: Flask then says what is wrong. A kiosk that was let pass once is
remembered, and looked up again in the very transaction that stores what it sends, for all who wait by one question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from flask import Flask
from sqlalchemy import Connection

from app.database.wall import within
from app.extensions import db
from app.kiosk_host.intake.answers import answer_boxes, answer_entries
from app.kiosk_host.queries import PairedKiosk, kiosks_of_digests
from app.kiosk_host.sign_in import paired_kiosk
from app.log.actions import Letterbox, letterbox_of
from app.log.writer import Proof, ProofFailed
from app.settings import Settings
from app.web.security import headers_of_every_answer

ANSWERS = {"/api/v1/entries": answer_entries, "/api/v1/sealed": answer_boxes}
Environment = dict[str, Any]
StartResponse = Callable[..., Any]
Answer = Callable[[PairedKiosk, Letterbox, bytes, Proof], dict[str, Any]]


class EverydayIntake:
    """Stands before the application (WSGI)."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app = app
        self._ordinary_way = app.wsgi_app
        # By the header that a kiosk sends; in memory alone.
        self._remembered: dict[str, tuple[PairedKiosk, Letterbox]] = {}
        self._headers = [("Content-Type", "application/json"), *headers_of_every_answer(settings)]

    def __call__(self, environment: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer, by the short way where everything is in order."""
        answer_of = ANSWERS.get(environment["PATH_INFO"])
        if answer_of is None or environment["REQUEST_METHOD"] != "POST":
            return self._ordinary_way(environment, start_response)
        answer = self._answer(environment, answer_of)
        if answer is None:
            return self._ordinary_way(environment, start_response)
        start_response("200 OK", [*self._headers, ("Content-Length", str(len(answer)))])
        return [answer]

    def _answer(self, environment: Environment, answer_of: Answer) -> bytes | None:
        """What was made of the items; None when something is not as it is every day."""
        length = environment.get("CONTENT_LENGTH") or ""
        if environment.get("CONTENT_TYPE") != "application/json" or not length.isdecimal():
            return None
        if int(length) > self._app.config["MAX_CONTENT_LENGTH"]:
            return None
        body = environment["wsgi.input"].read(int(length))
        environment["wsgi.input"] = BytesIO(body)
        try:
            kiosk, letterbox = self._sender(environment.get("HTTP_AUTHORIZATION", ""))
            with within(kiosk.organisation_id):
                return json.dumps(answer_of(kiosk, letterbox, body, Proof(still_paired, kiosk))).encode()
        except ProofFailed:
            self._remembered.clear()
            return None
        except Exception:
            return None

    def _sender(self, authorization: str) -> tuple[PairedKiosk, Letterbox]:
        """The kiosk that says who it is by this header, as it was when it last was asked for; raises KioskUnknown."""
        remembered = self._remembered.get(authorization)
        if remembered is None:
            with self._app.app_context(), db.engine.connect() as connection:
                kiosk = paired_kiosk(connection, authorization)
                remembered = self._remembered[authorization] = kiosk, letterbox_of(kiosk.organisation_id)
        return remembered


def still_paired(connection: Connection, kiosks: Sequence[PairedKiosk]) -> set[PairedKiosk]:
    """Those that have not been revoked, moved or given other hours since they were remembered."""
    now_there = {each.token_digest: each for each in kiosks_of_digests(connection, [k.token_digest for k in kiosks])}
    return {each for each in kiosks if _is_as_it_was(each, now_there.get(each.token_digest))}


def _is_as_it_was(remembered: PairedKiosk, found: PairedKiosk | None) -> bool:
    # When it was last seen changes every minute and decides nothing.
    return found is not None and found._replace(seen_at_seconds=remembered.seen_at_seconds) == remembered
