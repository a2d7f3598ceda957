"""Lets the tests' Chromium trust a certificate as a person does by hand: in the store of its user (NSS).

Run as a program of its own, for the library keeps its store open: python -m tests.in_the_house.trusting STORE FILE.crt
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from ssl import PEM_cert_to_DER_cert

# From NSS's own headers: certdb.h, certt.h, pkcs11t.h.
VALID_AUTHORITY, TRUSTED_AUTHORITY = 1 << 3, 1 << 4
NO_HANDLE = 0


class Trust(ctypes.Structure):
    """CERTCertTrust: for websites, mail, programs."""

    _fields_ = (("websites", ctypes.c_uint), ("mail", ctypes.c_uint), ("programs", ctypes.c_uint))


class Item(ctypes.Structure):
    """SECItem: some bytes."""

    _fields_ = (("kind", ctypes.c_uint), ("data", ctypes.c_char_p), ("length", ctypes.c_uint))


def trust(store: Path, certificate: bytes) -> None:
    """Put a certificate (DER) into the store as an authority for websites; raises OSError."""
    store.mkdir(mode=0o700, parents=True, exist_ok=True)
    nss = ctypes.CDLL("libnss3.so")
    for name in ("PK11_GetInternalKeySlot", "CERT_NewTempCertificate", "CERT_GetDefaultCertDB"):
        getattr(nss, name).restype = ctypes.c_void_p
    _well(nss.NSS_InitReadWrite(f"sql:{store}".encode()), "the store cannot be opened")
    slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
    if nss.PK11_NeedUserInit(slot):
        _well(nss.PK11_InitPin(slot, None, b""), "the store cannot be made")
    database = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
    item = Item(0, certificate, len(certificate))
    found = ctypes.c_void_p(nss.CERT_NewTempCertificate(database, ctypes.byref(item), None, 0, 1))
    _well(0 if found else 1, "that is no certificate")
    _well(nss.PK11_ImportCert(slot, found, ctypes.c_ulong(NO_HANDLE), b"Oasen", 0), "it is not taken in")
    as_authority = Trust(VALID_AUTHORITY | TRUSTED_AUTHORITY, 0, 0)
    _well(nss.CERT_ChangeCertTrust(database, found, ctypes.byref(as_authority)), "it is not trusted")
    nss.CERT_DestroyCertificate(found)
    nss.PK11_FreeSlot(slot)
    _well(nss.NSS_Shutdown(), "the store does not close")


def trust_in(home: Path, certificate: Path) -> None:
    """Let the browser whose user's folder that is trust a certificate, by a program of its own; raises OSError."""
    store = home / ".pki" / "nssdb"
    subprocess.run((sys.executable, "-m", "tests.in_the_house.trusting", str(store), str(certificate)), check=True)


def _well(status: int, trouble: str) -> None:
    if status:
        raise OSError(trouble)


if __name__ == "__main__":
    shown = Path(sys.argv[2]).read_bytes()
    trust(Path(sys.argv[1]), PEM_cert_to_DER_cert(shown.decode()) if shown.startswith(b"-----") else shown)
