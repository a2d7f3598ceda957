"""A backup from before things were forgotten on time gives back no more than is known today, from the first moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
import time_machine

from app.log.definition import ENTRIES
from app.retention.actions import forget_what_is_due
from app.retention.due import KNOWS_ITS_TIME
from tests.backup.backing_up import back_up, every_row, figures_of, restore_beside, running
from tests.command_line import run
from tests.figures.noting import note, say_goodbye
from tests.make import make_activity, make_door, rows

THEN, TODAY = datetime(2025, 5, 6, 20, tzinfo=UTC), datetime(2026, 9, 1, 12, tzinfo=UTC)
MOMENTS = ("2025-05-06T11:03:07", "2025-05-06T12:41:59", "2025-03-04T10:17:23")


@pytest.fixture
def backup(app, tmp_path):
    """Made on an evening in May, when of each visit the second was known, and of March who came on which day."""
    with time_machine.travel(THEN):
        door = make_door()
        make_activity(door, "lunch", "meal")
        for number, at in enumerate(MOMENTS):
            say_goodbye(door, note(door, f"p{number % 2}", at=at), at[:11] + "15:00:00")
        note(door, "p0", "meal", at="2025-05-06T12:00", activity="lunch")
        back_up(app, tmp_path / "old.age")
    return tmp_path / "old.age"


def times_known():
    return rows(sa.select(ENTRIES.c.id).where(KNOWS_ITS_TIME))


def test_what_was_forgotten_since_is_gone_before_anybody_can_look(app, backup, tmp_path):
    assert len(times_known()) == 4
    with time_machine.travel(TODAY):
        forget_what_is_due(TODAY)
        of_today, figures = every_row(), figures_of(app, "iogt")

        restored = restore_beside(app, backup, tmp_path / "new")

        assert not restored.put_back.changed_years
        assert len([line for line in restored.put_back.lost.due if "time of day" in line]) == 1
        with running(tmp_path / "new") as there:
            assert times_known() == []
            assert every_row() == of_today
            assert figures_of(there, "iogt") == figures


def test_no_file_of_the_restored_house_knows_what_followed_from_the_times(app, backup, tmp_path):
    sought = [bytes(content_hash) for (content_hash,) in rows(sa.select(ENTRIES.c.content_hash))]
    for name, day in (("young", THEN), ("old", TODAY)):
        with time_machine.travel(day):
            restore_beside(app, backup, tmp_path / name)

    def found(name):
        content = b"".join(file.read_bytes() for file in (tmp_path / name).glob("oasen.sqlite*"))
        return sum(each in content for each in sought)

    assert (found("young"), found("old")) == (3, 0)  # the visit of March was due in May already


def test_the_command_says_what_has_gone(app, backup, tmp_path):
    with time_machine.travel(TODAY):
        said = run(app, "restore", str(backup), "--into", str(tmp_path / "new")).stdout

    assert "All rows and all figures are as they were then, to the byte." in said
    assert "4 entries: time of day" in said
    assert said.index("Forgotten:") < said.index("To use it:")
