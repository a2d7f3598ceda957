"""Room on the disk, backups, the address, and a server that does not answer as it should."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.clock import now
from app.health.checks.machine import fullness
from app.health.findings import Level
from tests.health.conftest import answering

MIB, GIB = 2**20, 2**30
NOBODY = "http://localhost:1"


@pytest.fixture
def settings(sqlite_settings):
    """The machine is the same for both databases."""
    return sqlite_settings


def only(findings):
    [finding] = findings
    return finding


@pytest.mark.parametrize(
    ("free", "total", "level"),
    [
        (50 * GIB, 100 * GIB, None),
        (199 * MIB, 100 * GIB, Level.BROKEN),
        (900 * MIB, 8 * GIB, Level.LOOK),
        (4 * GIB, 100 * GIB, Level.LOOK),
        (6 * GIB, 100 * GIB, None),
        (11 * GIB, 1000 * GIB, None),
        (0, 0, None),
    ],
    ids=["half", "by bytes", "under a GiB", "under a twentieth", "enough", "much of a large one", "tells nothing"],
)
def test_a_disk_is_full_by_bytes_or_by_its_share(free, total, level):
    assert fullness(free, total) is level


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 MB; where mounting one is not allowed, the machine's own that has no room at all."""
    folder = tmp_path / "small-disk"
    folder.mkdir()
    is_mounted = os.geteuid() == 0 and _runs("mount", "-t", "tmpfs", "-o", "size=64m,mode=700", "tmpfs", str(folder))
    yield folder if is_mounted else None
    if is_mounted:
        assert _runs("umount", "--lazy", str(folder))


def test_a_disk_that_is_nearly_full_is_found(healthy, small_disk):
    if small_disk is None:
        # Without the right to mount, the thresholds are shown above, and that the disk of now is asked here.
        free = shutil.disk_usage(healthy.settings.instance)
        assert ("disk" in healthy.findings()) is (fullness(free.free, free.total) is not None)
        return
    instance = shutil.copytree(healthy.settings.instance, small_disk / "instance")

    found = healthy.findings(instance=instance)

    assert found.keys() == {"disk"}
    assert only(found["disk"]).level is Level.BROKEN
    assert "MB är lediga" in only(found["disk"]).what


def test_without_a_backup_it_says_so(healthy):
    shutil.rmtree(healthy.settings.instance / "backups")

    found = healthy.findings()

    assert found.keys() == {"backup"}
    assert only(found["backup"]).what == "Det finns ingen säkerhetskopia än."
    assert only(found["backup"]).level is Level.LOOK


def test_a_backup_that_was_broken_off_and_another_file_are_none(healthy):
    folder = healthy.settings.instance / "backups"
    [finished] = healthy.backups
    finished.rename(folder / f"{finished.name}.part")
    (folder / "notes.txt").write_text("I mean to make one")
    (folder / "notes.txt").chmod(0o600)

    assert only(healthy.findings()["backup"]).what == "Det finns ingen säkerhetskopia än."


@pytest.mark.parametrize(
    ("days", "level", "says"), [(6.9, None, ""), (8, Level.LOOK, "8 dagar"), (40, Level.BROKEN, "40 dagar")]
)
def test_a_backup_grows_old(healthy, days, level, says):
    healthy.back_up(days_ago=days)

    found = healthy.findings().get("backup", [])

    assert [(finding.level, says in finding.what) for finding in found] == ([] if level is None else [(level, True)])


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("http://oasen.invalid", True),
        ("http://192.0.2.7:8000", True),
        ("https://oasen.invalid", False),
        ("http://localhost:1", False),
        ("http://127.0.0.1:1", False),
    ],
)
def test_who_comes_by_the_network_comes_by_https(examined_by, address, is_found):
    assert bool(examined_by("address", public_url=address)) is is_found


def test_a_server_that_does_not_run_is_found(healthy):
    found = healthy.findings(public_url=NOBODY)

    assert found.keys() == {"server"}
    assert "oasen serve" in only(found["server"]).advice


def test_something_else_at_the_port_is_not_oasen(examined_by):
    def other(_environment, start):
        start("200 OK", [("Content-Type", "text/html")])
        return [b"<title>A printer</title>"]

    with answering(other) as address:
        assert "något annat" in only(examined_by("server", public_url=address)).what


def test_a_server_that_cannot_write_is_told_apart(examined_by):
    def failing(_environment, start):
        start("500 Internal Server Error", [("Content-Type", "application/problem+json")])
        return [b"{}"]

    with answering(failing) as address:
        assert only(examined_by("server", public_url=address)).what == "Servern svarar, men kan inte skriva."


def test_an_address_that_is_none_does_not_stop_the_rest(healthy):
    assert healthy.findings(public_url="file:///etc/passwd").keys() >= {"server"}
    assert healthy.findings(public_url="http://[").keys() >= {"server"}


def test_a_certificate_that_nobody_trusts_is_found(examined_by, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path / "own.pem"))
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.handle_request)
    thread.start()

    found = only(examined_by("server", public_url=f"https://localhost:{server.server_port}"))
    thread.join()
    server.server_close()

    assert found.level is Level.LOOK
    assert "certifikat" in found.what


def _certificate(file):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


def _runs(*command):
    return subprocess.run(command, capture_output=True).returncode == 0
