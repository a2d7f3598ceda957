"""A house takes the place of another at a start, wherever an earlier start was cut off, and the way back is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.care import taking_up
from app.care.refusals import NothingToTakeUp, NotInFiles
from app.care.taking_up import (
    KEPT_FOR,
    order_taking_up,
    ordered,
    put_aside,
    remove_put_aside,
    restored_folder,
    say_what_it_holds,
    take_up_what_is_ordered,
    withdraw_order,
)
from app.settings import Settings

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def house(folder: Path, words: str) -> Path:
    """A house by its files: a database, what SQLite keeps beside it, keys."""
    (folder / "keys").mkdir(parents=True)
    (folder / "oasen.sqlite").write_text(words)
    (folder / "keys" / "instance.key").write_text(words)
    (folder / "keys" / "backup.pub").write_text("age1same")
    return folder


@pytest.fixture
def here(tmp_path):
    settings = Settings(instance=house(tmp_path / "instance", "now"))
    (settings.instance / "oasen.sqlite-wal").write_text("of now")
    (settings.instance / "keys" / "newest-backup.key").write_text("opens the newest")
    (settings.instance / "backups").mkdir()
    then = house(restored_folder(settings, NOW), "then")
    say_what_it_holds(then, NOW)
    order_taking_up(settings, then, NOW)
    return settings


def is_as(folder: Path, words: str) -> bool:
    return (folder / "oasen.sqlite").read_text() == words == (folder / "keys" / "instance.key").read_text()


def test_nothing_happens_until_the_next_start_and_then_all_of_it(here):
    assert is_as(here.instance, "now")

    assert take_up_what_is_ordered(here)

    assert is_as(here.instance, "then")
    assert not (here.instance / "oasen.sqlite-wal").exists()  # it belongs to the other database
    assert (here.instance / "keys" / "newest-backup.key").read_text() == "opens the newest"
    assert (here.instance / "backups").is_dir()
    assert ordered(here) is None
    assert not take_up_what_is_ordered(here)


def test_the_way_back_leads_to_what_was_here(here):
    take_up_what_is_ordered(here)
    [aside] = put_aside(here)
    assert is_as(aside.folder, "now")
    assert (aside.folder / "oasen.sqlite-wal").read_text() == "of now"

    order_taking_up(here, aside.folder, NOW + timedelta(hours=1))
    take_up_what_is_ordered(here)

    assert is_as(here.instance, "now")
    assert (here.instance / "oasen.sqlite-wal").read_text() == "of now"
    assert is_as(put_aside(here)[0].folder, "then")


@pytest.mark.parametrize("moves_done", range(6))
def test_a_start_that_is_cut_off_is_ended_by_the_next(here, moves_done, monkeypatch):
    """As when the power goes: some names are changed, and the rest is not."""
    real, count = Path.replace, [0]

    def replace(self, target):
        if Path(target).name.startswith(("oasen.sqlite", "keys")):
            count[0] += 1
            if count[0] > moves_done:
                raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        try:
            take_up_what_is_ordered(here)
        except KeyboardInterrupt:
            assert ordered(here) is not None
    take_up_what_is_ordered(here)

    assert is_as(here.instance, "then")
    assert not (here.instance / "oasen.sqlite-wal").exists()
    [aside] = put_aside(here)
    assert is_as(aside.folder, "now")
    assert (aside.folder / "oasen.sqlite-wal").read_text() == "of now"


def test_what_was_prepared_may_be_left(here):
    withdraw_order(here)

    assert not take_up_what_is_ordered(here)
    assert is_as(here.instance, "now")
    assert list((here.instance / taking_up.RESTORED).iterdir()) == []


def test_where_nobody_lived_yet_nothing_is_kept_aside(here):
    order_taking_up(here, here.instance / ordered(here)["from"], NOW, is_first=True)

    take_up_what_is_ordered(here)

    assert is_as(here.instance, "then")
    assert put_aside(here) == []


def test_what_was_put_aside_goes_after_a_month(here):
    take_up_what_is_ordered(here)

    assert put_aside(here, before=NOW + KEPT_FOR - KEPT_FOR) == []
    remove_put_aside(put_aside(here, before=NOW + timedelta(seconds=1)))

    assert put_aside(here) == []


def test_a_folder_without_a_house_is_not_taken_up(here):
    with pytest.raises(NothingToTakeUp):
        order_taking_up(here, here.instance / "backups", NOW)


def test_a_database_on_a_server_has_no_folder_that_could_take_its_place(tmp_path):
    with pytest.raises(NotInFiles):
        restored_folder(Settings(instance=tmp_path, database_url="postgresql+psycopg://x/y"), NOW)
