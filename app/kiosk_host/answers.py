"""Answers the two addresses that take in what happened, from the body of a request to what is said of it."""

from __future__ import annotations

import base64
from typing import Any

from flask import current_app

from app.clock import now
from app.keys import box_key
from app.kiosk_host.bodies import read_boxes, read_entries
from app.kiosk_host.boxes import public_key
from app.kiosk_host.intake import take_in, take_in_boxes
from app.kiosk_host.queries import PairedKiosk
from app.log.writer import Proof


def answer_entries(kiosk: PairedKiosk, body: bytes, proof: Proof | None = None) -> dict[str, Any]:
    """What became of items in the clear; raises a refusal, or ProofFailed."""
    envelope = read_entries(body, kiosk.time_zone)
    return {"results": take_in(kiosk, envelope.items, envelope.sent_at, now(), proof)}


def answer_boxes(kiosk: PairedKiosk, body: bytes, proof: Proof | None = None) -> dict[str, Any]:
    """What became of boxes; raises a refusal, or ProofFailed."""
    key = box_key(current_app.config["OASEN"])
    return take_in_boxes(kiosk, read_boxes(body, kiosk.time_zone), key, now(), proof)


def sealing_key() -> dict[str, str]:
    """The key to which tablets seal what they keep, as they are told it."""
    key = public_key(box_key(current_app.config["OASEN"]))
    return {"id": key.id.hex(), "public": base64.b64encode(key.point).decode()}
