"""`python -m tests.asvs.parts_list`: everything of others that Oasen is made of, as CycloneDX (JSON).

The packages come from the lock, what is vendored from its SOURCE; the same sources give the same list, to the byte.
https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import __version__
from app.bootstrap import APP_LOCK, ROOT

VENDOR_FOLDERS = ("app/static/vendor", "kiosk/vendor", "phone/vendor")
# Fonts and most libraries are published as packages of npm; what only has a name is named.
PIN = re.compile(r"^([a-z0-9-]+)==([0-9a-z.]+)(?: ; (.+?))?(?: \\)?$")
CHECKSUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def parts_list() -> dict[str, Any]:
    """The whole list: Oasen, and each part with name, version, address of a package, licence where it is known."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "oasen", "version": __version__}},
        "components": [*packages(APP_LOCK.read_text("utf-8")), *vendored()],
    }


def packages(lock: str) -> Iterator[dict[str, Any]]:
    """Each package of a lock, with the checksums of the files it may be installed from."""
    part: dict[str, Any] = {}
    for line in lock.splitlines():
        if pin := PIN.match(line):
            if part:
                yield part
            name, version, only_where = pin.groups()
            part = {"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
            part["properties"] = [{"name": "oasen:only-where", "value": only_where}] if only_where else []
        for checksum in CHECKSUM.findall(line):
            part["properties"].append({"name": "oasen:sha256-of-a-file", "value": checksum})
    if part:
        yield part


def vendored() -> Iterator[dict[str, Any]]:
    """Each library that lies in the repository as it was published."""
    folders = [path for folder in VENDOR_FOLDERS if (ROOT / folder).is_dir() for path in (ROOT / folder).iterdir()]
    for folder in sorted(folders):
        facts = _facts_of(folder)
        part = {"type": "library", "name": facts["name"], "version": facts["version"]}
        part |= {"purl": f"pkg:npm/{facts['name'].replace('@', '%40')}@{facts['version']}"}
        part |= {"licenses": [{"license": {"name": facts["licence"]}}]}
        yield part | {"properties": [{"name": "oasen:folder", "value": folder.relative_to(ROOT).as_posix()}]}


def _facts_of(folder: Path) -> dict[str, str]:
    lines = (folder / "SOURCE").read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


if __name__ == "__main__":
    print(json.dumps(parts_list(), ensure_ascii=False, indent=2))  # noqa: T201  # its output is what it is for
