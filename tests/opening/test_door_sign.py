"""The sign on the door."""

from __future__ import annotations

import re
import subprocess
import zlib
from datetime import date

import pytest

from app.opening.door_hours import door_hours
from app.opening.door_sign import door_sign
from app.opening.wording import week_lines
from tests.npm_package import node

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@pytest.fixture
def hours(app, planned, plan, decide):
    plan("2026-01-01", {0: (600, 1020), 1: (600, 1020), 2: (600, 1020), 3: (600, 1230), 5: (1080, 90)})
    decide("2026-06-19", "midsommarafton")
    return door_hours(planned(), None, date(2026, 5, 5))


def unpacked(document):
    """The PDF with what is packed in it opened, as far as it is."""
    parts = [document]
    for packed in STREAM.findall(document):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_the_code_on_the_sign_leads_to_the_hours(app, hours, tmp_path):
    picture = tmp_path / "sign.png"
    address = "https://oasen.example.se/hours/valla"
    with app.test_request_context():
        picture.write_bytes(door_sign("Valla", hours, address, format_="png"))

    said = subprocess.run([node(), "tests/people/read_qr.mjs", picture], capture_output=True, text=True, check=True)

    assert said.stdout.split() == [address]


def test_the_sign_is_one_sheet_of_a4_that_reads_aloud(coordinator, hours):
    answer = coordinator.answer("/calendar/valla/door-sign.pdf?coming=yes")
    document = unpacked(answer.data)

    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1
    [box] = re.findall(rb"/MediaBox\s*\[([^\]]+)\]", document)
    assert [round(float(each)) for each in box.split()] == [0, 0, 595, 842]
    assert b"/MarkInfo" in document


def test_long_weeks_and_many_days_stay_on_one_sheet(app, planned, plan, decide):
    plan("2026-01-01", {weekday: (600, 900 + weekday) for weekday in range(7)})
    for day in range(10, 22):
        decide(f"2026-05-{day}", f"en ganska lång anledning, nummer {chr(64 + day)}")
    with app.test_request_context():
        hours = door_hours(planned(), None, date(2026, 5, 5))
        document = unpacked(
            door_sign("Kamraternas hus vid gamla stationen", hours, "http://localhost:8000/hours/valla")
        )

    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1


def test_days_with_the_same_hours_stand_together(app, hours):
    with app.test_request_context():
        lines = [(line.days, line.hours) for line in week_lines(hours.week.hours)]

    assert lines == [
        ("Måndag till onsdag", "10–17"),
        ("Torsdag", "10–20.30"),
        ("Fredag", "stängt"),
        ("Lördag", "18–1.30"),
        ("Söndag", "stängt"),
    ]


def test_without_a_plan_there_is_nothing_to_print_and_the_page_says_what_to_do(coordinator):
    answer = coordinator.answer("/calendar/valla/door-sign.pdf")

    assert answer.headers["Location"] == "/calendar/valla/door"
    assert "Planera veckan först" in coordinator.page("/calendar/valla/door").text
