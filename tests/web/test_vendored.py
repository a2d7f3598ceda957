"""What other people made and lies here as they published it."""

from __future__ import annotations

import hashlib

import pytest

from app.bootstrap import ROOT

LIBRARIES = sorted((ROOT / "app" / "static" / "vendor").iterdir()) + sorted((ROOT / "tests" / "vendor").iterdir())


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda path: path.name)
def test_a_library_lies_here_as_published_with_its_licence(library):
    head, _, list_of_files = (library / "SOURCE").read_text().partition("sha256:\n")
    wanted = {name: checksum for checksum, name in (line.split(maxsplit=1) for line in list_of_files.splitlines())}

    files = {path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file()}
    assert {"name", "version", "licence"} <= {line.partition(":")[0] for line in head.splitlines()}
    assert {name for name in files if not name.startswith("LICENSE")} == {*wanted, "SOURCE"}
    assert {name for name, checksum in wanted.items() if checksum_of(library / name) != checksum} == set()
    assert "LICENSE" in files


def checksum_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
