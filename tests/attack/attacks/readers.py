"""The readers of what comes from outside, each with how it may refuse; anything else that it raises is a fault.

What they need of the program is loaded when a reader is made, so that atheris can watch it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.errors import Refusal

Reader = Callable[[bytes], object]
ENTRIES = "premises,kind,at,person,count\nvalla,visit,2025-05-06T11:00,Anna,1\nvalla,meal,2025-05-06,,9\n"
OPENINGS = "premises;day;state;opens;closes;reason;heads\nvalla;2025-05-06;open;10:00;15:30;städning;4\n"
ITEM = {"id": "0" * 32, "seq": 1, "kind": "visit", "at": "2025-05-06T11:00:00+02:00", "count": 1}
CARD = {"type": "card", "value": "x", "agreed": True}


@dataclass(frozen=True)
class Tried:
    """made: gives the reader; seeds: what it takes, to begin with; refusals: how it says no."""

    made: Callable[[], Reader]
    seeds: Callable[[], list[bytes]]
    refusals: tuple[type[Exception], ...] = (Refusal, ValueError)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _entries() -> Reader:
    from app.exchange.files.csv_rows import CsvFile
    from app.exchange.files.entry_file import ENTRY_COLUMNS, EntryReader
    from app.exchange.files.problems import listed

    def read(data: bytes) -> None:
        reader = EntryReader(CsvFile("entries.csv", data, ENTRY_COLUMNS), {})
        list(reader.staged_rows())
        listed(reader.problems)

    return read


def _openings() -> Reader:
    from app.exchange.files.csv_rows import CsvFile
    from app.exchange.files.opening_file import OPENING_COLUMNS, OpeningReader

    def read(data: bytes) -> None:
        OpeningReader(CsvFile("openings.csv", data, OPENING_COLUMNS), {"valla": (1, 1)}).opening_rows()

    return read


def _queue() -> Reader:
    from app.kiosk_host.intake.queue_files import read_queue_file

    return read_queue_file


def _items() -> Reader:
    from datetime import timedelta

    from app.kiosk_host.intake.bodies import read_boxes, read_entries
    from app.kiosk_host.intake.items import Delivery, number_of_item, read_item
    from app.log.drafts import Origin, Place
    from app.log.models import Source
    from tests.make import NOON

    place = Place(1, 1, "Europe/Stockholm", 240)
    delivery = Delivery(place, Origin(Source.KIOSK, NOON, kiosk_id=1), timedelta(minutes=20))

    def read(data: bytes) -> None:
        body = json.loads(data)
        for item in body if isinstance(body, list) else [body]:
            read_item(item, delivery)
            number_of_item(item)
        read_entries(json.dumps({"entries": [body]}).encode(), place.time_zone)
        read_boxes(json.dumps({"boxes": body}).encode(), place.time_zone)

    return read


def _box() -> Reader:
    from cryptography.hazmat.primitives.asymmetric import ec

    from app.kiosk_host.intake import boxes

    key = ec.generate_private_key(ec.SECP256R1())

    def read(data: bytes) -> None:
        boxes.open_box(_text(data), key)

    return read


def _times() -> Reader:
    from app.activities.schedule import time_said
    from app.log.entry_reading import read_identifier
    from app.log.entry_times import read_moment, read_time
    from app.opening.typed_times import typed_day, typed_minute
    from app.service_day import minute_of

    readers: list[Callable[[str], object]] = [
        time_said,
        read_identifier,
        lambda text: read_time(text, "Europe/Stockholm", 240),
        lambda text: read_moment(text, "America/St_Johns"),
        typed_day,
        typed_minute,
        minute_of,
    ]

    def read(data: bytes) -> None:
        for each in readers:
            try:
                each(_text(data))
            except (Refusal, ValueError):
                continue

    return read


def _template() -> Reader:
    from app.followup.formats.docx_template import document_of_template

    return document_of_template


def _calendar() -> Reader:
    from datetime import date

    from babel.support import NullTranslations
    from flask import Flask
    from icalendar import Calendar

    from app.extensions import babel
    from app.opening.calendar_file import Published, calendar_file
    from app.opening.planned_days import PlannedBy, PlannedDay
    from tests.make import NOON

    app = Flask("calendar")
    babel.init_app(app)
    assert NullTranslations

    def read(data: bytes) -> None:
        text = _text(data).replace("\0", "")
        name, _, reason = text.partition("|")
        days = [
            PlannedDay(date(2026, 3, 29), 60, 1500, PlannedBy.WEEK, reason),
            PlannedDay(date(2026, 5, 1), None, None, PlannedBy.DECISION, reason),
        ]
        published = Published("valla", name, "Europe/Stockholm", "https://example.se/hours/valla", NOON)
        with app.test_request_context():
            written = calendar_file(published, days)
        events = Calendar.from_ical(written).walk("VEVENT")
        assert len(events) == 2, "a text has become an event"
        assert all(set(event) <= EVENT_KEYS for event in events), "a text has become a property"

    return read


EVENT_KEYS = {"UID", "DTSTAMP", "TRANSP", "URL", "SUMMARY", "DTSTART", "DTEND", "DURATION", "DESCRIPTION", "STATUS"}


def _texts() -> Reader:
    from urllib.parse import urlsplit

    from app.exchange.files.formulas import FORMULA_STARTS, with_guard, without_guard
    from app.followup.formats.safe_cell import BEGINS_A_FORMULA, safe_cell
    from app.slugs import is_slug, slug_of_name
    from app.web.safe_path import safe_path

    def read(data: bytes) -> None:
        text = _text(data)
        assert is_slug(slug_of_name(text, ())), "a slug that is none"
        assert not with_guard(text).startswith(FORMULA_STARTS), "reckoned with"
        assert without_guard(with_guard(text)) == text, "another text than before"
        assert not safe_cell(text).startswith(BEGINS_A_FORMULA), "reckoned with"
        path = safe_path(text)
        assert path is None or (path[:2] not in ("//", "/\\") and not urlsplit(path).netloc), "leads elsewhere"

    return read


def _docx_seeds() -> list[bytes]:
    import docx

    file = io.BytesIO()
    docx.Document().save(file)
    return [file.getvalue(), b"PK\x03\x04"]


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


QUEUE = {"format": "oasen-queue/1", "kiosk": "1", "queue": [{"premises": "valla", "item": ITEM}], "tablet": "0" * 32}
READERS: dict[str, Tried] = {
    "entries": Tried(_entries, lambda: [ENTRIES.encode(), ENTRIES.replace(",", ";").encode()]),
    "openings": Tried(_openings, lambda: [OPENINGS.encode()]),
    "queue-file": Tried(_queue, lambda: [_json(QUEUE)]),
    "items": Tried(
        _items, lambda: [_json([ITEM, ITEM | {"credential": CARD}]), _json([{"id": "0" * 32, "void": "1" * 32}])]
    ),
    "boxes": Tried(_box, lambda: [b"AQ==", b"A" * 400]),
    "times": Tried(_times, lambda: [b"fri 12:00-13:30", b"2025-05-06T11:00+02:00", b"09.30", b"2026-12-24"]),
    "template": Tried(_template, _docx_seeds),
    "calendar": Tried(_calendar, lambda: ["Lokalen|städning".encode(), b"a|b\r\nEND:VEVENT"]),
    "texts": Tried(_texts, lambda: [b"=1+1", b"//elsewhere", b"/home?x=1", "Fredagslunch å".encode()]),
}
