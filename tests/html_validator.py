"""Holds pages against the HTML standard by html-validate, all in one process, and says in words what is wrong."""

import io
import json
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from app.bootstrap import ROOT
from tests.npm_package import NpmPackage, file_in, node

VALIDATOR = NpmPackage(
    "html-validate@11.21.1",
    sha512="wop9wWStH8hgsDVv7zTZPF3i2qAVLe1eVGrSVE72A8QURM6En1JytTtSMTj7H0URi2aeSCuXdA/+p+0DbwMrMQ==",
)
# All that its part for checking imports; what only its own command line and test runners want is left out.
IMPORTED = (
    NpmPackage(
        "@html-validate/stylish@6.0.0",
        sha512="d1/lI3qIXhGVJF3+MmKEBn1dRX6U4Z+BDaOdDI3E6SXcO+OQ7hC/3mSo6BIjwQlcuV6NdDOKm6QCrzIQL1EezQ==",
    ),
    NpmPackage(
        "@sidvind/better-ajv-errors@7.0.0",
        sha512="imVsp5D3KxJ8+uUmu2dsLKnFg3qdX952v/L1gZoCa0NO2ivhQWHMpYM2KmpFrRXHWFjlqkNZ/935nxiTqXEi1A==",
    ),
    NpmPackage(
        "ajv@8.20.0",
        sha512="Thbli+OlOj+iMPYFBVBfJ3OmCAnaSyNn4M1vz9T6Gka5Jt9ba/HIR56joy65tY6kx/FCF5VXNB819Y7/GUrBGA==",
    ),
    NpmPackage(
        "fast-deep-equal@3.1.3",
        sha512="f3qQ9oQy9j2AhBe/H9VC91wLmKBCCU/gDOnKNAYG5hswO7BLKj09Hc5HYNz9cGI++xlpDCIgDaitVs03ATR84Q==",
    ),
    NpmPackage(
        "fast-uri@3.1.9",
        sha512="hS/0Wt3Ya043oKXs0sIxrMpKQITXhMLIrVAKKXi4gozGC9v7YRWVnXIZzjNPTO02M9BdxLCWqK1yRXgNziVyJQ==",
    ),
    NpmPackage(
        "json-schema-traverse@1.0.0",
        sha512="NM8/P9n3XjXhIZn1lLhkFaACTOURQXjWhV4BA/RnOv8xvgqtqpAX9IO4mRQxSx1Rlo4tqzeqb0sOlruaOy3dug==",
    ),
    NpmPackage(
        "kleur@4.1.5",
        sha512="o+NO+8WrRiQEE4/7nwRJhN1HWpVmJm511pBHUxPLtp0BUISzlBplORYSmTclCnJvQq2tKu/sgl3xVpkc7ZWuQQ==",
    ),
    NpmPackage(
        "semver@7.8.6",
        sha512="9lpSSU4Mly3mrtruwLs1eLK6+gzbzqeBFwRNjIjE+9LuDpWdYctrQlQ3ej1Ilgi7gknpsTRnPoLP8DpCHqHIJw==",
    ),
)
SCRIPT = ROOT / "tests" / "html_validator.js"
# Maps and types are for whoever changes it.
KEPT = {".js", ".cjs", ".json"}
LICENCE = "LICENSE"


@dataclass(frozen=True)
class Document:
    """HTML under a name of one's choice.

    kind: "page", "part" (what a script puts into a page), or "app" (a page whose screens all stand in one file).
    """

    name: str
    html: str
    kind: str = "page"


def faults_of(documents: Iterable[Document]) -> list[str]:
    """What the standard has against these documents, each as "name: line: rule: words".

    Raises NotFetched where the validator cannot be had.
    """
    command, asked = [node(), SCRIPT, fetched()], json.dumps([asdict(each) for each in documents])
    told = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 0, told.stderr
    return list(json.loads(told.stdout))


def fetched() -> Path:
    """The folder from which the validator can be imported, filled now or in an earlier run; raises NotFetched."""
    return VALIDATOR.unpacked(_unpack)


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    _unpack_one(archive, _place_of(VALIDATOR, folder))
    for package in IMPORTED:
        with tarfile.open(fileobj=io.BytesIO(package.archive())) as needed:
            _unpack_one(needed, _place_of(package, folder))


def _place_of(package: NpmPackage, folder: Path) -> Path:
    return folder / "node_modules" / package.specification.rpartition("@")[0]


def _unpack_one(archive: tarfile.TarFile, place: Path) -> None:
    for file in archive.getmembers():
        # Everything lies in one folder, which most name "package".
        name = Path(*PurePosixPath(file.name).parts[1:])
        if file.isfile() and (name.suffix in KEPT or name.name == LICENCE):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(file_in(archive, file.name))
