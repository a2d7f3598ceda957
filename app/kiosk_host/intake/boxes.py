"""Opens the boxes in which tablets seal what they keep, each to the server's public key; pure.

A box is: its form (1 byte), the first bytes of the public key's digest (8), the public key that the tablet made for
this box alone (65), then AES-256-GCM of the content. Key and nonce of that come from what the two keys share
(P-256 ECDH, HKDF-SHA-256). The content is the length of the item (4 bytes), the item as JSON, and zeros up to a
whole number of steps, so that the length of a box tells nothing of what happened. kiosk/device/sealing.js makes them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.kiosk_host.intake.bodies import DECODER

FORM = 1
KEY_ID_BYTES = 8
POINT_BYTES = 65
HEAD_BYTES = 1 + KEY_ID_BYTES + POINT_BYTES
TAG_BYTES = 16
LENGTH_BYTES = 4
# Every item of a day fits into one step: a choice by its longest name under a card takes 290 of its 418 bytes.
STEP_BYTES = 512
SECRET_BYTES, NONCE_BYTES = 32, 12
PURPOSE = b"oasen box"


class BoxClosed(ValueError):
    """A box that cannot be opened; the message is the reason."""


class PublicKey(NamedTuple):
    """The public half of the server's key, as both sides write it, with its short name."""

    point: bytes
    id: bytes


@lru_cache(maxsize=16)
def public_key(key: ec.EllipticCurvePrivateKey) -> PublicKey:
    """The public half of a private key."""
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return PublicKey(point, hashlib.sha256(point).digest()[:KEY_ID_BYTES])


def secrets_of_box(shared: bytes, tablets_point: bytes, servers_point: bytes) -> tuple[bytes, bytes]:
    """Key and nonce of a box, which both sides derive from what their keys share."""
    info = PURPOSE + tablets_point + servers_point
    derived = HKDF(SHA256(), SECRET_BYTES + NONCE_BYTES, salt=None, info=info).derive(shared)
    return derived[:SECRET_BYTES], derived[SECRET_BYTES:]


def open_box(box: str, key: ec.EllipticCurvePrivateKey) -> Any:
    """The item in a box, that nobody has looked at yet; raises BoxClosed."""
    try:
        sealed = base64.b64decode(box, validate=True)
    except (ValueError, binascii.Error):
        raise BoxClosed("the box is not base64") from None
    if len(sealed) < STEP_BYTES or sealed[0] != FORM:
        raise BoxClosed("the box has another form")
    if sealed[1 : 1 + KEY_ID_BYTES] != public_key(key).id:
        raise BoxClosed("the box is sealed to another key")
    return _item_of(_content_of(sealed, key))


def _content_of(sealed: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    head, tablets_point = sealed[:HEAD_BYTES], sealed[1 + KEY_ID_BYTES : HEAD_BYTES]
    try:
        tablets_key = ec.EllipticCurvePublicKey.from_encoded_point(key.curve, tablets_point)
        shared = key.exchange(ec.ECDH(), tablets_key)
        secret, nonce = secrets_of_box(shared, tablets_point, public_key(key).point)
        return AESGCM(secret).decrypt(nonce, sealed[HEAD_BYTES:], head)
    except (ValueError, InvalidTag):
        raise BoxClosed("the box was changed after it was sealed") from None


def _item_of(content: bytes) -> Any:
    length = int.from_bytes(content[:LENGTH_BYTES], "big")
    written = content[LENGTH_BYTES : LENGTH_BYTES + length]
    try:
        return DECODER.decode(written.decode())
    except (ValueError, RecursionError):
        raise BoxClosed("the box holds no JSON") from None
