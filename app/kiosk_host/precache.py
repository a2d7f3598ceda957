"""The files that a device keeps of its app: which they are, and a fingerprint of what is in them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = ""  # the app's address itself; the server joins it from the .html files
SERVICE_WORKER = "service-worker.js"
KEPT_ENDINGS = frozenset({".js", ".css", ".json", ".svg", ".png", ".woff2", ".wasm", ".webmanifest"})
FINGERPRINT_LENGTH = 12


def kept_files(folder: Path, borrowed: Sequence[Path] = ()) -> list[str]:
    """What a device needs to start without network, the page first; paths below the app's address.

    borrowed: files and folders of another app that it runs on too; their paths lead out of its own: ../kiosk/app.js.
    """
    files = (path for path in _files(folder, borrowed) if path.suffix in KEPT_ENDINGS and path.name != SERVICE_WORKER)
    return [PAGE, *(_below(folder, path) for path in files)]


def fingerprint(folder: Path, borrowed: Sequence[Path] = ()) -> str:
    """Changes when any file of the app, or any that it borrows, changes, is renamed, comes or goes."""
    digest = hashlib.sha256()
    for path in _files(folder, borrowed):
        digest.update(_below(folder, path).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:FINGERPRINT_LENGTH]


def service_worker(worker: Path, folder: Path, borrowed: Sequence[Path] = ()) -> str:
    """The service worker with the app's name and the list it keeps in front."""
    precache = json.dumps(
        {"app": folder.name, "version": fingerprint(folder, borrowed), "files": kept_files(folder, borrowed)}
    )
    return f"const PRECACHE = {precache};\n" + worker.read_text("utf-8")


def _below(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _files(folder: Path, borrowed: Sequence[Path]) -> Iterable[Path]:
    whole = [path for place in (folder, *borrowed) for path in ([place] if place.is_file() else place.rglob("*"))]
    return sorted(path for path in whole if path.is_file())
