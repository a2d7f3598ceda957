"""One lost key is put back into a running house from its line of the key sheet; a wrong line makes none."""

from __future__ import annotations

import pytest

from app.backup.key_sheet import line_of
from app.keys import box_key
from tests.audit.acts import acts_noted
from tests.command_line import run

STRANGE = bytes(range(32))


def enter(app, name, line):
    return run(app, "key-sheet", "--enter", name, input=f"{line}\n")


@pytest.mark.parametrize("name", ["boxes", "boxes.key", "Boxes"])
def test_a_lost_key_is_back_as_it_was(app, settings, name):
    file = settings.keys_folder / "boxes.key"
    key, opens = file.read_bytes(), box_key(settings).private_numbers().private_value
    file.unlink()

    answer = enter(app, name, line_of(key).lower().replace(" ", ""))

    assert answer.exit_code == 0, answer.output
    assert file.read_bytes() == key
    assert file.stat().st_mode & 0o077 == 0
    assert box_key(settings).private_numbers().private_value == opens
    assert acts_noted() == ["entered-key"]


def test_nothing_is_shown_of_what_is_typed(app, settings):
    (settings.keys_folder / "boxes.key").unlink()

    answer = enter(app, "boxes", line_of(STRANGE))

    assert line_of(STRANGE).split()[3] not in answer.output + answer.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (line_of(STRANGE)[:-1], "55 letters"),
        (line_of(STRANGE)[:-1] + "A", "slip"),
        (f"{line_of(STRANGE)} {line_of(STRANGE[::-1])}", "not one line of one key"),
    ],
    ids=["too short", "another letter", "two keys"],
)
def test_a_line_that_is_none_makes_no_key(app, settings, line, says):
    (settings.keys_folder / "boxes.key").unlink()

    answer = enter(app, "boxes", line)

    assert answer.exit_code == 1
    assert says in answer.stderr
    assert not (settings.keys_folder / "boxes.key").exists()


def test_the_line_of_another_key_is_told_apart(app, settings):
    (settings.keys_folder / "boxes.key").unlink()

    answer = enter(app, "boxes", line_of((settings.keys_folder / "audit.key").read_bytes()))

    assert "That is the line of audit.key" in answer.stderr
    assert not (settings.keys_folder / "boxes.key").exists()


@pytest.mark.parametrize("name", ["instance", "../oasen", "organisation-Å", "backup", "newest-backup.key", ""])
def test_a_key_that_is_there_or_a_name_that_is_none_is_refused(app, settings, name):
    before = {file: file.read_bytes() for file in settings.instance.rglob("*.key")}

    answer = enter(app, name, line_of(STRANGE))

    assert answer.exit_code == 1
    assert {file: file.read_bytes() for file in settings.instance.rglob("*.key")} == before
