"""A version is tried on a copy of the house, which says no where it does not get along with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from app.backup.actions import make_rotated_backup
from app.bootstrap.versions import running
from app.care.updating.actions import TRIED
from app.care.updating.refusals import VersionFails
from app.care.updating.trying import copy_of_house, try_forwards
from app.clock import now
from app.extensions import db


@pytest.fixture
def backup(app, door, settings_here):
    """Of the house in which two have been."""
    return make_rotated_backup(settings_here, now()).path


def test_the_version_that_runs_gets_along_with_a_copy_and_nothing_of_it_stays(settings_here, backup):
    with copy_of_house(settings_here, backup) as copy:
        assert copy.entry_count == 2
        assert copy.settings.instance != settings_here.instance
        try_forwards(copy, running())
        with pytest.raises(VersionFails) as refused:
            try_forwards(replace(copy, entry_count=3), running())

    assert "2 entries where there are 3" in refused.value.message
    assert list(settings_here.instance.glob(f"{TRIED}*")) == []
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM entries")).scalar_one() == 2


def test_what_the_version_says_when_it_fails_is_told(settings_here, backup):
    with copy_of_house(settings_here, backup) as copy:
        (copy.settings.keys_folder / "instance.key").unlink()
        (copy.settings.instance / "oasen.sqlite").write_bytes(b"no database")

        with pytest.raises(VersionFails) as refused:
            try_forwards(copy, running())

    assert "Nothing was changed" in refused.value.message
    assert not refused.value.message.endswith("nothing")
