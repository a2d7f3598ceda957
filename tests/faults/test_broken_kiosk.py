"""The kiosks that are broken on purpose are broken, and a fault test that finds nothing in them fails."""

from pathlib import Path

import pytest

from tests.faults.broken_kiosk import (
    FORGETS_WHAT_IT_SENDS,
    THANKS_BEFORE_IT_IS_ON_DISK,
    BreakingLine,
    found_in_broken,
)
from tests.faults.law import Account


@pytest.mark.parametrize("broken", [THANKS_BEFORE_IT_IS_ON_DISK, FORGETS_WHAT_IT_SENDS], ids=lambda each: each.module)
def test_the_kiosk_can_be_broken_on_purpose(broken):
    line = BreakingLine(1, broken)
    line.stop()

    module = Path(f"kiosk/{broken.module}").read_bytes()

    assert module.count(broken.sound) == 1
    assert line.delivered(f"/kiosk/{broken.module}", module) == module.replace(broken.sound, broken.broken)


def test_a_broken_kiosk_in_which_nothing_is_found_is_a_breach():
    assert found_in_broken("power cut", 1, "", Account(thanked=1, arrived=1)).breach != ""
    assert found_in_broken("power cut", 1, "", Account(thanked=1, arrived=0, lost=1)).breach == ""
