"""`oasen serve --https` as it is met by who knows old TLS and weak ciphers alone: it is refused, whatever it offers."""

from __future__ import annotations

import socket
import ssl

import pytest

from app.trust.queries import authority_file
from tests.kiosk.in_browser.server import eventually
from tests.serving.client_hello import ALERT, EVERY, GOOD, HANDSHAKE, SSL_3, TLS_1_0, TLS_1_1, TLS_1_2, WEAK, answer_to
from tests.serving.test_by_https import NAME, STARTS_WITHIN_SECONDS, asked_by_https, free_port, serving, settings_of

PROTOCOL_VERSION, HANDSHAKE_FAILURE = 70, 40  # alerts (RFC 8446, 6.2)


@pytest.fixture(scope="module")
def port(sqlite_template, tmp_path_factory):
    """A server of this file's own, which answers."""
    settings = settings_of(sqlite_template, tmp_path_factory.mktemp("served") / "instance")
    with serving(settings, free_port()):
        eventually(authority_file(settings).exists, True, STARTS_WITHIN_SECONDS)
        eventually(lambda: asked_by_https(settings, authority_file(settings)), "HTTP/1.1 200 OK", STARTS_WITHIN_SECONDS)
        yield int(settings.public_url.rpartition(":")[2])


@pytest.mark.parametrize("version", [SSL_3, TLS_1_0, TLS_1_1])
def test_whoever_knows_old_versions_alone_is_refused(port, version):
    answered = answer_to(port, NAME, version, EVERY)

    assert (answered.kind, answered.chosen) == (ALERT, PROTOCOL_VERSION)


def test_of_every_cipher_that_is_not_good_none_is_taken(port):
    answered = answer_to(port, NAME, TLS_1_2, WEAK)

    assert (answered.kind, answered.chosen) == (ALERT, HANDSHAKE_FAILURE)


def test_a_good_cipher_is_chosen_though_weak_ones_are_liked_better(port):
    answered = answer_to(port, NAME, TLS_1_2, [*WEAK, *GOOD])

    assert (answered.kind, answered.version) == (HANDSHAKE, TLS_1_2)
    assert answered.chosen in GOOD


def test_whoever_knows_the_newest_version_speaks_it(port):
    anyone = ssl.create_default_context()
    anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as line,
        anyone.wrap_socket(line, server_hostname=NAME) as safe,
    ):
        assert safe.version() == "TLSv1.3"
