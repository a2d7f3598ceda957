"""Delivers the kiosk to tablets: its page joined from the screens, its files, its service worker."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Blueprint, Response, send_from_directory
from jinja2 import Environment, FileSystemLoader

from app.kiosk_host.languages import languages_in, on_from_the_start
from app.kiosk_host.precache import fingerprint, service_worker
from app.kiosk_host.what_is_stored import SENTENCES
from app.web.policies import Policy, policy

KIOSK_FOLDER = Path(__file__).resolve().parents[2] / "kiosk"

# Only here may WebAssembly run (it reads the QR codes) and may a page ask for the camera.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), screen-wake-lock=(self)",
    # Asked for anew each time: what a tablet keeps is the service worker's business.
    "Cache-Control": "no-cache",
}

# What machines know of file endings differs; a tablet refuses a module or wasm under another type.
MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

delivery = Blueprint("delivery", __name__, url_prefix="/kiosk")


@delivery.after_request
def add_headers(response: Response) -> Response:
    """The kiosk's own headers, which are stricter and in two places wider than the staff pages'."""
    response.headers.update(HEADERS)
    return response


@delivery.get("")
@policy(Policy.ANYONE)
def address_without_slash() -> Response:
    """The address as people type it."""
    return Response(status=308, headers={"Location": "/kiosk/"})


@delivery.get("/")
@policy(Policy.ANYONE)
def page() -> str:
    """The one page, which holds every screen."""
    return joined_page(KIOSK_FOLDER)


@delivery.get("/service-worker.js")
@policy(Policy.ANYONE)
def worker() -> Response:
    """The service worker with its file list; served here, it may keep what lies under /kiosk/ and no more."""
    return Response(service_worker(KIOSK_FOLDER), mimetype=MEDIA_TYPES[".js"])


@delivery.get("/<path:name>")
@policy(Policy.ANYONE)
def file(name: str) -> Response:
    """A file of the kiosk as it lies in its folder."""
    return send_from_directory(KIOSK_FOLDER, name, mimetype=MEDIA_TYPES.get(Path(name).suffix))


def joined_page(folder: Path) -> str:
    """index.html with the markup of all screens and components, style sheets and languages found in the folder."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    return environment.get_template("index.html").render(
        languages=on_from_the_start(languages_in(folder / "languages")),
        sentences=SENTENCES,
        version=fingerprint(folder),
        stylesheets=["styles/layers.css", *_below(folder, ("styles", "components", "screens"), ".css")],
        modules=_below(folder, ("core", "device", "components", "screens"), ".js"),
        templates=[
            *((f"screen-{Path(path).stem}", path) for path in _below(folder, ("screens",), ".html")),
            *((f"component-{Path(path).stem}", path) for path in _below(folder, ("components",), ".html")),
        ],
    )


def _below(folder: Path, places: Iterable[str], ending: str) -> list[str]:
    found = (path for place in places for path in sorted((folder / place).rglob(f"*{ending}")))
    return [path.relative_to(folder).as_posix() for path in found if path.name != "layers.css"]
