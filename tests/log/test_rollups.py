"""The sums are what the plain queries over the log say, whatever has come, in whatever order."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.extensions import db
from app.log import rebuilding, taken_back
from app.log.actions import deposit
from app.log.definition import heads_by_day, heads_by_hour, person_visits
from app.log.drafts import VoidDraft
from app.log.linking import link_people, undo_link
from app.log.rebuilding import rebuild_days
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS
from tests.make import NOON, labelled, make_door, person_of, rows, writing

LABELS = st.sampled_from([None, "anka", "bäver", "duva"])
KINDS = st.sampled_from(["visit", "meal", "walk", "session", "training", "handout", "outreach"])
TIMES = st.sampled_from(
    ["2025-03-30T03:30", "2025-03-29", "2025-10-26T02:30", "2025-12-31T23:00", "2026-01-01T00:40", "2025-05-06T11:00"]
)
ENTRIES = st.lists(st.tuples(LABELS, KINDS, TIMES, st.integers(1, 5), st.booleans()), min_size=1, max_size=12)


def sums_of(table, definition):
    """(what the sums say, what the log says), both as sorted rows."""
    names = [column.name for column in table.columns if column.name != "batch_id"]
    kept = rows(db.select(*[table.c[name] for name in names]))
    defined = definition.subquery()
    return sorted(kept), sorted(rows(db.select(*[defined.c[name] for name in names])))


def assert_sums_follow_from_the_log():
    for table, definition in ((VISIT_DAYS, person_visits()), (DAY_HEADS, heads_by_day()), (ARRIVALS, heads_by_hour())):
        kept, defined = sums_of(table, definition)
        assert kept == defined, table.name
    first: dict[tuple[int, int, bytes], date] = {}
    for organisation_id, premises_id, day, person_id in rows(person_visits()):
        key = (organisation_id, premises_id, person_id)
        first[key] = min(day, first.get(key, day))
    assert {row[:3]: row[4] for row in rows(db.select(FIRST_DAYS))} == first


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(given_entries=ENTRIES, random=st.randoms(use_true_random=False), portion=st.integers(1, 6))
def test_sums_follow_from_the_log_in_any_order(app, given_entries, random, portion):
    door = make_door(f"valla-{uuid4().hex[:8]}")
    entries, drafts = [], []
    for label, kind, at, count, is_voided in given_entries:
        entry = labelled(door, label, kind, at=at, **({} if label else {"count": count}))
        entries.append(entry)
        drafts.append(entry)
        if is_voided:
            drafts.append(VoidDraft(uuid4().bytes, entry.id, door.place, door.origin))
    drafts += random.sample(drafts, len(drafts) // 2)
    random.shuffle(drafts)

    for start in range(0, len(drafts), portion):
        deposit(door.place.organisation_id, drafts[start : start + portion])
    assert_sums_follow_from_the_log()

    people = sorted({person_of(entry) for entry in entries if entry.shown})
    if len(people) > 1:
        link_id = uuid4().bytes
        with writing(door) as log:
            link_people(log, link_id, people[0], people[-1], NOON)
        assert_sums_follow_from_the_log()
        with writing(door) as log:
            undo_link(log, link_id, uuid4().bytes, NOON)
        assert_sums_follow_from_the_log()


def test_made_anew_in_portions_they_are_what_they_were(app, monkeypatch):
    door = make_door()
    days = [date(2025, 5, day) for day in range(5, 10)]
    labels = ("anka", "bäver", "duva", None)
    deposit(
        door.place.organisation_id,
        [labelled(door, label, at=f"{day}T11:00") for number, day in enumerate(days) for label in labels[: 1 + number]],
    )
    every_sum = [sorted(rows(db.select(table))) for table in (VISIT_DAYS, DAY_HEADS, ARRIVALS, FIRST_DAYS)]
    monkeypatch.setattr(rebuilding, "DAYS_AT_ONCE", 2)
    monkeypatch.setattr(taken_back, "IDS_AT_ONCE", 2)

    with writing(door) as log:
        for table in (DAY_HEADS, ARRIVALS, FIRST_DAYS):
            log.connection.execute(table.delete())
        rebuild_days(log.connection, log.organisation_id, [(door.place.premises_id, day) for day in days])

    assert [sorted(rows(db.select(table))) for table in (VISIT_DAYS, DAY_HEADS, ARRIVALS, FIRST_DAYS)] == every_sum


@pytest.mark.parametrize("label", [None, "anka"])
def test_taking_back_the_only_visit_of_a_day_leaves_nothing_of_it(app, label):
    door = make_door()
    entry = labelled(door, label)

    deposit(door.place.organisation_id, [entry])
    deposit(door.place.organisation_id, [VoidDraft(uuid4().bytes, entry.id, door.place, door.origin)])

    for table in (VISIT_DAYS, FIRST_DAYS, DAY_HEADS, ARRIVALS):
        assert rows(db.select(table)) == [], table.name
