"""Makes the files of a program that looks like Oasen, in a folder or packed, whole or with something wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from app.care.updating.new_version import MUST_HAVE

CHANGELOG = "# Changes\n\n## 0.2.0\n\n- A lamp by the door.\n\n## 0.1.5\n\n- A bell.\n\n## 0.1.0\n\n- A door.\n"
STEPS = "app/database/migrations/versions"


def program(version: str = "0.2.0", steps: int = 2) -> dict[str, bytes]:
    """Its files by their paths."""
    files = {name: f"of {name}\n" * 20 for name in MUST_HAVE}
    files["app/__init__.py"] = f'"""Oasen."""\n\n__version__ = "{version}"\n'
    files["CHANGELOG.md"] = CHANGELOG
    for number in range(1, steps + 1):
        before = f'"{number - 1:04}"' if number > 1 else "None"
        files[f"{STEPS}/{number:04}_a_step.py"] = f'revision = "{number:04}"\ndown_revision = {before}\n'
    return {name: text.encode() for name, text in files.items()}


def lay_down(files: Mapping[str, bytes], folder: Path) -> Path:
    """The files in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def pack(files: Mapping[str, bytes], file: Path, around: str = "oasen-0.2.0/") -> Path:
    """The files in a ZIP, in a folder as a download has them."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(around + name, content)
    return file
