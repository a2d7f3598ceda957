"""The locks pin every package by checksum, and nothing here names where packages come from."""

import re
import tomllib

import pytest

from app.bootstrap import APP_LOCK, ROOT, TESTS_LOCK
from tests.house_rules.source_tree import read, shown, text_files

# In halves, so that this file does not hold what it forbids.
REGISTRIES = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "npm" + "mirror"]))
CONTENT_HOSTS = re.compile("|".join(["un" + r"pkg\.com", "js" + "delivr", "cdn" + "js", "deb" + r"\.debian\.org"]))


def pins(lock: str) -> dict[str, list[str]]:
    """Each line of a lock that pins a package, with the checksums under it; raises ValueError on any other line."""
    found: dict[str, list[str]] = {}
    for line in lock.replace(" \\\n", "\n").splitlines():
        if checksum := re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})", line):
            found[list(found)[-1]].append(checksum[1])
        elif re.fullmatch(r"[a-z0-9-]+==[0-9a-z.]+( ; .+)?", line):
            found[line] = []
        else:
            raise ValueError(line)
    return found


@pytest.mark.parametrize("lock", [APP_LOCK, TESTS_LOCK], ids=shown)
def test_every_package_is_pinned_by_checksum_and_nothing_else_is_said(lock):
    assert all(pins(lock.read_text()).values())


def test_the_tests_lock_holds_the_whole_of_the_apps():
    app_pins, tests_pins = pins(APP_LOCK.read_text()), pins(TESTS_LOCK.read_text())
    versions = {line.split(" ;")[0]: checksums for line, checksums in tests_pins.items()}

    assert all(versions.get(line.split(" ;")[0]) == checksums for line, checksums in app_pins.items())


def test_the_locks_hold_all_that_the_project_declares():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = declared["dependency-groups"]

    assert _missing(declared["project"]["dependencies"], APP_LOCK.read_text()) == []
    assert _missing([*groups["test"], *groups["lint"]], TESTS_LOCK.read_text()) == []


def _missing(requirements: list[str], lock: str) -> list[str]:
    names = {line.partition("==")[0] for line in pins(lock)}
    return [each for each in requirements if re.split(r"[\[<>=]", each)[0] not in names]


def test_no_file_names_a_registry():
    texts = {shown(path): read(path) for path in text_files()}

    assert len(texts) > 1_000
    assert [path for path, text in texts.items() if REGISTRIES.search(text) or CONTENT_HOSTS.search(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "flask @ https://example.org/flask.whl",
        "flask>=3.1",
        "--find-links /opt/wheels",
        "    # via flask",
    ],
)
def test_a_line_that_is_not_a_pin_is_found(line):
    with pytest.raises(ValueError, match=".+"):
        pins(line + "\n")


def test_a_registry_is_found():
    assert REGISTRIES.search("https://files.python" + "hosted.org/packages/")
    assert CONTENT_HOSTS.search("https://cdn.js" + "delivr.net/npm/")
