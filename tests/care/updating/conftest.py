"""A house whose program's folder is a temporary one, so that no test lays anything down beside the true one."""

from __future__ import annotations

import pytest

from app.bootstrap import versions
from app.care.updating import actions, laying_down


@pytest.fixture
def here(app, door, settings_here, tmp_path, monkeypatch):
    """The settings of a house whose program's folder is a temporary one."""
    for module in (versions, actions, laying_down):
        monkeypatch.setattr(module, "HOME", tmp_path)
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "version_of_home", lambda: "0.1.0 0001")
    return settings_here
