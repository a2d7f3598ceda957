"""The server stops when the terminal's Ctrl+C tells it to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

PATIENCE_SECONDS = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen]:
    """A server that answers, in a process group of its own as a terminal's would be."""
    variables = {**os.environ, "OASEN_INSTANCE": str(tmp_path / "instance")}
    command = [sys.executable, "-P", "-m", "app"]
    subprocess.run([*command, "init"], env=variables, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([*command, "serve", "--port", str(port)], env=variables, process_group=0)
    _wait_for_answer(f"http://127.0.0.1:{port}/healthz", process)
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
    yield process
    for each in family:
        if each.is_running():
            each.kill()
    process.wait()


def _wait_for_answer(address: str, process: subprocess.Popen) -> None:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")


def test_ctrl_c_stops_the_server_and_its_worker(server):
    workers = psutil.Process(server.pid).children()

    os.killpg(server.pid, signal.SIGINT)

    assert server.wait(timeout=PATIENCE_SECONDS) == 0
    assert [worker for worker in workers if worker.is_running()] == []


def test_the_worker_hears_of_it_from_the_server_alone(server):
    workers = psutil.Process(server.pid).children()

    groups = {os.getpgid(worker.pid) for worker in workers}

    assert workers
    assert server.pid not in groups
