"""Sets documents in type: a template with its data becomes a PDF, or pictures.

Each document is set in a process of its own, which ends: the typesetter's memory grows from one to the next.
"""

from __future__ import annotations

import base64
import json
import subprocess  # noqa: S404  # starts this very file
import sys
from pathlib import Path
from typing import Any, Literal

from app.bootstrap import ROOT

Format = Literal["pdf", "png"]
Work = Literal["pdf", "archive", "png", "pictures"]

# Tagged, for who listens; for an archive also whole in itself, so that it reads the same in thirty years.
STANDARDS: dict[str, list[Literal["ua-1", "a-2a"]]] = {"pdf": ["ua-1"], "archive": ["ua-1", "a-2a"]}
PIXELS_AN_INCH = 200


class TypesettingFailed(RuntimeError):
    """A template and data that do not fit; a fault of the program, not of who asked."""


def typeset(template: Path, data: Any, format_: Format = "pdf") -> bytes:
    """The document as PDF/UA-1 (or its only page as png). Data is handed over as JSON, never pasted into markup.

    The template finds it by `json(bytes(sys.inputs.data))`, and pictures from the repository's root.
    """
    return _set_apart(template, data, format_)


def typeset_for_archive(template: Path, data: Any) -> bytes:
    """The document as PDF/UA-1 and PDF/A-2a at once; the template must set a title and a date."""
    return _set_apart(template, data, "archive")


def typeset_pictures(template: Path, data: Any) -> list[bytes]:
    """Each page of the document as png."""
    return [base64.b64decode(each) for each in json.loads(_set_apart(template, data, "pictures"))]


def _set_apart(template: Path, data: Any, work: Work) -> bytes:
    finished = subprocess.run(  # noqa: S603  # fixed words and the paths of our own templates
        [sys.executable, "-P", "-m", "app.typesetting", str(template), work],
        input=json.dumps(data).encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    if finished.returncode != 0:
        raise TypesettingFailed(finished.stderr.decode(errors="replace"))
    return finished.stdout


def _set_here(template: str, work: str, data: str) -> bytes:
    import fontpkg_noto_sans
    import typst

    pages = typst.compile(
        template,
        root=str(ROOT),
        format="pdf" if work in STANDARDS else "png",
        sys_inputs={"data": data},
        # The same letters on every machine, whatever is installed there.
        font_paths=[str(Path(fontpkg_noto_sans.__file__).parent)],
        ignore_system_fonts=True,
        pdf_standards=[*STANDARDS.get(work, [])],
        ppi=PIXELS_AN_INCH,
    )
    if work == "pictures":
        each_page = pages if isinstance(pages, list) else [pages]
        return json.dumps([base64.b64encode(page).decode() for page in each_page]).encode()
    document: bytes = pages
    return document


if __name__ == "__main__":
    sys.stdout.buffer.write(_set_here(sys.argv[1], sys.argv[2], sys.stdin.read()))
