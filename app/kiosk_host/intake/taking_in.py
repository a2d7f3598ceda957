"""Takes in the file of a tablet's queue that was carried here by hand, by the same intake as what is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import current_app

from app.errors import NotFound
from app.extensions import db
from app.keys import box_key
from app.kiosk_host.intake.bodies import HIGHEST_ITEM_COUNT, Envelope
from app.kiosk_host.intake.letters import take_in, take_in_boxes
from app.kiosk_host.intake.queue_files import QueueFile
from app.kiosk_host.queries import PairedKiosk, kiosk_behind_door


def take_in_file(file: QueueFile, organisation_id: int | None, now: datetime) -> Counter[str]:
    """How many items were stored, and how many were here already, by status; raises NotFound.

    Taken in twice it changes nothing: each item bears its own id. organisation_id: whose premises it may be for; None
    for any. All premises are looked up before anything is stored.
    """
    kiosks = {slug: _kiosk(slug, file.kiosk, organisation_id) for slug in {*file.items, *file.boxes}}
    sent_at = None if file.clock_ahead_seconds is None else now + timedelta(seconds=file.clock_ahead_seconds)
    statuses: Counter[str] = Counter()
    for slug, batch in _batches(file.items):
        statuses.update(str(each["status"]) for each in take_in(kiosks[slug], batch, sent_at, now))
    for slug, batch in _batches(file.boxes):
        key = box_key(current_app.config["OASEN"])
        results = take_in_boxes(kiosks[slug], Envelope(batch, sent_at, file.tablet), key, now)
        statuses.update(str(each["status"]) for each in results)
    return statuses


def _kiosk(premises: str, name: str, organisation_id: int | None) -> PairedKiosk:
    with db.engine.connect() as connection:
        kiosk = kiosk_behind_door(connection, premises, name)
    if organisation_id is not None and kiosk.organisation_id != organisation_id:
        raise NotFound(f"There is no tablet at {premises!r}, where the file was saved.")
    return kiosk


def _batches(rows_by_slug: Mapping[str, list[Any]]) -> Iterator[tuple[str, list[Any]]]:
    for slug, rows in rows_by_slug.items():
        for start in range(0, len(rows), HIGHEST_ITEM_COUNT):
            yield slug, rows[start : start + HIGHEST_ITEM_COUNT]
