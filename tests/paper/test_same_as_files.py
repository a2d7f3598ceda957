"""A day typed in and finished on the pages gives the figures of the same day in files, to the byte."""

from __future__ import annotations

import json

import pytest

from tests.closing.test_day_page import filled
from tests.command_line import run
from tests.figures.noting import plan
from tests.make import make_activity
from tests.paper.conftest import THURSDAY

ENTRIES = f"""premises,kind,activity,at,count,children,basis
sionhuset,visit,,{THURSDAY},14,2,paper
sionhuset,meal,lunch,{THURSDAY},21,0,paper
sionhuset,session,aa,{THURSDAY},30,0,paper
sionhuset,visit,,2026-05-06,3,0,paper
"""
OPENINGS = f"""premises,day,state,opens,closes,reason,heads
sionhuset,{THURSDAY},open,10:00,18:30,,21
sionhuset,2026-05-06,open,,,,
sionhuset,2026-05-05,unrecorded,10:00,16:00,plattan var tyst,4
sionhuset,2026-05-04,closed,,,personal sjuk,
"""


@pytest.fixture
def both(house):
    """Two houses that are planned and offer alike."""
    for door in (house.valla, house.sionhuset):
        make_activity(door, "lunch", "meal")
        make_activity(door, "aa", "session", visiting_group=True)
        plan(door, "2026-04-20", 0, 1, 3)
    return house


def figures(app, premises):
    answer = run(
        app, "figures", "--from", "2026-04-27", "--to", "2026-05-07", "--premises", premises, "--format", "json"
    )
    assert answer.exit_code == 0, answer.output
    return answer.stdout.replace("sionhuset", "valla").replace('"sion"', '"iogt"')


def by_pages(client):
    client.submit(f"/paper/valla/{THURSDAY}", **{"adults": "12", "children": "2"})
    client.submit(f"/paper/valla/{THURSDAY}", **{"activity-lunch": "21", "activity-aa": "30"})
    client.submit("/paper/valla/2026-05-06", adults="3")
    for day, changed in {
        THURSDAY: {"closes": "18:30"},
        "2026-05-06": {},
        "2026-05-05": {"heads": "4"},
        "2026-05-04": {"state": "closed", "reason": "personal sjuk"},
    }.items():
        path = f"/closing/valla/{day}"
        assert client.submit(path, **filled(client.page(path)) | changed).status_code == 302


def test_a_week_on_the_pages_equals_the_same_week_in_files(app, both, coordinator, tmp_path):
    by_pages(coordinator)
    for kind, text in {"entries": ENTRIES, "openings": OPENINGS}.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(text)
        assert run(app, "import", kind, str(file)).exit_code == 0

    told = json.loads(figures(app, "valla"))["figures"]

    assert figures(app, "valla") == figures(app, "sionhuset")
    assert (told["visits"]["value"], told["open_days"]["value"], told["children"]["value"]) == (28, 3, 2)
