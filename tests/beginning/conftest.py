"""A house that has nothing yet, whoever holds its link, and the one who has begun it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.beginning.set_up_link import make_link
from app.settings import Settings
from tests.staff_client import StaffClient

NAMES = {"organisation": "Kamraterna", "name": "Maria"}


@pytest.fixture
def link(app: Flask, settings: Settings) -> str:
    """The link that stands in the terminal."""
    return make_link(settings, "http://localhost:8000")


@pytest.fixture
def nobody(app: Flask) -> StaffClient:
    """A browser in which nobody is signed in."""
    return StaffClient(app)


@pytest.fixture
def maria(link: str, nobody: StaffClient) -> StaffClient:
    """The browser of who has just begun."""
    assert nobody.submit("/begin", code=link, **NAMES).status_code == 302
    return nobody
