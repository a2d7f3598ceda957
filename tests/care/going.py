"""Sends the forms of care and waits until what was begun beside the server has ended."""

from __future__ import annotations

from app.care.errand_room import ERRAND_ROOM, Going
from tests.staff_client import StaffClient


def ended(client: StaffClient) -> Going:
    """The errand that was begun, once it has ended."""
    going = client.app.extensions[ERRAND_ROOM].wait()
    assert going is not None
    return going


def back_up(client: StaffClient, where: str = "here") -> str:
    """A backup made by the page; its file's name."""
    client.submit("/care/back-up", where=where)
    outcome = ended(client).outcome
    assert outcome is not None
    return str(outcome["name"])
