"""How far long work has come is shown on a terminal, and in a pipe nothing is."""

from __future__ import annotations

import pytest

from app.progress import stepwise


@pytest.mark.parametrize(("is_terminal", "is_shown"), [("1", True), ("0", False)])
def test_steps_are_told_of_on_a_terminal_alone(monkeypatch, capsys, is_terminal, is_shown):
    monkeypatch.setenv("TTY_COMPATIBLE", is_terminal)

    with stepwise("Bringing it up to date") as tell:
        tell(0, 25)
        tell(25, 25)

    said = capsys.readouterr()
    assert said.out == ""
    assert ("Bringing it up to date" in said.err and "100%" in said.err) is is_shown


def test_where_no_step_is_told_of_nothing_is_shown(monkeypatch, capsys):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")

    with stepwise("Bringing it up to date"):
        pass

    assert "Bringing" not in capsys.readouterr().err
