"""Answers the two addresses that take in what happened, from the body of a request to what is said of it."""

from __future__ import annotations

import base64
from typing import Any

from flask import current_app

from app.clock import now
from app.keys import box_key
from app.kiosk_host.intake.bodies import read_boxes, read_entries
from app.kiosk_host.intake.boxes import public_key
from app.kiosk_host.intake.items import identifier_as_sent, number_of_item, read_item
from app.kiosk_host.intake.letters import Letter, letter_of_boxes, take_in_letter
from app.kiosk_host.queries import PairedKiosk
from app.log.actions import Letterbox
from app.log.writer import Proof


def answer_entries(kiosk: PairedKiosk, letterbox: Letterbox, body: bytes, proof: Proof | None = None) -> dict[str, Any]:
    """What became of items in the clear; raises a refusal, or ProofFailed."""
    letter = Letter(kiosk, lambda: read_entries(body, kiosk.time_zone), read_item, now())
    stored = take_in_letter(letter, letterbox, proof)
    return {"results": letter.results(stored, "id", identifier_as_sent)}


def answer_boxes(kiosk: PairedKiosk, letterbox: Letterbox, body: bytes, proof: Proof | None = None) -> dict[str, Any]:
    """What became of boxes, each by its number, and which numbers have come so far; raises a refusal, or ProofFailed.

    A tablet that has been shut out hands in what it holds, is told to wipe itself, and counts no more.
    """
    key = box_key(letterbox.app.config["OASEN"])
    letter = letter_of_boxes(kiosk, lambda: read_boxes(body, kiosk.time_zone), key, now())
    results = letter.results(take_in_letter(letter, letterbox, proof), "seq", number_of_item)
    answer = {"results": results, "seen": [[each.first, each.last] for each in letter.arrival.known]}
    return answer | {"wipe": True} if kiosk.is_revoked else answer


def sealing_key() -> dict[str, str]:
    """The key to which tablets seal what they keep, as they are told it."""
    key = public_key(box_key(current_app.config["OASEN"]))
    return {"id": key.id.hex(), "public": base64.b64encode(key.point).decode()}
