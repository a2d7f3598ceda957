"""Everything goes out in one file, of one organisation, and nothing of what nobody else should have."""

from __future__ import annotations

import csv
import io
from zipfile import ZipFile

from app.care.everything import PLAIN_TABLES
from tests.command_line import run
from tests.figures.noting import note
from tests.make import make_activity, make_door

WORD = "tulpanlok"


def everything_of(app, organisation, tmp_path):
    file = tmp_path / f"{organisation}.zip"
    said = run(app, "take-out", "-o", str(file), "--organisation", organisation)
    assert said.exit_code == 0, said.output
    with ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_part_is_there_with_a_page_that_says_what_it_is(app, door, tmp_path):
    found = everything_of(app, "iogt", tmp_path)

    assert len(rows(found["entries.csv"])) == 2
    assert {plain.file_name for plain in PLAIN_TABLES} <= set(found)
    assert [row["slug"] for row in rows(found["premises.csv"])] == ["valla"]
    for name in found:
        assert name.partition("/")[0] in found["LÄS-MIG.txt"] or name == "LÄS-MIG.txt"


def test_nothing_of_another_organisation_is_in_it(app, door, tmp_path):
    other = make_door("sionhuset", "sion")
    make_activity(other, WORD, "meal")
    note(other, kind="meal", activity=WORD)

    mine, theirs = everything_of(app, "iogt", tmp_path), everything_of(app, "sion", tmp_path)

    assert [name for name, text in mine.items() if WORD in text or "sionhuset" in text] == []
    assert WORD in theirs["entries.csv"]


def test_the_page_gives_the_same_to_who_has_just_said_who_they_are(admin):
    answer = admin.submit("/care/everything", "/care/everything/file")

    assert answer.mimetype == "application/zip"
    with ZipFile(io.BytesIO(answer.data)) as archive:
        assert "entries.csv" in archive.namelist()
        assert archive.testzip() is None
