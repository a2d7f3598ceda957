"""The authority's certificate as a profile that an iPad or iPhone takes in; pure.

Apple, Configuration Profile Reference: a payload com.apple.security.root inside one of type Configuration.
"""

from __future__ import annotations

import plistlib
from uuid import UUID, uuid5

PROFILE_TYPE = "application/x-apple-aspen-config"
OF_PROFILE, OF_CERTIFICATE = "profile", "certificate"
NAMESPACE = UUID("6f1e7c1e-30c8-4d2f-9b0e-5a1d9f7f2c44")  # chosen once at random, for the project


def apple_profile(certificate: bytes, called: str, says: str) -> bytes:
    """A profile with the certificate (DER) in it; the same for the same certificate, so that it replaces itself."""
    inner = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"oasen.{_number(certificate, OF_CERTIFICATE)}",
        "PayloadUUID": _number(certificate, OF_CERTIFICATE),
        "PayloadDisplayName": called,
        "PayloadCertificateFileName": "oasen.crt",
        "PayloadContent": certificate,
    }
    outer = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"oasen.{_number(certificate, OF_PROFILE)}",
        "PayloadUUID": _number(certificate, OF_PROFILE),
        "PayloadDisplayName": called,
        "PayloadDescription": says,
        "PayloadRemovalDisallowed": False,
        "PayloadContent": [inner],
    }
    return plistlib.dumps(outer)


def _number(certificate: bytes, what: str) -> str:
    return str(uuid5(NAMESPACE, f"{what} {certificate.hex()}")).upper()
