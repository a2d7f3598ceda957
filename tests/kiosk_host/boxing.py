"""Seals items into boxes as a tablet does, from the description alone: what the intake must open."""

from __future__ import annotations

import base64
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

STEP_BYTES, OVERHEAD_BYTES = 512, 1 + 8 + 65 + 16


def seal(item: Any, sealing_key: dict[str, str]) -> str:
    """A box with the item in it."""
    written = json.dumps(item, separators=(",", ":"), ensure_ascii=False).encode()
    return seal_bytes(len(written).to_bytes(4, "big") + written, sealing_key)


def seal_bytes(content: bytes, sealing_key: dict[str, str]) -> str:
    """A box with any content, padded."""
    padded = content + bytes(-(len(content) + OVERHEAD_BYTES) % STEP_BYTES)
    servers_point = base64.b64decode(sealing_key["public"])
    servers_key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), servers_point)
    own = ec.generate_private_key(ec.SECP256R1())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    head = b"\x01" + bytes.fromhex(sealing_key["id"]) + point
    derived = HKDF(SHA256(), 44, salt=None, info=b"oasen box" + point + servers_point).derive(
        own.exchange(ec.ECDH(), servers_key)
    )
    return base64.b64encode(head + AESGCM(derived[:32]).encrypt(derived[32:], padded, head)).decode()
