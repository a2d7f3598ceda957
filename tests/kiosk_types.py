"""Checks the types that the scripts of kiosk and phone state in their comments, by TypeScript."""

import subprocess
import tarfile
from pathlib import Path

from app.bootstrap import ROOT
from tests.npm_package import NotFetched, NpmPackage, file_in, node

PACKAGE = NpmPackage(
    "typescript@6.0.3",
    sha512="y2TvuxSZPDyQakkFRPZHKFm+KKVqIisdg9/CZwm9ftvKXLP8NRWj38/ODjNbr43SsoXqNuAisEf1GdCxqWcdBw==",
)
OPTIONS = (
    *("--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck", "--pretty", "false"),
    *("--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"),
    *("--lib", "es2023,dom,dom.iterable"),
)
# A service worker lives in a world without a page; and libraries are kept as published.
LEFT_OUT = ("service-worker.js", "vendor")


APPS = ("kiosk", "phone")


def kiosk_types_hold() -> bool:
    """Whether the types hold in every script of our own; prints what does not."""
    try:
        compiler = PACKAGE.unpacked(_unpack) / "lib" / "tsc.js"
    except NotFetched as refusal:
        print(f"  {refusal}")
        return False
    command = [node(), compiler, *OPTIONS, *_scripts()]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    # What our scripts import is read too, libraries included.
    faults = [line for line in said.splitlines() if line[:1].strip() and not line.startswith("kiosk/vendor/")]
    print("".join(f"  {line}\n" for line in faults), end="")
    return not faults


def _scripts() -> list[Path]:
    every = [(app, path) for app in APPS for path in sorted((ROOT / app).rglob("*.js"))]
    return [path for app, path in every if path.relative_to(ROOT / app).parts[0] not in LEFT_OUT]


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    (folder / "lib").mkdir()
    for name in archive.getnames():
        if Path(name).parent == Path("package/lib"):
            (folder / "lib" / Path(name).name).write_bytes(file_in(archive, name))
    (folder / "package.json").write_bytes(file_in(archive, "package/package.json"))
