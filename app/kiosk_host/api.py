"""The addresses for kiosks and other programs; described by openapi.py."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy import text

from app.activities.kinds import KIND
from app.activities.queries import activities_at_door
from app.clock import now
from app.database.transaction import write_connection
from app.errors import BadRequest, WrongContentType
from app.extensions import db
from app.kiosk_host.actions import is_seen_long_ago, note_seen, pair
from app.kiosk_host.bodies import json_object, read_envelope
from app.kiosk_host.intake import take_in
from app.kiosk_host.language_switches import languages_on
from app.kiosk_host.openapi import describe
from app.kiosk_host.queries import kiosk_of_token
from app.kiosk_host.sign_in import kiosk_of_request
from app.people.queries import has_agreed
from app.web.policies import Policy, policy

api = Blueprint("api", __name__, url_prefix="/api/v1")
health = Blueprint("health", __name__)


@api.post("/entries")
@policy(Policy.KIOSK)
def entries() -> Response:
    """Take in what a kiosk sends."""
    kiosk = kiosk_of_request()
    envelope = read_envelope(_json_body(), kiosk.time_zone)
    return jsonify(results=take_in(kiosk, envelope.items, envelope.sent_at, now()))


@api.get("/screen")
@policy(Policy.KIOSK)
def screen() -> Response:
    """The labels the kiosk's screen needs."""
    kiosk, moment = kiosk_of_request(), now()
    with db.engine.connect() as connection:
        offered = activities_at_door(connection, kiosk.organisation_id, kiosk.premises_id)
        spoken = languages_on(connection, kiosk.organisation_id, kiosk.premises_id)
    if is_seen_long_ago(kiosk.seen_at_seconds, moment):
        with write_connection() as connection:
            note_seen(connection, kiosk.organisation_id, kiosk.id, moment)
    activities = [
        {
            "slug": activity.slug,
            "name": activity.name,
            "kind": activity.kind,
            "picture": activity.picture or KIND[activity.kind].picture,
            "visiting_group": activity.is_visiting_group,
        }
        for activity in offered
    ]
    premises = {"slug": kiosk.slug, "name": kiosk.premises_name}
    return jsonify(premises=premises, activities=activities, languages=spoken)


@api.post("/card")
@policy(Policy.KIOSK)
def card() -> Response:
    """Whether the holder of a shown QR card has agreed to be counted by it."""
    value = json_object(_json_body(), {"value"}).get("value")
    if not isinstance(value, str) or len(value) > 200:
        raise BadRequest("value must be text of at most 200 characters.")
    return jsonify(agreed=has_agreed(kiosk_of_request().organisation_id, value))


@api.post("/pair")
@policy(Policy.ANYONE)
def pair_kiosk() -> Response:
    """Turn a pairing code into a token."""
    code = json_object(_json_body(), {"code"}).get("code")
    if not isinstance(code, str) or len(code) > 200:
        raise BadRequest("code must be text of at most 200 characters.")
    with write_connection() as connection:
        token, _ = pair(connection, code, now())
        kiosk = kiosk_of_token(connection, token)
    assert kiosk is not None  # noqa: S101  # the token was made just now
    return jsonify(token=token, kiosk=kiosk.name, premises={"slug": kiosk.slug, "name": kiosk.premises_name})


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
        connection.execute(text("UPDATE imports SET begun_at = begun_at WHERE id = -1"))
    return jsonify(status="ok")


def _json_body() -> bytes:
    """The request's body; raises WrongContentType."""
    if request.mimetype != "application/json":
        raise WrongContentType("Send application/json.")
    return request.get_data()
