"""The intake: each item once, none holds up the others, a visit that happened is never refused."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from app.clock import now
from app.database.transaction import write_connection
from app.log.models import Entry, SetAside, Statement, Void
from app.log.rollup_models import Arrivals, DayHeads, VisitDay
from tests.make import Door, make_activity, make_door, rows, visit_item

URL = "/api/v1/entries"


@pytest.fixture
def door(app) -> Door:
    return make_door()


@pytest.fixture
def send(app, door):
    """Sends items as the kiosk does and gives (status, reason) of each."""
    client = app.test_client()

    def send(*items, **envelope):
        answer = client.post(
            URL, json={"entries": list(items)} | envelope, headers={"Authorization": f"Bearer {door.token}"}
        )
        assert answer.status_code == 200, answer.text
        return [(result["status"], result["reason"]) for result in answer.json["results"]]

    return send


def today_at(clock: str) -> str:
    return f"{now().date().isoformat()}T{clock}:00+01:00"


def tap(**fields):
    return visit_item(**{"at": today_at("12:00")} | fields)


def counted_heads():
    return sum(heads for (heads,) in rows(select(DayHeads.anonymous_heads)))


def test_a_tap_is_an_entry_on_its_service_day(send):
    assert send(visit_item(at=f"{now().year}-01-01T00:40:00+01:00")) == [("stored", None)]

    [(day, hour, count)] = rows(select(Entry.day, Entry.hour, Entry.count))
    assert (day.isoformat(), hour, count) == (f"{now().year - 1}-12-31", 0, 1)


def test_what_the_tablet_said_and_when_it_came_are_kept(send, door):
    send(tap(seq=17))

    [(claimed_at, received_at, seq, kiosk_id)] = rows(
        select(Entry.claimed_at, Entry.received_at, Entry.seq, Entry.kiosk_id)
    )
    assert claimed_at.isoformat() == today_at("12:00").replace("12:00:00+01:00", "11:00:00+00:00")
    assert now() - received_at < timedelta(minutes=5)
    assert (seq, kiosk_id) == (17, door.kiosk_id)


def test_sent_twice_it_counts_once(send):
    item = tap()

    assert send(item, item) == [("stored", None), ("already_stored", None)]
    assert send(item | {"seq": 9}) == [("already_stored", None)]
    assert counted_heads() == 1


def test_sent_again_once_the_tablets_clock_was_put_right_it_is_there_already(send):
    far_off = now() + timedelta(days=3 * 365)
    item = visit_item(at=far_off.isoformat())

    first = send(item, sent_at=far_off.isoformat())
    again = send(item, sent_at=now().isoformat())
    [(other, _)] = send(item | {"count": 2}, sent_at=now().isoformat())

    assert (first, again, other) == ([("stored", None)], [("already_stored", None)], "quarantined")
    assert rows(select(SetAside.status)) == [("quarantined",)]
    assert counted_heads() == 1


def test_sent_again_after_its_activity_became_a_visiting_group_it_is_there_already(send, door):
    make_activity(door, "aa", "session")
    shown = {"type": "card", "value": "unknown", "agreed": True}
    item = tap(kind="session", activity="aa", credential=shown)

    first = send(item)
    with write_connection() as connection:
        connection.execute(text("UPDATE activities SET is_visiting_group = true"))

    assert first + send(item) == [("stored", None), ("already_stored", None)]
    assert rows(select(SetAside.status)) == []


def test_the_same_moment_in_other_words_is_the_same_entry(send):
    item = tap()
    in_other_words = item | {"at": item["at"].replace("12:00:00+01:00", "11:00:00Z"), "id": item["id"].replace("-", "")}
    in_other_words |= {"count": 1, "children": 0, "credential": None}

    send(item)

    assert send(in_other_words) == [("already_stored", None)]


def test_the_same_id_with_other_content_is_a_conflict_and_the_first_stands(send):
    item = tap()

    send(item)
    [(status, reason)] = send(item | {"count": 3})

    assert (status, "first stands" in reason) == ("conflict", True)
    assert rows(select(Entry.count)) == [(1,)]
    assert rows(select(SetAside.status)) == [("conflict",)]


@pytest.mark.parametrize("key", ["\0", "\ud800", "a\0b"])
def test_a_reason_that_no_database_takes_as_it_is_holds_nothing_up(send, key):
    answers = send(tap() | {key: 1}, tap())

    assert [status for status, _ in answers] == ["quarantined", "stored"]
    [(reason,)] = rows(select(SetAside.reason))
    assert reason.startswith("unknown: ")


def test_what_is_set_aside_is_kept_once_and_sealed(send):
    wrong = tap(kind="party-of-anka")

    assert [status for status, _ in send(wrong) + send(wrong)] == ["quarantined"] * 2

    [(sealed,)] = rows(select(SetAside.sealed_item))
    assert b"anka" not in sealed


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (5, "object"),
        (None, "object"),
        ({}, "id"),
        ({"id": "not-hex"}, "id"),
        (tap(count=0), "count"),
        (tap(count=10_000), "count"),
        (tap(count=True), "count"),
        (tap(count=1.5), "count"),
        (tap(children=2), "children"),
        (tap(minutes=1441), "minutes"),
        (tap(kind="outreach", count=21), "count"),
        (tap(channel="phone"), "channel"),
        (tap(at="2025-02-30T10:00"), "date or time"),
        (tap(at="20250506T1000"), "at"),
        (tap(at=None), "at"),
        (tap(activity="never-heard-of"), "activity"),
        (tap(name="Anna"), "unknown: name"),
        (tap(credential={"type": "face", "value": "x"}), "credential"),
        (tap(credential={"type": "card", "value": "x" * 201, "agreed": True}), "200"),
        (tap(credential={"type": "card", "value": "x", "agreed": True}, count=3), "count"),
        (tap(kind="cooperation", credential={"type": "card", "value": "x", "agreed": True}), "person"),
        (tap(kind="source", how_found="probation", credential={"type": "card", "value": "x"}), "person"),
        (tap(about={"gender": "woman"}), "person"),
        (tap(seq=-1), "seq"),
        (tap(rehearsal="maybe"), "rehearsal"),
        ({"id": str(uuid4()), "void": "x"}, "void"),
        ({"id": str(uuid4()), "leave": str(uuid4())}, "at"),
        ({"id": str(uuid4()), "of": str(uuid4()), "about": {}}, "nothing"),
        ({"id": str(uuid4()), "of": str(uuid4()), "about": {"gender": "robot"}}, "gender"),
        ({"id": "\ud800" * 36, "kind": "visit"}, "id"),
    ],
    ids=lambda value: None if isinstance(value, dict) else str(value),
)
def test_what_cannot_be_understood_is_kept_aside_and_holds_nobody_up(send, wrong, reason):
    before, bad, after = send(tap(), wrong, tap())

    assert (before, after) == (("stored", None), ("stored", None))
    assert bad[0] == "quarantined"
    assert reason in bad[1]
    assert rows(select(SetAside.status)) == [("quarantined",)]
    assert counted_heads() == 2


@pytest.mark.parametrize("years", [-10, 10, -2, 2])
def test_an_entry_from_another_time_waits_for_staff_to_date_it(send, years):
    far_off = visit_item(at=f"{now().year + years}-05-06T11:00:00+02:00")

    [(status, reason)] = send(far_off)

    assert (status, "staff can date it" in reason) == ("quarantined", True)
    assert counted_heads() == 0


def test_a_clock_that_is_years_off_is_put_right_by_when_it_was_sent(send):
    wrong_clock = visit_item(at="2031-03-03T11:00:00+01:00")

    assert send(wrong_clock, sent_at="2031-03-03T12:00:00+01:00") == [("stored", None)]

    [(at,)] = rows(select(Entry.at))
    assert timedelta(minutes=59) < now() - at < timedelta(minutes=62)


def test_a_clock_that_is_a_little_off_is_believed(send):
    moment = now() - timedelta(minutes=9)

    send(visit_item(at=moment.isoformat()), sent_at=moment.isoformat())

    assert rows(select(Entry.at)) == [(moment.replace(microsecond=0),)]


def test_a_card_nobody_knows_is_an_anonymous_visit(send):
    shown = {"type": "card", "value": "no such card", "agreed": True}

    assert send(tap(credential=shown)) == [("stored", None)]
    assert rows(select(Entry.person_id)) == [(None,)]
    assert counted_heads() == 1


def test_a_rehearsal_is_acknowledged_and_never_counted(send):
    assert send(tap(rehearsal=True)) == [("stored", None)]
    assert rows(select(Entry.id)) == []


def test_a_void_works_whatever_order_it_comes_in(app, send, door):
    for number, order in enumerate(permutations(range(3))):
        kept, taken_back = tap(minutes=number), tap(minutes=number)
        items = [kept, taken_back, {"id": str(uuid4()), "void": taken_back["id"]}]

        assert send(*[items[position] for position in order]) == [("stored", None)] * 3
        assert counted_heads() == number + 1


def test_the_same_void_twice_takes_back_once(send):
    kept, taken_back = tap(), tap()
    void = {"id": str(uuid4()), "void": taken_back["id"]}

    send(kept, taken_back)

    assert send(void, void) == [("stored", None), ("already_stored", None)]
    assert len(rows(select(Void.id))) == 1
    assert counted_heads() == 1


def test_a_visiting_group_takes_heads_and_no_person(send, door):
    make_activity(door, "aa-group", "session", visiting_group=True)
    heads = tap(kind="session", activity="aa-group", count=9)
    person = tap(kind="session", activity="aa-group", credential={"type": "card", "value": "x", "agreed": True})

    assert [status for status, _ in send(heads, person)] == ["stored", "quarantined"]
    assert rows(select(Entry.count)) == [(9,)]


def test_an_answer_may_come_before_the_entry_it_belongs_to(send):
    entry = tap()
    answer = {"id": str(uuid4()), "of": entry["id"], "about": {"gender": "woman", "replaces_lost": True}}

    assert send(answer) == [("stored", None)]
    assert send(entry, answer) == [("stored", None), ("already_stored", None)]
    assert rows(select(Statement.gender, Statement.replaces_lost)) == [("woman", True)]


def test_arrivals_are_kept_by_the_hour_of_the_place(send):
    send(tap(), tap(), tap(count=3, children=1))

    assert [(hour, heads) for hour, heads in rows(select(Arrivals.hour, Arrivals.heads))] == [(12, 5)]
    assert rows(select(VisitDay.day)) == []
