"""What others wrote lies in the kiosk as they published it, and says so."""

import hashlib
import re

import pytest

from app.kiosk_host.delivery import KIOSK_FOLDER

LIBRARIES = sorted((KIOSK_FOLDER / "vendor").iterdir())
CHECKSUM = re.compile(r"^([0-9a-f]{64})  (\S+)$", re.M)


def facts(library):
    """The lines of a SOURCE file as a dictionary."""
    lines = (library / "SOURCE").read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.name)
def test_a_library_says_its_name_version_and_licence(library):
    assert {"name", "version", "licence"} <= facts(library).keys()
    assert (library / "LICENSE").stat().st_size > 500


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.name)
def test_every_file_of_a_library_is_as_it_was_published(library):
    stated = {name: checksum for checksum, name in CHECKSUM.findall((library / "SOURCE").read_text("utf-8"))}

    found = {
        path.relative_to(library).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in library.rglob("*")
        if path.is_file() and path.name != "SOURCE" and not path.name.startswith("LICENSE")
    }
    assert found == stated
