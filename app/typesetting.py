"""Sets documents in type: a template with its data becomes a PDF.

Each document is set in a process of its own, which ends: the typesetter's memory grows from one to the next.
"""

from __future__ import annotations

import json
import subprocess  # noqa: S404  # starts this very file
import sys
from pathlib import Path
from typing import Any, Literal

from app.bootstrap import ROOT

Format = Literal["pdf", "png"]


class TypesettingFailed(RuntimeError):
    """A template and data that do not fit; a fault of the program, not of who asked."""


def typeset(template: Path, data: Any, format_: Format = "pdf") -> bytes:
    """The document as PDF (or its only page as png). Data is handed over as JSON, never pasted into markup.

    The template finds it by `json(bytes(sys.inputs.data))`, and pictures from the repository's root.
    """
    finished = subprocess.run(  # noqa: S603  # fixed words and the paths of our own templates
        [sys.executable, "-P", "-m", "app.typesetting", str(template), format_],
        input=json.dumps(data).encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    if finished.returncode != 0:
        raise TypesettingFailed(finished.stderr.decode(errors="replace"))
    return finished.stdout


def _typeset_here(template: str, format_: Format, data: str) -> bytes:
    import fontpkg_noto_sans
    import typst

    document: bytes = typst.compile(
        template,
        root=str(ROOT),
        format=format_,
        sys_inputs={"data": data},
        # The same letters on every machine, whatever is installed there.
        font_paths=[str(Path(fontpkg_noto_sans.__file__).parent)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"] if format_ == "pdf" else [],
        ppi=200,
    )
    return document


if __name__ == "__main__":
    sys.stdout.buffer.write(_typeset_here(sys.argv[1], "png" if sys.argv[2] == "png" else "pdf", sys.stdin.read()))
