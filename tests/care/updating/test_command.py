"""The command refuses before anything is changed, shows how it stands, leaves what is prepared, removes what is old."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap.versions import FAILED, Last, Order, keep_standing, standing_of
from app.care.updating import actions
from app.care.updating.actions import KEPT_FOR, remove_left_versions
from tests.care.updating.programs import pack, program
from tests.command_line import run

AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
OTHER, OLDER = "0.9.0-0099-abcdef01", "0.0.9-0009-abcdef01"


@pytest.fixture
def settings(sqlite_settings):
    """What is said before anything is done does not hang on the database."""
    return sqlite_settings


def ordered() -> Order:
    return Order(OTHER, "0.9.0", "", "0.1.0", "0028", AT.isoformat())


def lie_beside(tmp_path, *names):
    for name in names:
        (tmp_path / "versions" / name / "app").mkdir(parents=True)
        (tmp_path / "versions" / name / "app" / "__main__.py").write_text("")


def is_untouched(settings, tmp_path) -> bool:
    return (
        standing_of(settings.instance).order is None
        and list((tmp_path / "versions").glob("*")) == []
        and not (settings.instance / "backups").exists()
    )


def test_what_cannot_follow_is_refused_and_nothing_is_there(app, here, tmp_path):
    half = pack(program("9.0.0"), tmp_path / "half.zip")
    half.write_bytes(half.read_bytes()[:500])
    foreign = pack({"letter.txt": b""}, tmp_path / "foreign.zip")
    cannot_read_the_house = pack(program("9.0.0", steps=2), tmp_path / "other.zip")

    for source, words in (
        (half, "no whole ZIP"),
        (foreign, "no Oasen"),
        (cannot_read_the_house, "could not read it"),
        (tmp_path / "gone.zip", "is not there"),
    ):
        refused = run(app, "update", str(source))
        assert refused.exit_code == 1
        assert words in refused.output
        assert is_untouched(here, tmp_path)


def test_looking_tells_what_is_new_and_does_nothing(app, here, tmp_path):
    step_count = 1 + max(int(each) for each in actions.here().house_revision.split())
    said = run(app, "update", "--look", str(pack(program("9.0.0", step_count), tmp_path / "new.zip")))

    assert said.exit_code == 0, said.output
    assert "Oasen 9.0.0" in said.output
    assert "A lamp by the door." in said.output
    assert is_untouched(here, tmp_path)


def test_a_folder_that_may_not_be_written_to_is_told(app, here, tmp_path):
    (tmp_path / "versions").write_text("a file in the way")
    steps = 1 + int(actions.here().house_revision)

    refused = run(app, "update", str(pack(program("9.0.0", steps), tmp_path / "new.zip")))

    assert refused.exit_code == 1
    assert "Nothing may be written into" in refused.output


def test_what_is_prepared_is_told_stands_in_the_way_of_more_and_may_be_left(app, here, tmp_path):
    lie_beside(tmp_path, OTHER)
    keep_standing(here.instance, replace(standing_of(here.instance), order=ordered()))

    assert "The next start goes over to Oasen 0.9.0" in run(app, "update").output
    assert run(app, "update", str(pack(program(), tmp_path / "new.zip"))).exit_code == 1
    assert run(app, "update", "--back").exit_code == 1
    assert "like any other" in run(app, "update", "--leave").output
    assert standing_of(here.instance).order is None
    assert "Nothing was prepared" in run(app, "update", "--leave").output


def test_what_was_begun_is_not_left_half_way(app, here, tmp_path):
    lie_beside(tmp_path, OTHER)
    keep_standing(here.instance, replace(standing_of(here.instance), order=ordered(), present=OTHER))

    run(app, "update", "--leave")

    assert standing_of(here.instance).order == ordered()


def test_why_it_did_not_work_and_where_the_way_back_leads_are_told(app, here, tmp_path):
    lie_beside(tmp_path, OLDER)
    before = Order("", "0.1.0", OLDER, "0.0.9", "0027", AT.isoformat())
    failed = Last(FAILED, "0.9.0", AT.isoformat(), "OperationalError: disk full")
    keep_standing(here.instance, replace(standing_of(here.instance), before=before, last=failed))

    said = run(app, "update").output

    assert "OperationalError: disk full" in said
    assert "Before, Oasen 0.0.9 ran here" in said


def test_without_a_version_before_there_is_no_way_back(app, here):
    refused = run(app, "update", "--back")

    assert (refused.exit_code, "No version was here before" in refused.output) == (1, True)


def test_a_version_that_was_left_goes_after_a_month_and_what_runs_stays(here, tmp_path):
    lie_beside(tmp_path, OTHER, OLDER, "0.0.1-0001-abcdef01")
    before = replace(ordered(), came_from=OLDER)
    keep_standing(here.instance, replace(standing_of(here.instance), present=OTHER, before=before))

    assert remove_left_versions(here, AT + KEPT_FOR) == ["0.0.1-0001-abcdef01"]
    assert remove_left_versions(here, AT + KEPT_FOR + timedelta(seconds=1)) == [OLDER]
    assert [each.name for each in (tmp_path / "versions").iterdir()] == [OTHER]
    assert standing_of(here.instance).before is None


def test_what_a_killed_run_left_goes_and_what_goes_on_stays(here, tmp_path):
    left, going_on = here.instance / ".trying-left", here.instance / ".trying-going-on"
    for folder, hours in ((left, 25), (going_on, 1)):
        folder.mkdir()
        moment = (AT - timedelta(hours=hours)).timestamp()
        os.utime(folder, (moment, moment))

    remove_left_versions(here, AT)

    assert (left.exists(), going_on.exists()) == (False, True)


def test_only_a_copy_is_tried(app, here):
    refused = run(app, "trial", "--take-back", "0001")

    assert (refused.exit_code, "a copy of a house alone" in refused.output) == (1, True)
