"""Where things lie in .venv on each system, with the command `oasen` written into it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

POSIX_LAUNCHER = """\
#!/bin/sh
# Runs Oasen from any folder.
exec "$(dirname "$(readlink -f "$0")")/python" -P -m app "$@"
"""
WINDOWS_LAUNCHER = """\
@rem Runs Oasen from any folder.
@"%~dp0python.exe" -P -m app %*
"""


def python_of(environment: Path) -> Path:
    """The interpreter of the environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def packages_of(environment: Path) -> Path:
    """The folder that packages are installed in, for the running version of Python."""
    if os.name == "nt":
        return environment / "Lib" / "site-packages"
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return environment / "lib" / version / "site-packages"


def write(environment: Path) -> None:
    """Write the command `oasen`, and make `app` importable wherever it is started from."""
    packages = packages_of(environment)
    # Relative, so that the whole folder may be moved.
    (packages / "oasen.pth").write_text(os.path.relpath(environment.parent, packages) + "\n")
    if os.name == "nt":
        (environment / "Scripts" / "oasen.cmd").write_text(WINDOWS_LAUNCHER)
        return
    command = environment / "bin" / "oasen"
    command.write_text(POSIX_LAUNCHER)
    command.chmod(0o755)
