"""The scripts of kiosk and phone import one way, by paths that a browser can follow without a build."""

import posixpath
import re

import pytest

from tests.house_rules.source_tree import read, shown, source_files

IMPORT = re.compile(
    r"""^\s*(?:import|export)\s+(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]""", re.M
)
PLACES = {"screens", "components", "core", "device", "vendor"}
KIOSK_MAY_IMPORT = {
    "": {"", "screens", "components", "core", "device"},
    "screens": {"screens", "components", "core", "device"},
    "components": {"components", "core"},
    "device": {"device", "core", "vendor"},
    "core": {"core"},
}
# The phone runs on the kiosk's device and never the other way; what lies beside the kiosk's app.js is the kiosk's own,
# but for pairing.js.
BORROWED = {"kiosk/pairing.js"}
PHONE_MAY_IMPORT = {
    "": {"phone", "phone/screens", "phone/core", "kiosk/core", "kiosk/device"},
    "screens": {"phone/screens", "phone/core", "kiosk/core", "kiosk/device"},
    "core": {"phone/core", "kiosk/core"},
}
MAY_IMPORT = {
    **{
        f"kiosk/{place}".strip("/"): {f"kiosk/{each}".strip("/") for each in each_may}
        for place, each_may in KIOSK_MAY_IMPORT.items()
    },
    **{f"phone/{place}".strip("/"): each_may for place, each_may in PHONE_MAY_IMPORT.items()},
}


def complaints(path: str, source: str) -> list[str]:
    """Each import of a script that a browser cannot follow or that goes the wrong way."""
    found = []
    for fixed, late in IMPORT.findall(source):
        written = fixed or late
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
        if not written.startswith(("./", "../")) or not written.endswith((".js", ".mjs")):
            found.append(f"{path}: write {written!r} as a relative path with its ending")
        elif _place(target) not in MAY_IMPORT[_place(path)] and not _is_borrowed(path, target):
            found.append(f"{path} may not import {target}")
    return found


def _place(path: str) -> str:
    app, _, rest = path.partition("/")
    folder = rest.split("/")[0]
    return f"{app}/{folder}" if folder in PLACES else app


def _is_borrowed(path: str, target: str) -> bool:
    return path == "phone/app.js" and target in BORROWED


def test_a_script_imports_in_the_right_direction():
    scripts = source_files(".js", under="kiosk") + source_files(".js", under="phone")

    assert len(scripts) > 50
    assert [complaint for path in scripts for complaint in complaints(shown(path), read(path))] == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("kiosk/core/queue.js", "import { now } from '../device/clock.js';"),
        ("kiosk/components/tile/tile.js", 'import { keep } from "../../device/storage.js";'),
        ("kiosk/screens/welcome/welcome.js", 'import { openDB } from "../../vendor/idb/build/index.js";'),
        ("kiosk/app.js", 'import { openDB } from "idb";'),
        ("kiosk/app.js", 'import { a } from "./core/queue";'),
        ("kiosk/app.js", 'await import("https://example.org/a.js");'),
        ("kiosk/core/queue.js", "import {\n  one,\n  two,\n} from '../device/clock.js';"),
        ("kiosk/app.js", 'import { makeLogbook } from "../phone/logbook.js";'),
        ("phone/core/times.js", 'import { now } from "../../kiosk/device/clock.js";'),
        ("phone/app.js", 'import { makeReception } from "../kiosk/reception.js";'),
        ("phone/logbook.js", 'import { makePairing } from "../kiosk/pairing.js";'),
        ("phone/logbook.js", 'import { openDB } from "../kiosk/vendor/idb/build/index.js";'),
    ],
)
def test_an_import_in_the_wrong_direction_is_found(path, source):
    assert complaints(path, source) != []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("kiosk/app.js", 'import { Welcome } from "./screens/welcome/welcome.js";'),
        ("phone/app.js", 'import { makePairing } from "../kiosk/pairing.js";'),
        ("phone/logbook.js", 'import { newId } from "../kiosk/device/chance.js";'),
        ("kiosk/device/database.js", 'import { openDB } from "../vendor/idb/build/index.js";'),
        ("kiosk/screens/welcome/welcome.js", 'import { press } from "../../components/press/press.js";'),
    ],
)
def test_an_import_in_the_right_direction_passes(path, source):
    assert complaints(path, source) == []
