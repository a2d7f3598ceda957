"""The addresses that a shown QR card opens about itself: 128 bits, so who shows one holds it.

A picture code opens nothing here: it has 22 bits, and an answer would tell a guesser which ones exist.
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from app.clock import now
from app.database.transaction import write_connection
from app.errors import BadRequest
from app.extensions import db
from app.kiosk_host.intake.bodies import json_object
from app.kiosk_host.intake.items import CREDENTIAL_LENGTH
from app.kiosk_host.intake.letters import place_of
from app.kiosk_host.requests import json_body
from app.kiosk_host.sign_in import kiosk_of_request
from app.log.actions import deposit
from app.log.drafts import ForgetDraft, Origin
from app.log.models import Source
from app.log.queries import visit_days_by_month
from app.people.actions import note_asked, note_declined
from app.people.queries import card_standing, card_tag
from app.web.policies import Policy, policy

card_api = Blueprint("card_api", __name__, url_prefix="/api/v1/card")


@card_api.post("")
@policy(Policy.KIOSK)
def card() -> Response:
    """What the holder has said and been asked."""
    organisation_id, tag = _card_shown()
    with db.engine.connect() as connection:
        standing = card_standing(connection, organisation_id, tag)
    return jsonify(standing._asdict())


@card_api.post("/asked")
@policy(Policy.KIOSK)
def asked() -> Response:
    """Keep that the holder is being asked now; whether this is the first time."""
    organisation_id, tag = _card_shown()
    with write_connection() as connection:
        is_first = note_asked(connection, organisation_id, tag)
    return jsonify(first=is_first)


@card_api.post("/declined")
@policy(Policy.KIOSK)
def declined() -> Response:
    """Keep the holder's no, so that they are not asked again."""
    organisation_id, tag = _card_shown()
    with write_connection() as connection:
        note_declined(connection, organisation_id, tag)
        standing = card_standing(connection, organisation_id, tag)
    return jsonify(standing._asdict())


@card_api.post("/days")
@policy(Policy.KIOSK)
def days() -> Response:
    """On how many days of each month the holder came."""
    organisation_id, tag = _card_shown()
    with db.engine.connect() as connection:
        by_month = visit_days_by_month(connection, organisation_id, tag)
    return jsonify(months=[{"month": month, "days": day_count} for month, day_count in by_month.items()])


@card_api.post("/forget")
@policy(Policy.KIOSK)
def forget() -> Response:
    """Forget the holder; said again, or of an unknown card, it changes nothing."""
    kiosk = kiosk_of_request()
    draft = ForgetDraft(_value_shown(), place_of(kiosk), Origin(Source.KIOSK, now(), kiosk_id=kiosk.id))
    deposit(kiosk.organisation_id, [draft])
    return jsonify(forgotten=True)


def _card_shown() -> tuple[int, bytes]:
    """The organisation whose kiosk asks, and the tag that the card would have there; raises BadRequest."""
    organisation_id = kiosk_of_request().organisation_id
    return organisation_id, card_tag(organisation_id, _value_shown())


def _value_shown() -> str:
    value = json_object(json_body(), {"value"}).get("value")
    if not isinstance(value, str) or len(value) > CREDENTIAL_LENGTH:
        raise BadRequest(f"value must be text of at most {CREDENTIAL_LENGTH} characters.")
    return value.encode("utf-8", "replace").decode()
