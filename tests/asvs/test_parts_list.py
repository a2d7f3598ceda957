"""The list of parts holds every package and every vendored library, each once."""

from __future__ import annotations

import json

from app.bootstrap import APP_LOCK, ROOT
from tests.asvs.parts_list import VENDOR_FOLDERS, packages, parts_list
from tests.house_rules.test_locks import pins


def test_every_package_of_the_lock_and_every_vendored_library_is_in_it():
    components = parts_list()["components"]
    listed = {(each["name"], each["version"]) for each in components if each["purl"].startswith("pkg:pypi/")}
    pinned = {tuple(line.partition(" ;")[0].split("==")) for line in pins(APP_LOCK.read_text("utf-8"))}
    folders = {path for folder in VENDOR_FOLDERS for path in (ROOT / folder).glob("*/SOURCE")}

    assert listed == pinned
    assert len(components) == len(pins(APP_LOCK.read_text("utf-8"))) + len(folders)
    assert len(folders) > 5


def test_every_checksum_of_the_lock_stands_by_its_package():
    for part, checksums in zip(
        packages(APP_LOCK.read_text("utf-8")), pins(APP_LOCK.read_text("utf-8")).values(), strict=True
    ):
        values = [each["value"] for each in part["properties"] if each["name"] == "oasen:sha256-of-a-file"]
        assert values == checksums


def test_each_part_says_what_cyclonedx_asks_for():
    made = json.loads(json.dumps(parts_list()))

    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert made["metadata"]["component"]["name"] == "oasen"
    for part in made["components"]:
        assert part["type"] == "library"
        assert part["name"]
        assert part["version"]
        assert part["purl"].endswith(f"@{part['version']}")


def test_every_vendored_folder_of_the_repository_is_looked_into():
    found = {path.parent.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("[a-z]*/**/vendor/*/SOURCE")}

    assert {each for each in found if not each.startswith("tests/")} <= set(VENDOR_FOLDERS)


def test_the_same_sources_give_the_same_list():
    assert json.dumps(parts_list()) == json.dumps(parts_list())
