"""The auditor shares no code with the door: what the one has wrong the other must not have wrong too."""

import pytest

from tests.house_rules.imports import app_modules, imports_of

MODULES = app_modules()
AUDITOR = "app.disclosure.auditor"


def is_of_auditor(module: str) -> bool:
    """Whether a module belongs to the auditor."""
    return module == AUDITOR or module.startswith(f"{AUDITOR}.")


def borrowed(source: str) -> list[str]:
    """What a source of the auditor's takes from the rest of the project."""
    return sorted(name for name in imports_of(source, set(MODULES)) if not is_of_auditor(name))


@pytest.mark.parametrize("module", [name for name in MODULES if is_of_auditor(name)])
def test_the_auditor_takes_nothing_from_the_project(module):
    assert borrowed(MODULES[module]) == []


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("app.disclosure.")])
def test_the_door_takes_no_equation_from_the_auditor(module):
    asked = {name for name in imports_of(MODULES[module], set(MODULES)) if is_of_auditor(name)}
    assert is_of_auditor(module) or asked <= {f"{AUDITOR}.{name}" for name in ("audit", "findings", "leaks")}


def test_a_borrowed_equation_is_found():
    assert borrowed("from app.disclosure.relations import Relation\nimport numpy") == ["app.disclosure.relations"]
