"""Contacts at the desk: three presses without scripts, changed and taken back, found again later."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.clock import now
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile
from app.extensions import db
from app.log.models import Entry, SetAside, Void
from app.outreach.actions import ContactChange, change_contact
from app.outreach.choices import Contact, calendar_day
from app.outreach.queries import contact_of
from app.service_day import local_time
from tests.figures.noting import note
from tests.make import make_door, rows
from tests.page import read_page

CHOSEN = {"channel": "phone", "direction": "in", "length": "10", "when": "now", "topic": "", "count": "1"}
COLUMNS = (Entry.channel, Entry.direction, Entry.minutes, Entry.reached, Entry.count, Entry.topic)


def contacts():
    """What stands."""
    return rows(select(*COLUMNS).where(Entry.kind == "outreach", Entry.id.not_in(select(Void.target_id))))


def noted_at():
    return rows(select(Entry.day, Entry.hour, Entry.source).where(Entry.kind == "outreach"))


def keys():
    """The addresses of what stands."""
    query = select(Entry.id).where(Entry.kind == "outreach", Entry.id.not_in(select(Void.target_id)))
    return [bytes(found).hex() for (found,) in rows(query)]


def service_day():
    """The day at the premises, which is still yesterday at one in the night."""
    return local_time(now(), "Europe/Stockholm", 240).day


def grow_old():
    """Let what has been noted be an hour old."""
    with write_connection() as connection:
        connection.execute(update(Entry).values(received_at=now() - timedelta(hours=1)))


def test_three_presses_note_a_contact_and_it_stands_beside(volunteer):
    answer = volunteer.submit("/outreach", **CHOSEN)

    page = volunteer.page(answer.headers["Location"])
    [saved] = [row for row in page.every("li") if row.attributes.get("class") == "just-saved"]
    assert contacts() == [("phone", "in", 10, None, 1, None)]
    assert saved.text.startswith("Telefon, de till oss, 5–15 min i dag")
    assert "Sparat: Telefon, de till oss, 5–15 min." in page.text
    assert [source for _, _, source in noted_at()] == ["staff"]


def test_the_page_asks_for_nothing_else(volunteer):
    page = volunteer.page("/outreach")

    fields = [field for field in page.every("input", "textarea") if field.attributes.get("type") in ("text", None)]
    chosen = [field.attributes["value"] for field in page.every("input") if "checked" in field.attributes]
    assert (fields, chosen) == ([], [])
    assert len([button for button in page.every("button") if button.attributes.get("name") == "length"]) == 5


def test_no_answer_and_the_rest_are_stored_as_they_were_said(volunteer):
    volunteer.submit("/outreach", **CHOSEN | {"length": "no-answer", "direction": "out"})
    volunteer.submit("/outreach", **CHOSEN | {"topic": "housing", "count": "4", "length": "45"})

    assert sorted(contacts(), key=str) == [
        ("phone", "in", 45, None, 4, "housing"),
        ("phone", "out", None, False, 1, None),
    ]


@pytest.mark.parametrize(("when", "days_ago", "hour"), [("last-night", 1, 20), ("yesterday", 1, None)])
def test_last_night_is_an_evening_and_yesterday_a_day(volunteer, when, days_ago, hour):
    volunteer.submit("/outreach", **CHOSEN | {"when": when})

    day = calendar_day(now(), "Europe/Stockholm") - timedelta(days=days_ago)
    assert noted_at() == [(day, hour, "staff")]


@pytest.mark.parametrize(("missing", "says"), [("channel", "Välj hur."), ("direction", "Välj vem som hörde av sig.")])
def test_what_is_missing_is_said_and_the_rest_stays_chosen(volunteer, missing, says):
    answer = volunteer.submit("/outreach", **{k: v for k, v in CHOSEN.items() if k != missing} | {"topic": "work"})

    assert answer.status_code == 422
    assert says in answer.text
    assert re.search(r"checked[^>]*value=\"(in|phone)\"", answer.text)
    assert '<option selected value="work">' in answer.text
    assert contacts() == []


@pytest.mark.parametrize("wrong", [{"channel": "pigeon"}, {"count": "21"}, {"topic": "a name"}, {"when": "1999-01-01"}])
def test_what_nobody_could_have_chosen_is_not_stored(volunteer, wrong):
    assert volunteer.submit("/outreach", **CHOSEN | wrong).status_code == 422
    assert contacts() == []


def test_the_same_page_sent_twice_is_one_contact(volunteer):
    form = read_page(volunteer.get("/outreach").text)[0].every("form")[0]
    hidden = {
        field.attributes["name"]: field.attributes["value"]
        for field in form.every("input")
        if field.attributes.get("type") == "hidden"
    }
    for _ in range(2):
        assert volunteer.post("/outreach", **hidden | CHOSEN).status_code == 302

    assert len(contacts()) == 1
    assert rows(select(SetAside.status)) == []


def test_within_ten_minutes_it_is_taken_back_by_one_press(volunteer):
    volunteer.submit("/outreach", **CHOSEN)

    volunteer.submit("/outreach", action="/outreach/take-back", entry=keys()[0])

    assert contacts() == []


def test_older_it_is_asked_about_first(volunteer):
    volunteer.submit("/outreach", **CHOSEN)
    [key] = keys()
    grow_old()

    asked = volunteer.get(f"/outreach/{key}/take-back")
    refused = volunteer.submit(f"/outreach/{key}/take-back", reason=" ")
    volunteer.submit(f"/outreach/{key}/take-back", reason="räknad två gånger")

    assert (asked.status_code, refused.status_code) == (200, 422)
    assert contacts() == []
    assert rows(select(Void.reason)) == [("räknad två gånger",)]


def test_a_contact_is_changed_by_another_entry_and_a_void(volunteer):
    volunteer.submit("/outreach", **CHOSEN)
    [before] = keys()

    volunteer.submit(f"/outreach/{before}/change", **CHOSEN | {"channel": "sms", "when": "kept", "topic": "work"})

    assert contacts() == [("sms", "in", 10, None, 1, "work")]
    assert len(rows(select(Entry.id))) == 2
    assert len({at for (at,) in rows(select(Entry.at))}) == 1


def test_an_older_one_needs_a_reason_and_keeps_what_was_typed(volunteer):
    volunteer.submit("/outreach", **CHOSEN)
    [key] = keys()
    grow_old()
    change = CHOSEN | {"length": "45", "when": "kept", "reason": ""}

    refused = volunteer.submit(f"/outreach/{key}/change", **change)
    volunteer.submit(f"/outreach/{key}/change", **change | {"reason": "fel längd"})

    assert refused.status_code == 422
    assert 'value="45"' in refused.text
    assert contacts() == [("phone", "in", 45, None, 1, None)]


def test_of_two_who_change_the_same_the_second_is_told_and_it_stays_one(house, volunteer, coordinator):
    volunteer.submit("/outreach", **CHOSEN)
    [key] = keys()
    with house.app.app_context():
        seen = contact_of(db.session.connection(), house.valla.place.organisation_id, bytes.fromhex(key))
        db.session.rollback()
    volunteer.submit(f"/outreach/{key}/change", **CHOSEN | {"channel": "sms", "when": "kept"})

    gone = coordinator.get(f"/outreach/{key}/change")
    wanted = ContactChange(Contact("email", "in", "10", "kept", "", 1), "")
    with house.app.app_context(), pytest.raises(ChangedMeanwhile):
        change_contact(seen, house.valla.place.organisation_id, 1, wanted, now())

    assert gone.status_code == 404
    assert contacts() == [("sms", "in", 10, None, 1, None)]


def test_earlier_days_show_what_was_noted_by_whomever(house, volunteer):
    yesterday = service_day() - timedelta(days=1)
    with house.app.app_context():
        note(house.valla, kind="outreach", at=f"{yesterday}T19:02", channel="sms", direction="out", minutes=17)
        note(house.valla, "anka", kind="outreach", at=f"{yesterday}T19:30", channel="video", direction="out")
        note(house.sionhuset, kind="outreach", at=f"{yesterday}T19:30", channel="letter", direction="in")

    page = volunteer.page("/outreach/earlier")

    assert "1 kontakt i går" in page.text
    assert "Sms, vi till dem, 17 min" in page.text
    # Tied to somebody, or another organisation's: neither is to be told from here.
    assert "Videosamtal" not in page.text
    assert "Brev" not in page.text


def test_a_contact_of_long_ago_is_found_and_changed(house, volunteer):
    with house.app.app_context():
        note(
            house.valla, kind="outreach", at="2025-03-07T10:00", channel="phone", minutes=17, topic="taken-from-a-file"
        )
    [key] = keys()

    shown = volunteer.page("/outreach/earlier?day=2025-03-07")
    form = volunteer.page(f"/outreach/{key}/change")
    volunteer.submit(
        f"/outreach/{key}/change",
        channel="phone",
        direction="",
        length="kept",
        when="kept",
        topic="taken-from-a-file",
        count="2",
        reason="två",
    )

    assert "7 mars 10.00 · taken-from-a-file" in shown.text
    assert "17 min" in form.text
    assert contacts() == [("phone", None, 17, None, 2, "taken-from-a-file")]
    assert len(rows(select(Entry.day).distinct())) == 1


@pytest.mark.parametrize("day", ["", "yesterday", "2025-02-30", "9999-01-01", "0001-01-01"])
def test_a_day_that_is_none_shows_yesterday(volunteer, day):
    assert "i går" in volunteer.page(f"/outreach/earlier?day={day}").text


def test_another_organisation_finds_changes_and_takes_back_nothing(house, volunteer):
    volunteer.submit("/outreach", **CHOSEN)
    [key] = keys()
    other = house.signed_in("Otto")

    answers = [other.get(f"/outreach/{key}/{what}").status_code for what in ("change", "take-back")]
    other.submit("/outreach", action="/outreach", **CHOSEN | {"channel": "letter"})
    taken = other.submit("/outreach", action="/outreach/take-back", entry=key)

    listed = other.page(f"/outreach/earlier?day={service_day()}").text
    assert (answers, taken.status_code) == ([404, 404], 404)
    assert len(contacts()) == 2
    assert ("Brev, de till oss" in listed, "Telefon" in listed) == (True, False)


def test_where_there_are_several_premises_one_is_chosen(house, volunteer):
    with house.app.app_context():
        make_door("norra", "iogt")

    volunteer.submit("/outreach", **CHOSEN | {"premises": "norra"})
    refused = volunteer.submit("/outreach", **CHOSEN | {"premises": "sionhuset"})

    assert refused.status_code == 422
    assert len(rows(select(Entry.premises_id).where(Entry.premises_id == 2))) == 1
