"""The files that the house rules hold for: what is in the repository, without what was vendored or made."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.bootstrap import ROOT

MADE_FOLDERS = {"instance", "node_modules", "__pycache__", "mutants", "build", "dist"}
VENDORED = "vendor"
BINARY_ENDINGS = {".png", ".jpg", ".ico", ".woff2", ".ttf", ".wasm", ".mo", ".pyc", ".pdf", ".zip"}


def source_files(*endings: str, under: str = ".", vendored: bool = False) -> list[Path]:
    """The files with one of these endings, or all; those of other people only when asked for."""
    found = _walk(ROOT / under, vendored)
    return sorted(path for path in found if not endings or path.suffix in endings)


def text_files() -> list[Path]:
    """Every file of our own that can be read as text."""
    return [path for path in source_files() if path.suffix not in BINARY_ENDINGS]


@cache
def read(path: Path) -> str:
    """What stands in a file; several rules read each."""
    return path.read_text("utf-8")


def shown(path: Path) -> str:
    """The path as a person would write it."""
    return path.relative_to(ROOT).as_posix()


def _walk(folder: Path, vendored: bool) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if _is_ours(path, vendored):
                yield from _walk(path, vendored)
        elif path.name != ".venv.lock" and path.name != ".git":
            yield path


def _is_ours(folder: Path, vendored: bool) -> bool:
    if folder.name.startswith(".") and folder.name != ".ci":
        return False
    if folder.name == VENDORED and not vendored:
        return False
    return folder.name not in MADE_FOLDERS
