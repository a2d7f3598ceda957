"""A house of one organisation with an administrator's browser, and a stick that can be put in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.care import sticks
from app.clock import now
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.figures.noting import note
from tests.make import Door, make_door
from tests.staff_client import StaffClient


@pytest.fixture
def put_in(tmp_path, monkeypatch) -> Callable[[], Path]:
    """Puts a stick in, as the system tells of one; its root. Before, nothing is in, whatever this machine has."""
    mounts, disks, root = tmp_path / "mounts", tmp_path / "disks", tmp_path / "MINNET"
    mounts.write_text("/dev/sda2 / ext4 rw 0 0\n")
    monkeypatch.setattr(sticks, "MOUNTS", mounts)
    monkeypatch.setattr(sticks, "DISKS", disks)

    def put() -> Path:
        root.mkdir()
        (disks / "sdz").mkdir(parents=True)
        (disks / "sdz" / "removable").write_text("1\n")
        mounts.write_text(f"/dev/sda2 / ext4 rw 0 0\n/dev/sdz1 {root} vfat rw,nosuid 0 0\n")
        return root

    return put


@pytest.fixture
def door(app, put_in) -> Door:
    """The one place of the one organisation, where two have been."""
    made = make_door("valla", "iogt")
    note(made, "anka")
    note(made, at="2025-05-06T11:00")
    return made


@pytest.fixture
def admin(app, door) -> StaffClient:
    """Ada's browser, in which she has just signed in."""
    client = StaffClient(app)
    client.submit("/sign-in/link", code=add_staff("iogt", "Ada", Role.ADMIN, now()))
    return client


@pytest.fixture
def settings_here(app):
    """Of the installation."""
    return app.config["OASEN"]
