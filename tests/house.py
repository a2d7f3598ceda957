"""A house with its cast: two organisations, and someone in each role."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from app.clock import now
from app.staff.actions import add_staff, give_new_link
from app.staff.models import Role
from tests.make import Door, make_door
from tests.staff_client import StaffClient

# Alva helps out, Cleo coordinates, Ada looks after the computer; Otto coordinates at the other organisation.
CAST = {
    "Alva": ("iogt", Role.VOLUNTEER),
    "Cleo": ("iogt", Role.COORDINATOR),
    "Ada": ("iogt", Role.ADMIN),
    "Otto": ("sion", Role.COORDINATOR),
}


@dataclass
class House:
    """The doors of both organisations, and one unused link for each of the cast."""

    app: Flask
    valla: Door
    sionhuset: Door
    codes: dict[str, str]

    def signed_in(self, name: str, **environment: str) -> StaffClient:
        """A browser in which one of the cast has just signed in by their link."""
        client = StaffClient(self.app, **environment)
        answer = client.submit("/sign-in/link", code=self.codes[name])
        assert answer.status_code == 302, answer.text
        return client

    def signed_in_anew(self, name: str) -> StaffClient:
        """A browser in which one of the cast has signed in by a link made now; their other sessions end."""
        self.codes[name] = give_new_link(CAST[name][0], name, now())
        return self.signed_in(name)


@pytest.fixture
def house(app: Flask) -> House:
    """The cast, and nothing noted yet."""
    valla, sionhuset = make_door("valla", "iogt"), make_door("sionhuset", "sion")
    codes = {name: add_staff(organisation, name, role, now()) for name, (organisation, role) in CAST.items()}
    return House(app, valla, sionhuset, codes)


@pytest.fixture
def anyone(house: House) -> StaffClient:
    """A browser in which nobody is signed in."""
    return StaffClient(house.app)


@pytest.fixture
def volunteer(house: House) -> StaffClient:
    """Alva's browser."""
    return house.signed_in("Alva")


@pytest.fixture
def coordinator(house: House) -> StaffClient:
    """Cleo's browser."""
    return house.signed_in("Cleo")
