"""Which files a tablet keeps, and how it knows that they have changed."""

import json
import re

import pytest

from app.kiosk_host.delivery import KIOSK, KIOSK_FOLDER, PHONE
from app.kiosk_host.precache import fingerprint, kept_files, service_worker

# What a script imports, and what a style sheet shows.
REACHES = re.compile(r"""^(?:import|export)[^;'"]* from "(\.[^"]+)";|url\("([^")]+)"\)""", re.M)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "app.js").write_text("start();")
    (tmp_path / "index.html").write_text("<html>")
    (tmp_path / "service-worker.js").write_text("/* the worker */")
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "LICENSE").write_text("free")
    (tmp_path / "vendor" / "reader.wasm").write_bytes(b"wasm")
    return tmp_path


def test_the_page_and_all_it_runs_on_are_kept(folder):
    assert kept_files(folder) == ["", "app.js", "vendor/reader.wasm"]


def test_the_list_stands_in_front_of_the_worker(folder):
    first, _, rest = service_worker(folder / "service-worker.js", folder).partition("\n")

    listed = json.loads(first.removeprefix("const PRECACHE = ").removesuffix(";"))
    assert listed == {
        "app": folder.name,
        "version": fingerprint(folder),
        "files": ["", "app.js", "vendor/reader.wasm"],
    }
    assert rest == "/* the worker */"


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "app.js").write_text("start() "),
        lambda folder: (folder / "index.html").write_text("<html >"),
        lambda folder: (folder / "app.js").rename(folder / "main.js"),
        lambda folder: (folder / "new.css").write_text(""),
        lambda folder: (folder / "vendor" / "reader.wasm").unlink(),
    ],
    ids=["a script changed", "markup changed", "renamed", "new", "gone"],
)
def test_any_change_gives_another_fingerprint(folder, change):
    before = fingerprint(folder)

    change(folder)

    assert fingerprint(folder) != before


def test_a_file_that_moves_its_content_to_another_is_noticed(folder):
    (folder / "a.js").write_text("one")
    (folder / "b.js").write_text("two")
    before = fingerprint(folder)

    (folder / "a.js").write_text("two")
    (folder / "b.js").write_text("one")

    assert fingerprint(folder) != before


def test_nothing_that_the_kiosk_needs_is_left_out():
    kept = set(kept_files(KIOSK_FOLDER))

    assert {"app.js", "languages/sv.json", "icons/wave.svg", "manifest.webmanifest"} <= kept
    assert not any(name.endswith((".html", "LICENSE", "SOURCE", "service-worker.js")) for name in kept)


@pytest.fixture
def phone(tmp_path_factory):
    made = tmp_path_factory.mktemp("phone")
    (made / "app.js").write_text("start();")
    return made


def test_what_is_borrowed_of_another_app_is_kept_under_its_own_address(folder, phone):
    kept = {*kept_files(phone, [folder / "vendor"]), *kept_files(phone, [folder / "index.html"])}

    assert len(kept) == 3
    assert {"", "app.js"} < kept
    assert (phone / (kept - {"", "app.js"}).pop()).resolve() == folder / "vendor" / "reader.wasm"


def test_a_change_of_what_is_borrowed_gives_another_fingerprint(folder, phone):
    before = fingerprint(phone, [folder / "vendor"]), fingerprint(phone, [folder / "app.js"])

    (folder / "vendor" / "reader.wasm").write_bytes(b"newer")

    after = fingerprint(phone, [folder / "vendor"]), fingerprint(phone, [folder / "app.js"])
    assert (before[0] != after[0], before[1] == after[1]) == (True, True)


@pytest.mark.parametrize("app", [KIOSK, PHONE], ids=lambda app: app.folder.name)
def test_every_script_typeface_and_picture_that_an_app_reaches_is_kept(app):
    kept = {(app.folder / name).resolve() for name in kept_files(app.folder, app.borrowed)}
    reached, waiting = set(), [app.folder / "app.js", *app.folder.rglob("styles/*.css")]
    while waiting:
        path = waiting.pop().resolve()
        if path in reached:
            continue
        reached.add(path)
        if path.suffix in (".js", ".css"):
            waiting += [
                path.parent / each for both in REACHES.findall(path.read_text("utf-8")) for each in both if each
            ]

    assert app.folder / "app.js" in kept
    assert len(reached) > 20
    assert reached - kept == set()
