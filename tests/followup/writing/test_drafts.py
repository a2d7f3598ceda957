"""A report that is being written: nothing that anybody wrote is lost, whoever else writes at the same time."""

from datetime import date, timedelta

import pytest

from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotFound, Refusal
from app.extensions import db
from app.followup.models import LONGEST_EVENT, LONGEST_TEXT
from app.followup.writing.actions import NewText, add_event, begin_draft, have_read, remove_event, write_text
from app.followup.writing.queries import (
    Draft,
    draft_numbered,
    drafts_of,
    earlier_texts,
    events_of,
    readers_of,
    texts_of,
)
from app.periods import year
from tests.make import NOON

CLEO, ALVA = (1, 2), (1, 1)
GOAL = "own/goal-1"


@pytest.fixture
def draft(house):
    wanted = Draft(0, "organisation/iogt", house.valla.place.organisation_id, None, year(2025))
    with write_connection() as connection:
        return begin_draft(connection, wanted, NOON)


def write(draft, text, seen_version=0, slot=GOAL, writer=CLEO, at=NOON):
    with write_connection() as connection:
        write_text(connection, draft.id, NewText(slot, text, seen_version), writer, at)


def stands(draft, slot=GOAL):
    with db.engine.connect() as connection:
        return texts_of(connection, draft.id).get(slot)


def test_a_report_is_begun_once_however_many_begin_it(draft):
    with write_connection() as connection:
        again = begin_draft(connection, Draft(0, draft.scope, draft.organisation_id, None, draft.period), NOON)
        another = begin_draft(connection, Draft(0, draft.scope, draft.organisation_id, None, year(2024)), NOON)

    assert again == draft
    assert another.id != draft.id
    with db.engine.connect() as connection:
        assert [each.period for each in drafts_of(connection, draft.organisation_id)] == [year(2025), year(2024)]


def test_another_organisation_sees_none_of_it(draft, house):
    with db.engine.connect() as connection:
        assert drafts_of(connection, house.sionhuset.place.organisation_id) == []
        with pytest.raises(NotFound):
            draft_numbered(connection, house.sionhuset.place.organisation_id, draft.id)


def test_what_was_written_stands_with_who_wrote_it(draft):
    write(draft, "  Vi har haft öppet\r\nhela sommaren.  ")

    assert stands(draft)[:3] == ("Vi har haft öppet\nhela sommaren.", 1, "Cleo")


def test_who_saves_over_anothers_words_is_told_and_neither_is_lost(draft):
    write(draft, "Alvas ord", writer=ALVA)

    with pytest.raises(ChangedMeanwhile):
        write(draft, "Cleos ord", seen_version=0)
    write(draft, "Alvas ord och Cleos", seen_version=1, at=NOON + timedelta(minutes=1))

    assert stands(draft)[:3] == ("Alvas ord och Cleos", 2, "Cleo")
    with db.engine.connect() as connection:
        assert [each.text for each in earlier_texts(connection, draft.id, GOAL)] == ["Alvas ord och Cleos", "Alvas ord"]


def test_saving_the_same_words_again_is_no_change(draft):
    write(draft, "Samma ord")
    write(draft, "Samma ord", seen_version=0)

    assert stands(draft).version == 1


def test_words_taken_away_are_gone_from_the_report_and_can_be_brought_back(draft):
    write(draft, "Kanske inte")
    write(draft, "", seen_version=1)

    assert stands(draft).text == ""
    with db.engine.connect() as connection:
        assert earlier_texts(connection, draft.id, GOAL)[1].text == "Kanske inte"


def test_nothing_is_written_where_there_is_no_place_nor_more_than_fits(draft):
    with pytest.raises(NotFound):
        write(draft, "ord", slot="margin/own")
    with pytest.raises(Refusal, match="4001"):
        write(draft, "x" * (LONGEST_TEXT + 1))
    write(draft, "x" * LONGEST_TEXT)

    assert stands(draft, "margin/own") is None


def test_an_event_stands_on_its_day_and_can_be_taken_out(draft):
    with write_connection() as connection:
        add_event(connection, draft, date(2025, 9, 1), " Nya   lokaler ", CLEO, NOON)
        add_event(connection, draft, date(2025, 3, 14), "Personal sjuk", CLEO, NOON)
        for day, words in [(date(2026, 1, 1), "För sent"), (date(2025, 5, 1), " "), (date(2025, 5, 1), "x" * 121)]:
            with pytest.raises(Refusal):
                add_event(connection, draft, day, words, CLEO, NOON)
    with db.engine.connect() as connection:
        assert [(each.day, each.words) for each in events_of(connection, draft.id)] == [
            (date(2025, 3, 14), "Personal sjuk"),
            (date(2025, 9, 1), "Nya lokaler"),
        ]
    assert len("x" * 121) > LONGEST_EVENT

    with write_connection() as connection:
        remove_event(connection, draft, 1, NOON)

    with db.engine.connect() as connection:
        assert [each.words for each in events_of(connection, draft.id)] == ["Personal sjuk"]


def test_a_second_reader_has_read_what_stood_then_and_not_what_came_after(draft):
    before, after = "a" * 64, "b" * 64
    with write_connection() as connection:
        have_read(connection, draft, before, ALVA, NOON)
        have_read(connection, draft, before, ALVA, NOON + timedelta(days=1))

    with db.engine.connect() as connection:
        assert readers_of(connection, draft.id, before) == {"Alva": NOON}
        assert readers_of(connection, draft.id, after) == {}
