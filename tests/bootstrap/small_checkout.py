"""A small checkout with the true start-up code and one package of its own to install."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from app import bootstrap

COMMAND_LINE = """
def main(arguments):
    import lantern
    print("lantern", lantern.LIGHT, *arguments)
    raise SystemExit(3)
"""


class SmallCheckout:
    """A folder in which `python3 -m app` can be run for real, without a network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = folder / ".venv"
        self.wheels = folder / "wheels"
        shutil.copytree(bootstrap.ROOT / "app" / "bootstrap", folder / "app" / "bootstrap")
        for name in ("__init__.py", "__main__.py"):
            shutil.copy(bootstrap.ROOT / "app" / name, folder / "app" / name)
        (folder / "app" / "command_line.py").write_text(COMMAND_LINE)
        (folder / "tests").mkdir()
        self.lock(version="1.0")

    def lock(self, version: str, checksum: str | None = None) -> None:
        """Make the package in this version the only one in the app's lock."""
        self.wheels.mkdir(exist_ok=True)
        wheel = self.wheels / f"lantern-{version}-py3-none-any.whl"
        about = f"lantern-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("lantern.py", f"LIGHT = {version!r}\n")
            archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: lantern\nVersion: {version}\n")
            archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(
                f"{about}/RECORD", f"lantern.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n"
            )
        checksum = checksum or hashlib.sha256(wheel.read_bytes()).hexdigest()
        lock = self.folder / "app" / "requirements.lock"
        lock.write_text(f"lantern=={version} \\\n    --hash=sha256:{checksum}\n")

    def run(self, *arguments: str, python_path: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run `python3 -m app` as on a machine that has neither packages nor uv."""
        environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.folder),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_CONFIG_FILE": os.devnull,
            "PYTHONPATH": str(python_path or ""),
        }
        outside = getattr(sys, "_base_executable", sys.executable)
        return subprocess.run(
            [outside, "-m", "app", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True
        )
