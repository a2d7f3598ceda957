"""The auditor shares no code with the door: what the one has wrong the other must not have wrong too."""

from tests.house_rules.imports import app_modules, imports_of

MODULES = app_modules()
AUDITOR = "app.disclosure.auditor"


def is_of_auditor(module: str) -> bool:
    """Whether a module belongs to the auditor."""
    return module == AUDITOR or module.startswith(f"{AUDITOR}.")


def borrowed(source: str) -> list[str]:
    """What a source of the auditor's takes from the rest of the project."""
    return sorted(name for name in imports_of(source, set(MODULES)) if not is_of_auditor(name))


def test_the_auditor_takes_nothing_from_the_project():
    its_own = [name for name in MODULES if is_of_auditor(name)]

    assert len(its_own) > 5
    assert {name: taken for name in its_own if (taken := borrowed(MODULES[name]))} == {}


def test_the_door_takes_no_equation_from_the_auditor():
    may_ask = {f"{AUDITOR}.{name}" for name in ("audit", "findings", "leaks")}
    of_the_door = [name for name in MODULES if name.startswith("app.disclosure.") and not is_of_auditor(name)]
    asked = {name: set(filter(is_of_auditor, imports_of(MODULES[name], set(MODULES)))) for name in of_the_door}

    assert {name: too_much for name, every in asked.items() if (too_much := every - may_ask)} == {}


def test_a_borrowed_equation_is_found():
    assert borrowed("from app.disclosure.relations import Relation\nimport numpy") == ["app.disclosure.relations"]
