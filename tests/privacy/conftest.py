"""January, when the year that was lies whole in the log."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

JANUARY = datetime(2026, 1, 14, 9, tzinfo=UTC)


@pytest.fixture
def january_noon():
    """The clock stands still, so that nothing of a test lies more than a year back."""
    with time_machine.travel(JANUARY, tick=False):
        yield
