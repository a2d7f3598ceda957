"""Pretends to be NAME with the authority's stolen key: python -m tests.in_the_house.impostor KEYS NAME"""

from __future__ import annotations

import ssl
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.clock import now
from app.keys import AUTHORITY_KEY, CURVE
from app.trust.authority import HouseNames, house_certificate
from tests.in_the_house.network import MACHINES

PORT = 443


class Page(BaseHTTPRequestHandler):
    """Says the same to everyone."""

    def do_GET(self) -> None:  # noqa: N802  # as http.server calls it
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Impostor</title>")


def pretend(keys: Path, name: str) -> None:
    """Serve under the name until ended."""
    stolen = ec.derive_private_key(int.from_bytes((keys / AUTHORITY_KEY).read_bytes(), "big"), CURVE)
    key = ec.generate_private_key(CURVE)
    made = house_certificate(stolen, key.public_key(), HouseNames(name, (IPv4Address(MACHINES["phone"]),)), now())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with NamedTemporaryFile() as file:
        file.write(private + made.public_bytes(Encoding.PEM))
        file.flush()
        context.load_cert_chain(file.name)
    server = HTTPServer(("", PORT), Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print("pretending", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    pretend(Path(sys.argv[1]), sys.argv[2])
