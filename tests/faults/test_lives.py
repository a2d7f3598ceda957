"""How far a tap has come, and where death fell."""

from tests.faults.law import account_of
from tests.faults.watched_line import SEAMS, Life


def test_a_life_goes_from_seam_to_seam_and_death_falls_after_the_last():
    life = Life("visit")
    life.at = {"tapped": 1.0, "written": 2.0, "stored": 3.0}

    assert [seam for seam in SEAMS if life.may_reach(seam)] == ["thanked"]
    assert [life.reached_by(moment) for moment in (0.5, 2.5, 9.0)] == ["", "written", "stored"]
    assert not life.tap(ended_at=3.5).is_thanked


def test_thanks_that_come_too_early_are_thanks():
    life = Life("visit")
    life.at = {"tapped": 1.0}

    assert life.may_reach("thanked")
    life.at["thanked"] = 1.1
    assert account_of([life.tap(ended_at=2.0)], []).breach == "1 lost"
