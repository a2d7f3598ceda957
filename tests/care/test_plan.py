"""Backups by themselves: where to, how often, how much is kept, and what was when the stick was not in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.backup.actions import make_rotated_backup
from app.backup.plan import Plan, keep_plan, last_copied, plan_of
from app.backup.queries import second_folder
from app.backup.rotation import KEEPING, kept
from app.clock import now
from app.serving.nightly import see_to
from app.settings import Settings
from tests.command_line import run

EVENING = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)


@pytest.fixture
def settings(sqlite_settings):
    """What these pages say does not hang on the database."""
    return sqlite_settings


def test_a_plan_is_kept_and_what_cannot_be_read_is_as_usual(tmp_path):
    here = Settings(instance=tmp_path)
    assert plan_of(here) == Plan()

    keep_plan(here, Plan("/media/anna/MINNET/Oasen", is_weekly=True, keeping="week"))
    assert plan_of(here) == Plan("/media/anna/MINNET/Oasen", is_weekly=True, keeping="week")
    assert str(second_folder(here)) == "/media/anna/MINNET/Oasen"
    assert str(second_folder(replace(here, backup_folder="/srv/copies"))) == "/srv/copies"

    (tmp_path / "backup-plan.json").write_text('{"keeping": "for ever"}')
    assert plan_of(here) == Plan()
    (tmp_path / "backup-plan.json").write_text("[")
    assert plan_of(here) == Plan()


@pytest.mark.parametrize(("is_weekly", "backup_count"), [(False, 22), (True, 4)])
def test_a_weekly_backup_is_made_once_in_seven_nights(tmp_path, is_weekly, backup_count):
    here, asked = Settings(instance=tmp_path), []
    keep_plan(here, Plan(is_weekly=is_weekly))

    for days in range(22):
        see_to(here, EVENING + timedelta(days=days), lambda _settings, words: asked.append(words[0]) or "")

    assert asked.count("backup") == backup_count
    assert asked.count("retention") == 22


def test_less_is_kept_where_less_is_wanted():
    nights = {EVENING - timedelta(days=number) for number in range(400)}
    sizes = {name: len(kept(nights, keeping)) for name, keeping in KEEPING.items()}

    assert sizes["week"] == 7
    assert sizes["week"] < sizes["quarter"] < sizes["year"]


def test_the_page_says_when_the_stick_was_not_in_and_copies_once_it_is(admin, settings_here, put_in):
    stick = put_in()
    admin.submit("/care/plan", where="other", folder=str(stick), often="night", keeping="quarter")
    assert plan_of(settings_here) == Plan(str(stick), keeping="quarter")
    stick.rename(stick.parent / "out")

    made = make_rotated_backup(settings_here, now())

    assert not last_copied(settings_here).was_there
    assert "Den senaste kopian kom inte till" in admin.get("/care").text
    assert "Det satt inte i." in admin.get("/care").text
    (stick.parent / "out").rename(stick)
    made = make_rotated_backup(settings_here, now() + timedelta(seconds=1))
    assert (stick / made.path.name).is_file()
    assert "kom inte till" not in admin.get("/care").text


@pytest.mark.parametrize("folder", ["", "copies", "/nowhere/at/all", "/" + "x" * 390])
def test_a_folder_that_is_not_there_is_refused_and_stays_typed(admin, settings_here, folder):
    answer = admin.submit("/care/plan", where="other", folder=folder, often="night", keeping="year")

    assert answer.status_code == 422
    assert folder in answer.text
    assert plan_of(settings_here) == Plan()


def test_the_command_shows_and_changes_the_plan(app, settings_here, door):
    assert "every night" in run(app, "backup-plan").stdout

    run(app, "backup-plan", "--weekly", "--keep", "week", "--folder", "")

    assert plan_of(settings_here) == Plan(is_weekly=True, keeping="week")
