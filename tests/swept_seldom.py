"""How often memory is swept while tests run: seldom, for a whole run holds so much that looking through it takes long.

It was a quarter of what a test of pages took: tens of thousands of objects for its application, swept 700 by 700.
"""

from __future__ import annotations

import gc

import pytest

NEW_OBJECTS, NEW_SWEEPS, MIDDLE_SWEEPS = 10_000, 10, 10


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """What has been imported and collected stays until the end, and need not be looked through for what may go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, NEW_SWEEPS, MIDDLE_SWEEPS)
