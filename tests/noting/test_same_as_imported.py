"""A rich day entered through the forms and the same day taken in as a file give the same figures, all of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from flask import Flask

from tests.command_line import run
from tests.exchange.conftest import empty_app  # noqa: F401  # the second instance, on the same kind of database
from tests.exchange.exported import exported
from tests.make import make_activity, make_door

YEAR = ("--organisation", "iogt", "--from", "2026-01-01", "--to", "2026-12-31", "--format", "json")
ACTIVITIES = {
    "lunch": "meal",
    "tuesday-walk": "walk",
    "recovery": "session",
    "aa": "session",
    "clothes-rack": "handout",
}

# What is filled in, by the form it is filled into; `day` is yesterday, 4 May, where it does not say otherwise.
FILLED_IN = (
    ("visit", {"heads": "14", "children": "3", "day": "yesterday", "time": "11:30"}),
    (
        "visit",
        {"heads": "2", "children": "0", "basis": "estimated", "day": "other", "date": "2026-04-30", "time": "00:40"},
    ),
    ("meal", {"activity": "lunch", "heads": "23", "basis": "estimated", "day": "yesterday"}),
    ("meal", {"activity": "", "heads": "4", "day": "today", "time": "09.15"}),
    ("walk", {"activity": "tuesday-walk", "heads": "6", "day": "now"}),
    ("session", {"activity": "aa", "heads": "9", "day": "yesterday", "time": "19:00", "remark": "Fler än vanligt."}),
    ("session", {"activity": "recovery", "heads": "11", "day": "yesterday"}),
    ("handout", {"activity": "clothes-rack", "code": "clothes", "heads": "5", "day": "yesterday"}),
    ("handout", {"activity": "", "new_code": "Blöjor", "heads": "2", "day": "yesterday"}),
    ("accompaniment", {"code": "social-services", "minutes": "90", "day": "yesterday", "time": "13:00"}),
    ("accompaniment", {"new_code": "vården", "minutes": "", "day": "yesterday"}),
    ("cooperation", {"code": "library", "heads": "2", "minutes": "45", "day": "yesterday"}),
    ("volunteering", {"hours": "2,5", "basis": "measured", "day": "yesterday"}),
    ("volunteering", {"hours": "31", "basis": "estimated", "day": "other", "date": "2026-03-01"}),
    ("community-service", {"hours": "8", "basis": "measured", "day": "yesterday"}),
    ("placement", {"code": "lss", "heads": "2", "day": "yesterday"}),
    ("source", {"code": "friend", "heads": "3", "day": "yesterday"}),
    ("source", {"new_code": "öppet hus", "heads": "1", "day": "yesterday"}),
)
# The same, written as a file by hand.
IN_A_FILE = """\
premises,kind,activity,at,count,children,minutes,basis,item,authority,partner,referrer,how_found,person
valla,visit,,2026-05-04T11:30,14,3,,measured,,,,,,
valla,visit,,2026-05-01T00:40,2,0,,estimated,,,,,,
valla,meal,lunch,2026-05-04,23,,,estimated,,,,,,
valla,meal,,2026-05-05T09:15,4,,,measured,,,,,,
valla,walk,tuesday-walk,2026-05-05T12:00,6,,,measured,,,,,,
valla,session,aa,2026-05-04T19:00,9,,,measured,,,,,,
valla,session,recovery,2026-05-04,11,,,measured,,,,,,
valla,handout,clothes-rack,2026-05-04,5,,,,clothes,,,,,
valla,handout,,2026-05-04,2,,,,blöjor,,,,,
valla,accompaniment,,2026-05-04T13:00,,,90,,,social-services,,,,
valla,accompaniment,,2026-05-04,,,,,,health-care,,,,
valla,cooperation,,2026-05-04,2,,45,,,,library,,,
valla,volunteering,,2026-05-04,,,150,measured,,,,,,
valla,volunteering,,2026-03-01,,,1440,estimated,,,,,,
valla,volunteering,,2026-03-01,,,420,estimated,,,,,,
valla,community-service,,2026-05-04,,,480,measured,,,,,,
valla,placement,,2026-05-04,2,,,,,,,lss,,
valla,source,,2026-05-04,3,,,,,,,,friend,
valla,source,,2026-05-04,1,,,,,,,,open-house,
valla,visit,,2026-05-05T12:00,,,,,,,,,,anka
valla,meal,lunch,2026-05-05T12:00,,,,,,,,,,anka
valla,meal,lunch,2026-05-05T12:00,,,,,,,,,,
valla,meal,lunch,2026-05-05T12:00,,,,,,,,,,
valla,volunteering,,2026-05-05T12:00,,,180,,,,,,,anka
"""


@pytest.fixture
def entered(offered, coordinator, new_card) -> Flask:
    """The house, with everything filled into its forms and a card counted at a meal and for hours."""
    make_activity(offered.valla, "clothes-rack", "handout")
    for kind, values in FILLED_IN:
        answer = coordinator.submit(f"/note/valla/{kind}", **values)
        assert answer.status_code == 302, (kind, answer.text)
    known, new = new_card(agreed=True), new_card()
    coordinator.submit(
        "/note/valla/meal/cards", cards=json.dumps([known, new]), without="1", activity="lunch", day="now"
    )
    coordinator.submit("/note/valla/volunteering/cards", cards=json.dumps([known]), hours="3", day="now")
    return offered.app


@pytest.fixture
def imported(request, entered, tmp_path: Path) -> Flask:
    """A second instance that has taken in the file."""
    second = request.getfixturevalue("empty_app")
    path = tmp_path / "same.csv"
    path.write_text(IN_A_FILE, "utf-8")
    with second.app_context():
        door = make_door("valla", "iogt")
        for slug, kind in ACTIVITIES.items():
            make_activity(door, slug, kind, visiting_group=slug == "aa")
        answer = run(second, "import", "entries", str(path))
        assert answer.exit_code == 0, answer.output
    return second


def figures(app: Flask) -> dict[str, object]:
    with app.app_context():
        answer = run(app, "figures", *YEAR)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def test_the_figures_are_wholly_the_same(entered, imported):
    by_hand, by_file = figures(entered), figures(imported)

    assert by_hand == by_file
    assert by_hand["figures"]["volunteer_hours"]["value"] == 36.5
    assert by_hand["figures"]["unique_visitors"]["value"] == 1


def rows_of(app: Flask, folder: Path) -> list[tuple[str, ...]]:
    """What the log holds as a file, without the ids and labels that each instance makes for itself."""
    with app.app_context(), exported(app, folder, "entries").open(encoding="utf-8-sig") as file:
        table = csv.DictReader(file)
        named = [name for name in table.fieldnames or () if name not in ("id", "person")]
        return sorted((*(row[name] for name in named), str(bool(row["person"]))) for row in table)


def test_the_entries_are_the_same_too_in_every_column(entered, imported, tmp_path):
    by_hand, by_file = (tmp_path / name for name in ("by_hand", "by_file"))
    by_hand.mkdir()
    by_file.mkdir()

    assert rows_of(entered, by_hand) == rows_of(imported, by_file)


def test_the_file_says_all_that_was_filled_in():
    kinds = {row["kind"] for row in csv.DictReader(IN_A_FILE.splitlines())}

    assert kinds == {kind for kind, _ in FILLED_IN}
