"""The one address that a paired phone reads; what it notes goes the way that tablets send by."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.kiosk_host.actions import is_seen_long_ago, note_seen
from app.kiosk_host.intake.answers import sealing_key
from app.kiosk_host.sign_in import kiosk_of_request
from app.outreach.labels import labels_of_phone
from app.web.policies import Policy, policy

phone_api = Blueprint("phone_api", __name__, url_prefix="/api/v1")


@phone_api.get("/phone")
@policy(Policy.PHONE)
def labels() -> Response:
    """The labels the phone's screen needs."""
    phone, moment = kiosk_of_request(), now()
    with db.engine.connect() as connection:
        told = labels_of_phone(connection, phone)
    if is_seen_long_ago(phone.seen_at_seconds, moment):
        with write_connection() as connection:
            note_seen(connection, phone.organisation_id, phone.id, moment)
    return jsonify(told | {"sealing_key": sealing_key()})
