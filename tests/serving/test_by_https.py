"""`oasen serve --https` as a process of its own: whoever trusts the house is answered by https, nobody else is."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from app.settings import Settings
from app.trust.queries import authority_file, certificate_of_house
from tests.kiosk.in_browser.server import eventually
from tests.quiet_night import let_the_night_be_over

NAME = "oasen.local"
STARTS_WITHIN_SECONDS = 120  # on a machine that does much else


@pytest.fixture
def settings(sqlite_template, tmp_path):
    """A fresh instance, where the kind of database makes no difference."""
    return settings_of(sqlite_template, tmp_path / "instance")


def settings_of(template, folder):
    shutil.copytree(template, folder)
    return Settings(instance=folder, public_url=f"https://{NAME}:{free_port()}")


@contextmanager
def serving(settings, way_port):
    let_the_night_be_over(settings.instance)
    own = {"OASEN_INSTANCE": str(settings.instance), "OASEN_PUBLIC_URL": settings.public_url}
    command = [sys.executable, "-m", "app", "serve", "--https", "--host", "127.0.0.1", "--port", str(way_port)]
    with subprocess.Popen(command, env=os.environ | own, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def asked_by_https(settings, authority=None):
    """What is answered; how it was refused where the authority is not trusted; None while nothing answers."""
    port = int(settings.public_url.rpartition(":")[2])
    context = ssl.create_default_context(cafile=authority)
    try:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=10) as line,
            context.wrap_socket(line, server_hostname=NAME) as safe,
        ):
            safe.sendall(f"GET /healthz HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
            return b"".join(iter(lambda: safe.recv(4096), b"")).splitlines()[0].decode()
    except ssl.SSLCertVerificationError as refusal:
        return refusal.verify_message
    except OSError:
        return None


def asked_by_http(port, path):
    """The answer to one question, by http."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as way:
        way.request("GET", path)
        answer = way.getresponse()
        return answer.status, answer.headers.get("Location"), answer.read().decode()


def test_who_trusts_the_house_is_answered_by_https_and_by_http_there_is_only_the_way(settings):
    way_port = free_port()
    with serving(settings, way_port) as process:
        eventually(authority_file(settings).exists, True, STARTS_WITHIN_SECONDS)
        eventually(lambda: asked_by_https(settings, authority_file(settings)), "HTTP/1.1 200 OK", STARTS_WITHIN_SECONDS)
        assert "local issuer" in asked_by_https(settings)

        assert asked_by_http(way_port, "/sign-in")[:2] == (307, "/trust/?to=/sign-in")
        assert settings.public_url in asked_by_http(way_port, "/trust/")[2]
        first_line = process.stdout.readline()
    assert first_line == f"Serving at {settings.public_url}/ (stop with Ctrl+C)\n"
    assert certificate_of_house(settings) is not None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
