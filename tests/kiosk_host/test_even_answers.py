"""The time of an answer says nothing of the card that was shown."""

import pytest

from app.kiosk_host.intake.even_answers import STEP_SECONDS, left_of_step, whole_steps


@pytest.mark.parametrize("took", [0.0001, 0.01, STEP_SECONDS * 0.99, STEP_SECONDS * 1.5, STEP_SECONDS * 7.2])
def test_what_was_done_ends_on_a_whole_step(took):
    steps = (took + left_of_step(took)) / STEP_SECONDS

    assert steps == pytest.approx(round(steps))
    assert 0 < left_of_step(took) <= STEP_SECONDS


def test_a_fault_takes_whole_steps_too(monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)

    with pytest.raises(RuntimeError), whole_steps(lambda: True):
        raise RuntimeError

    assert len(slept) == 1


def test_who_shows_no_card_does_not_wait(monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)

    with whole_steps(lambda: False):
        pass

    assert slept == []
