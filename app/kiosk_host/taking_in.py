"""Takes in the file of a tablet's queue that was carried here by hand, by the same intake as what is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from app.errors import BadFile, NotFound
from app.extensions import db
from app.kiosk_host.bodies import HIGHEST_ITEM_COUNT
from app.kiosk_host.intake import take_in
from app.kiosk_host.queries import PairedKiosk, kiosk_behind_door
from app.kiosk_host.queue_files import QueueFile


def take_in_file(file: QueueFile, organisation_id: int | None, now: datetime) -> Counter[str]:
    """How many items were stored, and how many were here already, by status; raises BadFile, NotFound.

    Taken in twice it changes nothing: each item bears its own id. organisation_id: whose premises it may be for; None
    for any. All premises are looked up before anything is stored.
    """
    if file.boxes:
        raise BadFile(
            f"{len(file.boxes)} of its rows are sealed, and this program cannot open them. Nothing was taken in."
        )
    kiosks = {slug: _kiosk(slug, file.kiosk, organisation_id) for slug in file.items}
    sent_at = None if file.clock_ahead_seconds is None else now + timedelta(seconds=file.clock_ahead_seconds)
    statuses: Counter[str] = Counter()
    for slug, batch in _batches(file):
        statuses.update(str(result["status"]) for result in take_in(kiosks[slug], batch, sent_at, now))
    return statuses


def _kiosk(premises: str, name: str, organisation_id: int | None) -> PairedKiosk:
    with db.engine.connect() as connection:
        kiosk = kiosk_behind_door(connection, premises, name)
    if organisation_id is not None and kiosk.organisation_id != organisation_id:
        raise NotFound(f"There is no tablet at {premises!r}, where the file was saved.")
    return kiosk


def _batches(file: QueueFile) -> Iterator[tuple[str, list[object]]]:
    for slug, items in file.items.items():
        for start in range(0, len(items), HIGHEST_ITEM_COUNT):
            yield slug, list(items[start : start + HIGHEST_ITEM_COUNT])
