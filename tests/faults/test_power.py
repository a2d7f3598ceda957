"""Power cuts need root; without it nothing is claimed."""

import os

from tests.faults.outcome import Plan
from tests.faults.power import try_power


def test_power_cuts_that_need_root_are_not_shown_to_hold(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    [outcome] = try_power(tmp_path, Plan())

    assert outcome.verdict == "NOT DONE: mounting a disk of its own needs root and mkfs.ext4"
