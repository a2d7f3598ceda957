"""What a tablet gets when it opens the kiosk."""

import re

import pytest

from app.kiosk_host.delivery import KIOSK_FOLDER, joined_page
from app.kiosk_host.precache import kept_files


def test_the_page_holds_every_screen_and_component():
    page = joined_page(KIOSK_FOLDER)

    held = set(re.findall(r'<template id="((?:screen|component)-[\w-]+)">', page))
    screens = {f"screen-{path.stem}" for path in KIOSK_FOLDER.glob("screens/*/*.html")}
    assert screens <= held
    assert "{#" not in page
    assert "{%" not in page


def test_every_style_and_script_that_the_page_names_is_kept_on_the_tablet():
    page = joined_page(KIOSK_FOLDER)

    named = set(re.findall(r'(?:href|src)="([^"]+)"', page))
    assert named - set(kept_files(KIOSK_FOLDER)) == set()


def test_the_page_has_no_style_or_script_of_its_own():
    page = joined_page(KIOSK_FOLDER)

    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page) == []


def test_a_tablet_without_premises_offers_the_languages_that_somebody_has_read(tmp_path):
    (tmp_path / "languages").mkdir()
    for code, reviewed in (("en", "makers, 2026-11-27"), ("fi", ""), ("ro", "nurse, 2027-01-02"), ("sv", "")):
        (tmp_path / "languages" / f"{code}.json").write_text(f'{{"language.reviewed": "{reviewed}"}}')
    (tmp_path / "index.html").write_text('<html data-languages="{{ languages | join(" ") }}">')

    assert joined_page(tmp_path) == '<html data-languages="sv en ro">'


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("", "text/html"),
        ("app.js", "text/javascript"),
        ("service-worker.js", "text/javascript"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("styles/tokens.css", "text/css"),
        ("languages/sv.json", "application/json"),
        ("icons/wave.svg", "image/svg+xml"),
        ("vendor/zxing-wasm/dist/reader/zxing_reader.wasm", "application/wasm"),
        ("vendor/noto-sans/files/noto-sans-latin-wght-normal.woff2", "font/woff2"),
    ],
)
def test_a_file_comes_as_what_it_is(app, name, media_type):
    with app.test_client().get(f"/kiosk/{name}") as response:
        assert response.status_code == 200
        assert response.mimetype == media_type


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("", "text/html"), ("app.js", "text/javascript"), ("manifest.webmanifest", "application/manifest+json")],
)
def test_a_file_of_the_phone_comes_as_what_it_is(app, name, media_type):
    with app.test_client().get(f"/phone/{name}") as response:
        assert (response.status_code, response.mimetype) == (200, media_type)


def test_the_phones_page_runs_no_wasm_and_asks_for_no_camera(app):
    headers = app.test_client().get("/phone/").headers

    assert "script-src 'self'; style-src 'self';" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]


def test_each_app_has_the_same_worker_under_its_own_name(app):
    kiosk, phone = (app.test_client().get(f"/{name}/service-worker.js").text for name in ("kiosk", "phone"))

    assert kiosk.partition("\n")[2] == phone.partition("\n")[2]
    assert (
        kiosk.startswith('const PRECACHE = {"app": "kiosk"'),
        phone.startswith('const PRECACHE = {"app": "phone"'),
    ) == (True, True)


def test_only_the_kiosk_may_run_wasm_and_ask_for_the_camera(app):
    kiosk = app.test_client().get("/kiosk/").headers
    elsewhere = app.test_client().get("/healthz").headers

    assert "script-src 'self' 'wasm-unsafe-eval';" in kiosk["Content-Security-Policy"]
    assert "camera=(self)" in kiosk["Permissions-Policy"]
    assert "wasm" not in elsewhere["Content-Security-Policy"]
    assert "camera=()" in elsewhere["Permissions-Policy"]


def test_nothing_inline_is_ever_allowed(app):
    policy = app.test_client().get("/kiosk/").headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none';")
    assert "unsafe-inline" not in policy


def test_the_address_without_its_slash_leads_on(app):
    response = app.test_client().get("/kiosk")

    assert response.status_code == 308
    assert response.headers["Location"] == "/kiosk/"


@pytest.mark.parametrize("name", ["../pyproject.toml", "..%2fpyproject.toml", "nothing.js", "core"])
def test_nothing_outside_the_folder_is_served(app, name):
    assert app.test_client().get(f"/kiosk/{name}").status_code == 404
