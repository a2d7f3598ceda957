"""The night's work is done once a night, whenever the computer is on; what can go well later is tried again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.commands import COMMANDS
from app.serving.nightly import NIGHTLY, NOTE, night_of, nightly_note, run_command, see_to
from app.settings import Settings

EVENING = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)


class Watched:
    """Runs nothing, and writes down what it was asked for."""

    def __init__(self, *troubles: str) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._troubles = list(troubles)

    def __call__(self, _settings, words):
        self.asked.append(tuple(words))
        return self._troubles.pop(0) if self._troubles else ""


@pytest.fixture
def here(tmp_path):
    return Settings(instance=tmp_path)


def test_each_is_done_once_a_night(here):
    run = Watched()

    for hours in range(60):  # from Thursday evening to Sunday morning, in Stockholm
        see_to(here, EVENING + timedelta(hours=hours), run)

    assert run.asked == list(NIGHTLY.values()) * 4
    assert set(nightly_note(here).done.values()) == {"2026-11-29"}


def test_a_night_begins_at_half_past_four_by_the_clock_on_the_wall():
    in_winter, in_summer = datetime(2026, 11, 27, 3, 29, tzinfo=UTC), datetime(2026, 6, 27, 2, 29, tzinfo=UTC)

    for moment in (in_winter, in_summer):
        assert night_of(moment) == moment.date() - timedelta(days=1)
        assert night_of(moment + timedelta(minutes=1)) == moment.date()


def test_what_fails_is_said_and_tried_again(here):
    run = Watched("The disk is full.")

    see_to(here, EVENING, run)
    [first, *others] = NIGHTLY
    assert nightly_note(here).failed == {first: "The disk is full."}
    assert set(nightly_note(here).done) == set(others)

    see_to(here, EVENING + timedelta(minutes=10), run)
    assert nightly_note(here).failed == {}
    assert date.fromisoformat(nightly_note(here).done[first]) == date(2026, 11, 26)


def test_what_is_read_through_is_read_once_a_night_and_what_was_found_stays_told(here):
    words = NIGHTLY["reading-through"]
    damaged = ["The database is damaged." if name == "reading-through" else "" for name in NIGHTLY]
    night = Watched(*damaged * 2)

    for minutes in range(0, 24 * 60, 10):  # from one evening to the next, with a half past four between
        see_to(here, EVENING + timedelta(minutes=minutes), night)

    assert night.asked.count(words) == 2
    assert nightly_note(here).failed == {"reading-through": "The database is damaged."}
    see_to(here, EVENING + timedelta(days=1, hours=12), night)
    assert nightly_note(here).failed == {}


def test_a_clock_set_back_does_no_night_twice(here):
    run = Watched()
    see_to(here, EVENING, run)

    see_to(here, EVENING - timedelta(days=400), run)

    assert run.asked == list(NIGHTLY.values())


@pytest.mark.parametrize("content", ["", "[]", '{"done": 1, "more": 2}'])
def test_a_note_that_cannot_be_read_is_begun_anew(here, content):
    (here.instance / NOTE).write_text(content)
    run = Watched()

    see_to(here, EVENING, run)

    assert run.asked == list(NIGHTLY.values())


def test_everything_on_the_list_is_a_command():
    assert {words[0] for words in NIGHTLY.values()} <= set(COMMANDS)


def test_the_backup_is_really_made(app):
    settings = app.config["OASEN"]

    assert run_command(settings, NIGHTLY["backup"]) == ""

    assert len(list((settings.instance / "backups").glob("oasen-*.age"))) == 1


def test_what_the_command_refuses_is_told(tmp_path):
    trouble = run_command(Settings(instance=tmp_path / "nothing"), ("backup",))

    assert trouble.startswith("oasen: The key instance.key is not in")
