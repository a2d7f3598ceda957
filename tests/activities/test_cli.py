"""Activities by command, and the list of kinds they are made from."""

from datetime import date

import pytest
from sqlalchemy import select

from app.activities.kinds import KINDS
from app.activities.models import Activity, ActivityPremises, ActivityTimeRow
from app.bootstrap import ROOT
from app.log.fields import FIELDS
from tests.command_line import run
from tests.make import make_door, rows


def add(app, slug, premises="valla", kind="meal", *more):
    return run(app, "activity", "add", slug, "--premises", premises, "--kind", kind, "--name", slug.title(), *more)


def test_an_activity_at_another_premises_is_the_same_activity(app):
    make_door("valla")
    make_door("kyrkan")

    add(app, "friday-lunch")
    add(app, "friday-lunch", "kyrkan")

    assert rows(select(Activity.slug, Activity.kind)) == [("friday-lunch", "meal")]
    assert len(rows(select(ActivityPremises.premises_id))) == 2


def test_added_twice_it_is_there_once(app):
    make_door()

    assert add(app, "friday-lunch").exit_code == add(app, "friday-lunch").exit_code == 0
    assert len(rows(select(Activity.slug))) == 1


@pytest.mark.parametrize(
    ("slug", "premises", "kind", "more", "says"),
    [
        ("Friday lunch", "valla", "meal", (), "is not a slug"),
        ("lunch", "nowhere", "meal", (), "There are: valla."),
        ("taken", "valla", "walk", (), "of kind meal"),
        ("aa", "valla", "outreach", ("--visiting-group",), "borrows the premises"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(app, slug, premises, kind, more, says):
    make_door()
    add(app, "taken")

    answer = add(app, slug, premises, kind, *more)

    assert (answer.exit_code, says in answer.stderr) == (1, True), answer.stderr
    assert rows(select(Activity.slug)) == [("taken",)]


def test_times_are_given_with_it_and_given_anew_take_the_place_of_the_old(app):
    make_door()
    add(app, "friday-lunch", "valla", "meal", "--when", "fri 12:00-13:30", "--when", "2026-12-18 17:00")
    columns = (ActivityTimeRow.weekday, ActivityTimeRow.day, ActivityTimeRow.starts_minute)
    first = rows(select(*columns).order_by(ActivityTimeRow.number))

    add(app, "friday-lunch", "valla", "meal")
    assert len(rows(select(ActivityTimeRow.number))) == 2
    add(app, "friday-lunch", "valla", "meal", "--when", "thu 12:00")

    assert first == [(4, None, 720), (None, date(2026, 12, 18), 1020)]
    assert rows(select(ActivityTimeRow.weekday, ActivityTimeRow.starts_minute)) == [(3, 720)]


def test_a_time_that_is_none_is_refused_and_nothing_is_added(app):
    make_door()
    answer = add(app, "friday-lunch", "valla", "meal", "--when", "fridays at noon")

    assert (answer.exit_code, "write it like 'fri 12:00-13:30'" in answer.stderr) == (1, True)
    assert rows(select(Activity.slug)) == []


def test_an_unknown_kind_is_wrong_usage(app):
    assert add(app, "party", "valla", "party").exit_code == 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_is_whole(kind):
    assert kind.sv
    assert kind.en
    assert (ROOT / "kiosk" / "icons" / f"{kind.picture}.svg").exists()
    assert set(kind.columns) <= {field.name for field in FIELDS}
    assert not (kind.visiting and not kind.on_premises)


def test_no_kind_is_there_twice():
    assert len({kind.slug for kind in KINDS}) == len(KINDS)
