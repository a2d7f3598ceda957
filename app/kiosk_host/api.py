"""The addresses for kiosks and other programs; described by openapi.py."""

from __future__ import annotations

from contextlib import nullcontext

from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy import text

from app.audit.actions import Who
from app.audit.due import concerning
from app.clock import now
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.errors import BadRequest
from app.extensions import db
from app.kiosk_host.actions import is_seen_long_ago, note_seen, pair
from app.kiosk_host.care.reports import keep_report, pin_of
from app.kiosk_host.care.told import KEYS, read_told
from app.kiosk_host.description.openapi import describe
from app.kiosk_host.guesses import guesses
from app.kiosk_host.intake.answers import answer_boxes, answer_entries, sealing_key
from app.kiosk_host.intake.bodies import json_object
from app.kiosk_host.intake.items import CREDENTIAL_LENGTH
from app.kiosk_host.labels import decided_labels, labels_of
from app.kiosk_host.models import Purpose
from app.kiosk_host.queries import PairedKiosk, kiosk_of_token
from app.kiosk_host.requests import json_body
from app.kiosk_host.sign_in import kiosk_of_request
from app.kiosk_host.typed_codes import typed_code
from app.log.actions import letterbox_of
from app.staff.browser_names import browser_name
from app.staff.sign_in import visitor
from app.web.policies import Policy, policy

api = Blueprint("api", __name__, url_prefix="/api/v1")
health = Blueprint("health", __name__)


@api.post("/entries")
@policy(Policy.KIOSK_OR_PHONE)
def entries() -> Response:
    """Take in what a kiosk sends."""
    kiosk = kiosk_of_request()
    return jsonify(answer_entries(kiosk, letterbox_of(kiosk.organisation_id), json_body()))


@api.post("/sealed")
@policy(Policy.ONCE_KIOSK)
def sealed() -> Response:
    """Take in what a tablet has sealed, also one that has been shut out: what it holds is not to be lost."""
    kiosk = kiosk_of_request()
    return jsonify(answer_boxes(kiosk, letterbox_of(kiosk.organisation_id), json_body()))


@api.get("/screen")
@policy(Policy.KIOSK)
def screen() -> Response:
    """The labels the kiosk's screen needs; 304 to a tablet that has what staff have decided."""
    kiosk, moment = kiosk_of_request(), now()
    with db.engine.connect() as connection:
        decided = decided_labels(connection, kiosk, moment)
        is_known = request.if_none_match.contains_weak(decided.tag)
        labels = {} if is_known else labels_of(connection, kiosk, decided) | {"sealing_key": sealing_key()}
    if is_seen_long_ago(kiosk.seen_at_seconds, moment):
        with write_connection() as connection:
            note_seen(connection, kiosk.organisation_id, kiosk.id, moment)
    answer = Response(status=304) if is_known else jsonify(labels)
    answer.set_etag(decided.tag, weak=True)  # what has been learned since may be other words for the same
    return answer


@api.post("/tablet")
@policy(Policy.KIOSK)
def tablet() -> Response:
    """Hear how the tablet is doing; say what staff want of it."""
    told, kiosk, moment = read_told(json_object(json_body(), KEYS)), kiosk_of_request(), now()
    with write_connection() as connection:
        browser = browser_name(request.user_agent.string, "")
        is_reload_asked = keep_report(connection, kiosk, told, browser, moment)
        pin = pin_of(connection, kiosk.organisation_id, kiosk.premises_id)
    return jsonify(
        clock=int(moment.timestamp()),
        kiosk=kiosk.name,
        reload=is_reload_asked,
        pin=pin and {"salt": pin.salt.hex(), "iterations": pin.iteration_count, "digest": pin.digest.hex()},
    )


@api.post("/pair")
@policy(Policy.ANYONE)
@across_organisations(Across.KNOCKING)
def pair_kiosk() -> Response:
    """Turn a pairing code into a token."""
    body = json_object(json_body(), {"code", "purpose"})
    code, purpose = body.get("code"), body.get("purpose", Purpose.DOOR)
    if not isinstance(code, str) or len(code) > CREDENTIAL_LENGTH:
        raise BadRequest(f"code must be text of at most {CREDENTIAL_LENGTH} characters.")
    if purpose not in list(Purpose):
        raise BadRequest("purpose must be door or phone.")
    moment = now()
    counted = nullcontext() if typed_code(code) is None else guesses().counted(visitor().source, moment)
    with counted, write_connection() as connection:
        token, _ = pair(connection, code, moment, Purpose(purpose))
        kiosk = kiosk_of_token(connection, token)
        if kiosk is not None:
            concerning(kiosk.organisation_id, who=Who("kiosk", kiosk.id))
    assert kiosk is not None  # noqa: S101  # the token was made just now
    return jsonify(token=token, kiosk=kiosk.name, premises=_premises(kiosk), sealing_key=sealing_key())


@api.get("/openapi.json")
@policy(Policy.ANYONE)
def openapi() -> Response:
    """The description of these addresses (OpenAPI 3.1)."""
    return jsonify(describe(current_app.config["OASEN"].public_url))


@health.get("/healthz")
@policy(Policy.ANYONE)
def healthz() -> Response:
    """200 when the database can be written."""
    with write_connection() as connection:
        # Only a row that was there for a moment gets to the disk; one that changes nothing passes on a full disk too.
        connection.execute(text("INSERT INTO imports (id, begun_at) VALUES (-1, 0)"))
        connection.execute(text("DELETE FROM imports WHERE id = -1"))
    return jsonify(status="ok")


def _premises(kiosk: PairedKiosk) -> dict[str, str]:
    return {"slug": kiosk.slug, "name": kiosk.premises_name}
