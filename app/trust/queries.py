"""What the house has to be trusted by: the certificates beside the keys."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import NotFound
from app.settings import Settings

AUTHORITY_FILE = "authority.crt"
CERTIFICATE_FILE = "house.pem"  # private key and certificate in one file, so that they never fail to fit


def certificate_file(settings: Settings) -> Path:
    """Where the server's private key and certificate lie."""
    return settings.keys_folder / CERTIFICATE_FILE


def authority_file(settings: Settings) -> Path:
    """Where the certificate of the authority lies, which is no secret."""
    return settings.keys_folder / AUTHORITY_FILE


def authority_of_house(settings: Settings) -> x509.Certificate | None:
    """The certificate that tablets are to trust; None where the house vouches for nothing."""
    return _certificate_in(authority_file(settings))


def certificate_of_house(settings: Settings) -> x509.Certificate | None:
    """The certificate that the server shows; None where there is none that can be read."""
    return _certificate_in(certificate_file(settings))


def authority_to_trust(settings: Settings) -> x509.Certificate:
    """The same as authority_of_house; raises NotFound."""
    authority = authority_of_house(settings)
    if authority is None:
        raise NotFound("This house has no certificate of its own to trust: it needs none at the address you are using.")
    return authority


def as_der(certificate: x509.Certificate) -> bytes:
    """A certificate as phones and tablets take it in."""
    return certificate.public_bytes(Encoding.DER)


def _certificate_in(file: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return None
