"""One entry, read from what a file or a tablet says: the same meaning gives the same content."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.log.drafts import Origin, Place, Shown
from app.log.entry_reading import EntryRefused, read_entry, read_identifier
from app.log.fields import FieldRefused
from app.log.models import Source
from app.people.models import CredentialType

PLACE = Place(1, 1, "Europe/Stockholm", 4 * 60)
ORIGIN = Origin(Source.IMPORT, datetime(2025, 5, 6, tzinfo=UTC))
WITH_DASHES = "c7e5c1fe-db98-51ec-871c-1be466a37f71"
ANKA = Shown(CredentialType.LABEL, "anka", agreed=True)


def read(shown=None, **values):
    return read_entry(b"i" * 16, {"kind": "visit", "at": "2025-05-06T11:00"} | values, shown, PLACE, ORIGIN)


def reasons(shown=None, **values):
    with pytest.raises(EntryRefused) as refused:
        read(shown, **values)
    return refused.value.reasons


@pytest.mark.parametrize("text", [WITH_DASHES, WITH_DASHES.upper(), f" {WITH_DASHES.replace('-', '')} "])
def test_an_id_is_read_with_and_without_dashes(text):
    assert read_identifier(text).hex() == WITH_DASHES.replace("-", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "c7e5c1fedb9851ec871c1be466a37f7",
        "c7e5c1fedb98-51ec-871c-1be466a37f-71",
        "c7e5_1fedb9851ec871c1be466a37f71",
        "+7e5c1fedb9851ec871c1be466a37f71",
        "٣" * 32,
        None,
        12,
    ],
)
def test_what_is_no_id_is_refused(text):
    with pytest.raises(FieldRefused):
        read_identifier(text)


@pytest.mark.parametrize(
    "same",
    [
        {"at": "2025-05-06T09:00:00Z"},
        {"at": "2025-05-06 11:00:00,0+02:00"},
        {"count": 1.0},
        {"count": "1", "children": "0"},
        {"basis": None},
    ],
    ids=str,
)
def test_the_same_meaning_in_other_words_has_the_same_content(same):
    assert read(**same).content == read().content


@pytest.mark.parametrize(
    "other",
    [{"at": "2025-05-06"}, {"count": 2}, {"minutes": 0}, {"basis": "paper"}, {"activity": "aa"}, {"kind": "walk"}],
    ids=str,
)
def test_another_meaning_has_other_content(other):
    assert read(**other).content != read().content


def test_who_it_was_is_part_of_the_content():
    said = read(ANKA, gender="woman").content

    assert len({read().content, read(ANKA).content, said}) == 3


def test_all_that_is_wrong_is_said_at_once():
    found = reasons(ANKA, kind="placement", count=0, children="x", at="2025-02-30", referrer="Probation!")

    assert [column for column, _ in found] == ["count", "children", "referrer", "person", "at"]


@pytest.mark.parametrize("value", [True, 0.5, "1e3", "１", "-1", [1], {}])
def test_what_is_no_whole_number_is_refused(value):
    assert reasons(count=value) == [("count", "must be a whole number from 1 to 1000")]


def test_a_word_read_before_is_still_told_from_its_like_in_json():
    assert read(count="1").count == read(count=1).count == 1
    assert reasons(count=True) == [("count", "must be a whole number from 1 to 1000")]


def test_before_the_cutoff_it_is_still_yesterday():
    entry = read(at="2026-01-01T00:40:00+01:00")

    assert (entry.day, entry.hour) == (date(2025, 12, 31), 0)
