"""A telephone that keeps passkeys, made of its mathematics alone, and that can be told to cheat."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40
Answer = dict[str, Any]


@dataclass
class Authenticator:
    """One passkey, for one site."""

    origin: str = "http://localhost:8000"
    rp_id: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 1
    counts: bool = True  # many do not, and always say 0
    owner: str = ""
    credential_id: bytes = field(default_factory=lambda: token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, question: Any) -> Answer:
        """The answer to a wish for a passkey."""
        self.owner = question["user"]["id"]
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + self._public_key()
        whole = {"fmt": "none", "attStmt": {}, "authData": self._about(self.flags | HOLDS_KEY) + attested}
        return self._answer(
            clientDataJSON=self._client_data("webauthn.create", question["challenge"]),
            attestationObject=cbor2.dumps(whole),
        )

    def sign(self, question: Any) -> Answer:
        """The answer to a question at signing in."""
        self.count += self.counts
        client_data = self._client_data("webauthn.get", question["challenge"])
        about = self._about(self.flags)
        signature = self.key.sign(about + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client_data,
            authenticatorData=about,
            signature=signature,
            userHandle=urlsafe_b64decode(self.owner + "=="),
        )

    def _about(self, flags: int) -> bytes:
        return sha256(self.rp_id.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})

    def _answer(self, **parts: bytes) -> Answer:
        name = in_text(self.credential_id)
        response = {part: in_text(value) for part, value in parts.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}


def in_text(value: bytes) -> str:
    """Bytes as browsers write them."""
    return urlsafe_b64encode(value).decode().rstrip("=")
