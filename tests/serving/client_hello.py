"""The first message of a TLS handshake, made by hand: it offers what no library offers any more (RFC 5246)."""

from __future__ import annotations

import socket
from typing import NamedTuple

ALERT, HANDSHAKE, SERVER_HELLO = 21, 22, 2
SSL_3, TLS_1_0, TLS_1_1, TLS_1_2 = 0x0300, 0x0301, 0x0302, 0x0303
# By elliptic curves, so that a key that is stolen later opens nothing, and with a cipher that proves what it hides.
GOOD = {
    0xC02C: "ECDHE-ECDSA-AES256-GCM-SHA384",
    0xC02B: "ECDHE-ECDSA-AES128-GCM-SHA256",
    0xCCA9: "ECDHE-ECDSA-CHACHA20-POLY1305-SHA256",
    0xC030: "ECDHE-RSA-AES256-GCM-SHA384",
    0xC02F: "ECDHE-RSA-AES128-GCM-SHA256",
    0xCCA8: "ECDHE-RSA-CHACHA20-POLY1305-SHA256",
}
# Where the numbers of TLS up to 1.2 lie, with those that say nothing of a cipher left out.
EVERY = [*range(0x0001, 0x00FF), *range(0xC001, 0xC100), *range(0xCC13, 0xCC16), *range(0xCCA8, 0xCCAF)]
WEAK = [each for each in EVERY if each not in GOOD]


class Answered(NamedTuple):
    """What a server answers first: the kind of its message; which version and cipher it has chosen, or which alert."""

    kind: int
    version: int
    chosen: int


def answer_to(port: int, name: str, version: int, ciphers: list[int]) -> Answered:
    """What the server on this machine answers to whoever knows no newer version than this and these ciphers."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(client_hello(name, version, ciphers))
        with line.makefile("rb") as heard:
            kind, version_said, length = heard.read(1), heard.read(2), heard.read(2)
            body = heard.read(int.from_bytes(length))
    if kind[0] == ALERT:
        return Answered(ALERT, int.from_bytes(version_said), body[1])
    assert (kind[0], body[0]) == (HANDSHAKE, SERVER_HELLO)
    cipher_at = 39 + body[38]  # behind four bytes, the version, 32 of chance and the session's number
    return Answered(HANDSHAKE, int.from_bytes(body[4:6]), int.from_bytes(body[cipher_at : cipher_at + 2]))


def client_hello(name: str, version: int, ciphers: list[int]) -> bytes:
    """The message as it goes over the line; the ciphers in the order in which they are liked."""
    offered = b"".join(each.to_bytes(2) for each in ciphers)
    hello = version.to_bytes(2) + bytes(range(32)) + b"\0" + _sized(2, offered) + b"\1\0" + _extensions(name)
    return b"\x16\x03\x01" + _sized(2, b"\1" + _sized(3, hello))


def _extensions(name: str) -> bytes:
    host = _sized(2, b"\0" + _sized(2, name.encode()))
    curves, points = _sized(2, b"\x00\x1d\x00\x17\x00\x18"), _sized(1, b"\0")
    signatures = _sized(2, b"\x04\x03\x05\x03\x08\x04\x04\x01\x02\x03\x02\x01")
    said = ((0, host), (10, curves), (11, points), (13, signatures))
    return _sized(2, b"".join(number.to_bytes(2) + _sized(2, body) for number, body in said))


def _sized(size_bytes: int, body: bytes) -> bytes:
    return len(body).to_bytes(size_bytes) + body
