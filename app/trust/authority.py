"""The certificates of the house: an authority that can vouch for this house alone, and what it signs; pure.

After RFC 5280: the authority's certificate says, critically, that it signs certificates only (4.2.1.3), that nothing
below it signs any (4.2.1.9), and which names it may vouch for (4.2.1.10): the house's own, and private numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# RFC 1918, RFC 3927: what no machine outside the house can have.
PRIVATE_NETWORKS = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")))
AUTHORITY_LASTS = timedelta(days=3652)
CERTIFICATE_LASTS = timedelta(days=90)  # together with what it is dated back far below the 397 days that browsers allow
RENEWED_BEFORE_END = timedelta(days=30)
DATED_BACK = timedelta(days=7)  # a cheap tablet's clock may be days slow before it has been on the network
FINGERPRINT_GROUPS, FINGERPRINT_LETTERS = 4, 4
AuthorityKey = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class HouseNames:
    """What the house is called in its network: its name, and the numbers that its machine has just now."""

    name: str
    numbers: tuple[IPv4Address, ...]


def authority_certificate(key: AuthorityKey, name: str, now: datetime) -> x509.Certificate:
    """A new certificate of the authority; made again from the same key, what the first one vouches for still holds."""
    subject = _subject(key)
    permitted: list[x509.GeneralName] = [x509.DNSName(name), *(x509.IPAddress(each) for each in PRIVATE_NETWORKS)]
    return (
        _dated(now, AUTHORITY_LASTS)
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def house_certificate(
    authority: AuthorityKey, public_key: ec.EllipticCurvePublicKey, names: HouseNames, now: datetime
) -> x509.Certificate:
    """A certificate for the house under all its names, signed by the authority."""
    every: list[x509.GeneralName] = [x509.DNSName(names.name), *(x509.IPAddress(each) for each in names.numbers)]
    return (
        _dated(now, CERTIFICATE_LASTS)
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names.name)]))
        .issuer_name(_subject(authority))
        .public_key(public_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(every), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
        .sign(authority, SHA256())
    )


def is_due(certificate: x509.Certificate, names: HouseNames, now: datetime) -> bool:
    """Whether it runs out soon, or is from a time to come, or lacks a name or number that the house has."""
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    lasts = begins <= now < ends - RENEWED_BEFORE_END
    return not (lasts and has_every_name(certificate, names))


def has_every_name(certificate: x509.Certificate, names: HouseNames) -> bool:
    """Whether it is good for the house's name and for every number that it has now."""
    is_named = names.name in _alternative(certificate).get_values_for_type(x509.DNSName)
    return is_named and set(names.numbers) <= set(numbers_of(certificate))


def numbers_of(certificate: x509.Certificate) -> Sequence[IPv4Address]:
    """The numbers for which it is good."""
    return [
        each for each in _alternative(certificate).get_values_for_type(x509.IPAddress) if isinstance(each, IPv4Address)
    ]


def is_of(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """Whether the authority has signed it."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def may_vouch_for(authority: x509.Certificate, name: str) -> bool:
    """Whether the authority's certificate is for a house of that name."""
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    return x509.DNSName(name) in (limits.permitted_subtrees or ())


def fingerprint(authority: x509.Certificate) -> str:
    """Sixteen letters and digits in groups of four that a person can compare, the first of the SHA-256 of it."""
    letters = authority.fingerprint(SHA256()).hex().upper()
    starts = range(0, FINGERPRINT_GROUPS * FINGERPRINT_LETTERS, FINGERPRINT_LETTERS)
    return " ".join(letters[start : start + FINGERPRINT_LETTERS] for start in starts)


def _alternative(certificate: x509.Certificate) -> x509.SubjectAlternativeName:
    return certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value


def _subject(authority: AuthorityKey) -> x509.Name:
    """The authority's own name: the same whenever it is made from the same key, and no other house's."""
    digest = x509.SubjectKeyIdentifier.from_public_key(authority.public_key()).digest.hex().upper()
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Oasen {digest[:4]} {digest[4:8]}")])


def _dated(now: datetime, lasts: timedelta) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DATED_BACK)
        .not_valid_after(now + lasts)
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
