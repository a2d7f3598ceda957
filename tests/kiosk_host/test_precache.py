"""Which files a tablet keeps, and how it knows that they have changed."""

import json

import pytest

from app.kiosk_host.delivery import KIOSK_FOLDER
from app.kiosk_host.precache import fingerprint, kept_files, service_worker


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
    first, _, rest = service_worker(folder).partition("\n")

    listed = json.loads(first.removeprefix("const PRECACHE = ").removesuffix(";"))
    assert listed == {"version": fingerprint(folder), "files": ["", "app.js", "vendor/reader.wasm"]}
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
