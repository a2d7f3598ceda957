"""Delivers the apps that devices keep, kiosk and phone: the page joined from its screens, files, service worker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, send_from_directory
from jinja2 import Environment, FileSystemLoader

from app.kiosk_host.languages import languages_in, on_from_the_start
from app.kiosk_host.precache import SERVICE_WORKER, fingerprint, service_worker
from app.kiosk_host.what_is_stored import SENTENCES
from app.web.icons import icon
from app.web.policies import Policy, policy

ROOT = Path(__file__).resolve().parents[2]
KIOSK_FOLDER = ROOT / "kiosk"
PHONE_FOLDER = ROOT / "phone"


@dataclass(frozen=True)
class DeliveredApp:
    """An app that a device keeps. borrowed: what of the kiosk it runs on too; the rest is permission headers."""

    folder: Path
    blueprint: str
    script_sources: str
    camera: str
    borrowed: tuple[Path, ...] = ()


# Only at the kiosk may WebAssembly run (it reads the QR codes) and may a page ask for the camera.
KIOSK = DeliveredApp(KIOSK_FOLDER, "delivery", "'self' 'wasm-unsafe-eval'", "(self)")
PHONE = DeliveredApp(
    PHONE_FOLDER,
    "phone_delivery",
    "'self'",
    "()",
    tuple(
        KIOSK_FOLDER / each
        for each in (
            "core",
            "device",
            "pairing.js",
            "vendor/idb",
            "vendor/noto-sans/files/noto-sans-latin-wght-normal.woff2",
            "icons/app-192.png",
            "icons/app-512.png",
            "icons/house.svg",
        )
    ),
)


def headers_of(app: DeliveredApp) -> dict[str, str]:
    """The app's own headers, which are stricter than the staff pages', and in two places may be wider."""
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src {app.script_sources}; style-src 'self'; img-src 'self'; "
            "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
        ),
        "Permissions-Policy": f"camera={app.camera}, microphone=(), geolocation=(), screen-wake-lock=(self)",
        # Asked for anew each time: what a device keeps is the service worker's business.
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


def delivery_of(app: DeliveredApp) -> Blueprint:
    """The addresses of one app."""
    address = f"/{app.folder.name}"
    delivered = Blueprint(app.blueprint, __name__, url_prefix=address)

    @delivered.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(headers_of(app))
        return response

    @delivered.get("")
    @policy(Policy.ANYONE)
    def address_without_slash() -> Response:
        """The address as people type it."""
        return Response(status=308, headers={"Location": f"{address}/"})

    @delivered.get("/")
    @policy(Policy.ANYONE)
    def page() -> str:
        """The one page, which holds every screen."""
        return joined_page(app.folder, app.borrowed)

    @delivered.get(f"/{SERVICE_WORKER}")
    @policy(Policy.ANYONE)
    def worker() -> Response:
        """The service worker with its file list; served here, it may keep what this page asks for and no more."""
        script = service_worker(KIOSK_FOLDER / SERVICE_WORKER, app.folder, app.borrowed)
        return Response(script, mimetype=MEDIA_TYPES[".js"])

    @delivered.get("/<path:name>")
    @policy(Policy.ANYONE)
    def file(name: str) -> Response:
        """A file of the app as it lies in its folder."""
        return send_from_directory(app.folder, name, mimetype=MEDIA_TYPES.get(Path(name).suffix))

    return delivered


def joined_page(folder: Path, borrowed: Sequence[Path] = ()) -> str:
    """index.html with the markup of all screens and components, style sheets and languages found in the folder."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    environment.globals["icon"] = icon
    return environment.get_template("index.html").render(
        languages=on_from_the_start(languages_in(folder / "languages")),
        sentences=SENTENCES,
        version=fingerprint(folder, borrowed),
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
