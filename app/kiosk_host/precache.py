"""The kiosk's files as the tablet keeps them: which they are, and a fingerprint of what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

PAGE = ""  # the kiosk's address itself; the server joins it from the .html files
SERVICE_WORKER = "service-worker.js"
KEPT_ENDINGS = frozenset({".js", ".css", ".json", ".svg", ".png", ".woff2", ".wasm", ".webmanifest"})
FINGERPRINT_LENGTH = 12


def kept_files(folder: Path) -> list[str]:
    """What a tablet needs to start without network, the page first; paths below the kiosk's address."""
    files = (path for path in _files(folder) if path.suffix in KEPT_ENDINGS and path.name != SERVICE_WORKER)
    return [PAGE, *(path.relative_to(folder).as_posix() for path in files)]


def fingerprint(folder: Path) -> str:
    """Changes when any file of the kiosk changes, is renamed, comes or goes."""
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:FINGERPRINT_LENGTH]


def service_worker(folder: Path) -> str:
    """The service worker with the list it keeps in front."""
    precache = json.dumps({"version": fingerprint(folder), "files": kept_files(folder)})
    return f"const PRECACHE = {precache};\n" + (folder / SERVICE_WORKER).read_text("utf-8")


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
