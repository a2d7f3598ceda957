"""The sheets as PDF: one for each day, with every picture really in them."""

from __future__ import annotations

import re
import zlib
from datetime import date

import pytest

from app.paper.queries import PICTURES
from app.paper.sheet_rows import sheet_rows
from app.paper.tally_sheet import days_to_print, tally_sheets
from tests.paper.test_sheet_rows import activity

FRIDAY = date(2026, 11, 27)
PAGES = re.compile(rb"/Type\s*/Page\b")


STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
HEART = (0xF8, 0x31, 0x2F)  # the red of kiosk/icons/heart.svg


def is_painted(pdf, colour):
    """Whether something in the document is filled with the colour: three numbers and the operator of filling."""
    wanted = rb"\s+".join(rb"%.3f\d*" % (int(part / 255 * 1000) / 1000) for part in colour)
    drawn = b"".join(unpacked(stream) for stream in STREAM.findall(pdf))
    return re.search(wanted + rb"\s+(?:scn|rg)\b", drawn) is not None


def unpacked(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:  # fonts and the like, which lie there otherwise
        return b""


@pytest.mark.parametrize(("sheets", "count"), [("day", 1), ("week", 7), ("blank", 3)])
def test_a_sheet_for_each_day_asked_for(volunteer, valla, sheets, count):
    answer = volunteer.answer(f"/paper/valla/sheets.pdf?sheets={sheets}&first=2026-05-08&copies=3")

    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")
    assert len(PAGES.findall(answer.data)) == count


def test_days_are_one_a_week_or_none():
    assert days_to_print("day", FRIDAY, 9) == [FRIDAY]
    assert [day.day for day in days_to_print("week", FRIDAY, 9)] == [27, 28, 29, 30, 1, 2, 3]
    assert days_to_print("blank", FRIDAY, 2) == [None, None]


@pytest.mark.parametrize("query", ["sheets=month", "sheets=blank&copies=31", "sheets=blank&copies=many"])
def test_what_cannot_be_printed_leads_back_to_the_form(volunteer, valla, query):
    answer = volunteer.get(f"/paper/valla/sheets.pdf?{query}")

    assert answer.status_code == 422
    assert "Skriv ut strecklistor" in answer.text


def test_the_pictures_are_in_the_sheet_in_their_colours():
    hearts = sheet_rows([activity("hjärta", picture="heart")], PICTURES)
    plates = sheet_rows([activity("lunch")], PICTURES)

    assert is_painted(tally_sheets("Valla", hearts, [FRIDAY]), HEART)
    assert not is_painted(tally_sheets("Valla", plates, [FRIDAY]), HEART)


def test_many_activities_go_on_to_a_second_page():
    rows = sheet_rows([activity(f"a{number}") for number in range(40)], PICTURES)

    assert len(PAGES.findall(tally_sheets("Valla", rows, [FRIDAY]))) > 1
