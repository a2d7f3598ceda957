"""The named steps that `python3 -m tests` takes, one after the other."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import ROOT
from tests.html_validator import fetched
from tests.kiosk_types import kiosk_types_hold
from tests.npm_package import NotFetched, node

RUFF = (sys.executable, "-m", "ruff")


@dataclass(frozen=True)
class Step:
    """One named thing to do, which says whether it went well."""

    name: str
    run: Callable[[], bool]
    is_needed_by_the_rest: bool = False


def all_steps() -> list[Step]:
    """Everything that is checked; pytest comes last, so that the closing line is its own."""
    # One more than cores: who drives a browser waits as often as it computes.
    workers = ["-n", str(min((os.cpu_count() or 1) + 1, 4)), "--dist", "worksteal"]
    return [
        *_what_tests_need(),
        Step(
            "style", lambda: _succeeds(*RUFF, "check", "--quiet") and _succeeds(*RUFF, "format", "--check", "--quiet")
        ),
        Step(
            "templates",
            lambda: _succeeds(sys.executable, "-m", "djlint", "app/templates", "kiosk", "phone", "--lint", "--quiet"),
        ),
        Step("types", lambda: _succeeds(sys.executable, "-m", "mypy", "--no-error-summary")),
        Step("kiosk types", kiosk_types_hold),
        Step("kiosk core", _kiosk_core),
        Step("tests", lambda: _pytest(workers)),
    ]


def chosen_tests(arguments: Sequence[str]) -> list[Step]:
    """Only what pytest makes of these arguments."""
    return [*_what_tests_need(), Step("tests", lambda: _pytest(arguments))]


def _what_tests_need() -> list[Step]:
    return [
        Step("browser", _browser_is_there, is_needed_by_the_rest=True),
        Step("HTML validator", _validator_is_there, is_needed_by_the_rest=True),
        Step("PostgreSQL", _postgresql_is_there, is_needed_by_the_rest=True),
    ]


def _succeeds(*command: str | Path, environment: Mapping[str, str] = os.environ) -> bool:
    return subprocess.run(command, cwd=ROOT, env=environment).returncode == 0


def _pytest(arguments: Sequence[str]) -> bool:
    # Hundreds of tests start the program anew; it may keep itself compiled, even where images are built without.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return _succeeds(sys.executable, "-m", "pytest", "--quiet", *arguments, environment=environment)


def _kiosk_core() -> bool:
    every = {app: sorted((ROOT / "tests" / app).rglob("*.test.js")) for app in ("kiosk", "phone")}
    for app, files in every.items():
        if not files:
            print(f"  There is no tests/{app}/**/*.test.js.")
            return False
    return _succeeds(node(), "--test", "--test-reporter=dot", *every["kiosk"], *every["phone"])


def _browser_is_there() -> bool:
    from tests.browser.chromium import NoBrowser, chromium

    try:
        chromium()
    except NoBrowser as refusal:
        print(f"  {refusal}")
        return False
    return True


def _validator_is_there() -> bool:
    try:
        fetched()
    except NotFetched as refusal:
        print(f"  {refusal}")
        return False
    return True


def _postgresql_is_there() -> bool:
    from tests.postgresql.server import NoServer, Server

    if os.environ.get("TEST_DATABASE_URL"):
        return True
    try:
        Server().stop()
    except NoServer as refusal:
        print(f"  {refusal}")
        return False
    return True
