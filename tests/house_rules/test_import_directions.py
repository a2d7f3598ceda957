"""Imports go one way: to earlier features, and leftwards from role to role."""

import pytest

from app.bootstrap import ROOT
from app.features import FEATURES
from tests.house_rules.directions import CANNOT_WRITE, ROLES, WIRING, why_not
from tests.house_rules.imports import app_modules, imports_of

MODULES = app_modules()
WRITERS = "app.database.transaction"
ORDER = ("staff", "log", "figures", "pages")


def test_a_module_imports_in_the_right_direction():
    pairs = [(importer, name) for importer, source in MODULES.items() for name in imports_of(source, set(MODULES))]

    assert len(pairs) > 1_000
    assert [reason for importer, name in sorted(pairs) if (reason := why_not(importer, name, FEATURES))] == []


def test_models_and_queries_reach_no_action_of_their_feature_by_way_of_another_file():
    askers = [name for name in MODULES if name.rpartition(".")[2] in {"models", "queries"} and name not in WIRING]
    reached = {name: _reached_actions(name) for name in askers}

    assert len(askers) > 20
    assert {name: actions for name, actions in reached.items() if actions} == {}


@pytest.mark.parametrize("feature", [name for name in FEATURES if name in CANNOT_WRITE])
def test_what_only_asks_reaches_no_writing_of_another_feature(feature):
    prefix = f"app.{feature}."
    reached = {name for module in MODULES if module.startswith(prefix) for name in _reached(module)}
    elsewhere = [name for name in reached if not name.startswith(prefix) and name.split(".")[1] in FEATURES]

    assert [name for name in sorted(elsewhere) if WRITERS in imports_of(MODULES[name], set(MODULES))] == []


def _reached_actions(module: str) -> list[str]:
    own = [name for name in _reached(module) if name.startswith(f"{module.rpartition('.')[0]}.")]
    return sorted(name for name in own if ROLES.get(name.rpartition(".")[2], 0) >= ROLES["actions"])


def _reached(module: str) -> set[str]:
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        for name in imports_of(MODULES[waiting.pop()], set(MODULES)) & set(MODULES):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return reached


def test_every_feature_has_its_folder_and_every_wiring_its_file():
    assert [name for name in FEATURES if not (ROOT / "app" / name).is_dir()] == []
    assert [name for name in WIRING if name not in MODULES] == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("app.log.models", "app.figures.countings"),
        ("app.log.queries", "app.log.actions"),
        ("app.log.actions", "app.log.forms"),
        ("app.figures.queries", "app.log.actions"),
        ("app.pages.pages", "app.staff.forms"),
        ("app.figures.cli", "app.log.api"),
        ("app.clock", "app.log.models"),
    ],
)
def test_an_import_in_the_wrong_direction_is_found(importer, imported):
    assert why_not(importer, imported, ORDER) != ""


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("app.log.actions", "app.staff.actions"),
        ("app.log.queries", "app.log.models"),
        ("app.log.api", "app.log.writer"),
        ("app.log.models", "app.database.types"),
        ("app.factory", "app.log.models"),
        ("app.figures.countings.visits", "app.log.definition"),
    ],
)
def test_an_import_in_the_right_direction_passes(importer, imported):
    assert why_not(importer, imported, ORDER) == ""


def test_an_import_inside_a_function_is_read_too():
    source = "def f():\n    from app.log import models\n"

    assert imports_of(source, {"app.log", "app.log.models"}) == {"app.log.models"}
