"""A Tuesday at noon in the two organisations' agreement."""

from __future__ import annotations

import pytest
import time_machine

from tests.joint_counting.together import NOON, Together


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def together(house):
    """Both organisations under one agreement; nobody has said yes yet."""
    return Together(house)
