"""The authority vouches for this house and for nothing else; a certificate is renewed when it has to be."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from app.trust.authority import (
    CERTIFICATE_LASTS,
    DATED_BACK,
    RENEWED_BEFORE_END,
    HouseNames,
    authority_certificate,
    fingerprint,
    house_certificate,
    is_due,
    is_of,
    may_vouch_for,
)

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
NUMBER = IPv4Address("192.168.1.20")
NAMES = HouseNames("oasen.local", (NUMBER,))
LONGEST_ALLOWED = timedelta(days=397)
KEY = ec.derive_private_key(20_261_128, ec.SECP256R1())
SERVER_KEY = ec.derive_private_key(1_128, ec.SECP256R1())
AUTHORITY = authority_certificate(KEY, "oasen.local", NOW)
CERTIFICATE = house_certificate(KEY, SERVER_KEY.public_key(), NAMES, NOW)


def is_trusted(certificate, subject, now=NOW, between=(), authority=AUTHORITY):
    """Whether whoever trusts the authority alone believes that the certificate is that subject's."""
    verifier = PolicyBuilder().store(Store([authority])).time(now).build_server_verifier(subject)
    try:
        verifier.verify(certificate, list(between))
    except VerificationError:
        return False
    return True


def certificate_for(*numbers, name="oasen.local"):
    return house_certificate(KEY, SERVER_KEY.public_key(), HouseNames(name, numbers), NOW)


@pytest.mark.parametrize("subject", [x509.DNSName("oasen.local"), x509.IPAddress(NUMBER)], ids=["name", "number"])
def test_the_house_is_trusted_by_its_name_and_its_number(subject):
    assert is_trusted(CERTIFICATE, subject)


@pytest.mark.parametrize("name", ["bank.example", "printer.local", "local", "oasen.example"])
def test_another_name_is_not_vouched_for_even_by_whoever_has_the_key(name):
    assert not is_trusted(certificate_for(name=name), x509.DNSName(name))


@pytest.mark.parametrize("number", ["8.8.8.8", "172.32.0.1", "192.169.0.1", "11.0.0.1"])
def test_a_number_of_the_world_is_not_vouched_for(number):
    assert not is_trusted(certificate_for(IPv4Address(number)), x509.IPAddress(ip_address(number)))


@pytest.mark.parametrize("number", ["10.0.0.7", "172.16.0.1", "172.31.255.254", "192.168.0.1", "169.254.9.9"])
def test_every_number_that_a_house_can_have_is_vouched_for(number):
    assert is_trusted(certificate_for(IPv4Address(number)), x509.IPAddress(ip_address(number)))


def test_what_it_has_signed_can_sign_nothing_that_is_believed():
    builder = x509.CertificateBuilder().issuer_name(CERTIFICATE.subject).serial_number(1)
    own_key = ec.derive_private_key(77, ec.SECP256R1())
    forged = (
        builder.subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "oasen.local")]))
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .public_key(own_key.public_key())
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("oasen.local")]), critical=False)
        .sign(SERVER_KEY, SHA256())
    )

    assert not is_trusted(forged, x509.DNSName("oasen.local"), between=[CERTIFICATE])


def test_the_authority_says_what_it_may_do_and_means_it():
    usage = AUTHORITY.extensions.get_extension_for_class(x509.KeyUsage)
    basic = AUTHORITY.extensions.get_extension_for_class(x509.BasicConstraints)
    limits = AUTHORITY.extensions.get_extension_for_class(x509.NameConstraints)

    assert all(each.critical for each in (usage, basic, limits))
    assert (usage.value.key_cert_sign, usage.value.digital_signature) == (True, False)
    assert (basic.value.ca, basic.value.path_length) == (True, 0)


def test_no_browser_finds_that_it_lasts_too_long():
    assert CERTIFICATE.not_valid_after_utc - CERTIFICATE.not_valid_before_utc < LONGEST_ALLOWED
    assert CERTIFICATE_LASTS > RENEWED_BEFORE_END


def test_a_tablet_whose_clock_is_slow_trusts_it_and_one_that_has_not_been_renewed_nobody():
    name = x509.DNSName("oasen.local")

    assert is_trusted(CERTIFICATE, name, NOW - DATED_BACK + timedelta(minutes=1))
    assert not is_trusted(CERTIFICATE, name, NOW + CERTIFICATE_LASTS + timedelta(minutes=1))


def test_made_again_from_its_key_it_is_the_same_to_whoever_trusted_the_first():
    again = authority_certificate(KEY, "oasen.local", NOW + timedelta(days=400))
    of_again = house_certificate(KEY, SERVER_KEY.public_key(), NAMES, NOW + timedelta(days=400))

    assert again != AUTHORITY
    assert is_trusted(of_again, x509.DNSName("oasen.local"), NOW + timedelta(days=400))


@pytest.mark.parametrize(
    ("names", "later", "due"),
    [
        (NAMES, timedelta(), False),
        (NAMES, CERTIFICATE_LASTS - RENEWED_BEFORE_END - timedelta(seconds=1), False),
        (NAMES, CERTIFICATE_LASTS - RENEWED_BEFORE_END, True),
        (NAMES, timedelta(days=4000), True),
        (NAMES, -DATED_BACK - timedelta(days=1), True),
        (HouseNames("oasen.local", ()), timedelta(), False),
        (HouseNames("oasen.local", (NUMBER, IPv4Address("10.0.0.3"))), timedelta(), True),
        (HouseNames("annan.local", (NUMBER,)), timedelta(), True),
    ],
    ids=["fresh", "not yet", "soon", "long gone", "clock set back", "off the network", "new number", "new name"],
)
def test_when_it_is_due(names, later, due):
    assert is_due(CERTIFICATE, names, NOW + later) is due


def test_it_knows_its_own_and_whom_it_may_vouch_for():
    other_key = ec.derive_private_key(5, ec.SECP256R1())

    assert is_of(CERTIFICATE, AUTHORITY)
    assert not is_of(CERTIFICATE, authority_certificate(other_key, "oasen.local", NOW))
    assert may_vouch_for(AUTHORITY, "oasen.local")
    assert not may_vouch_for(AUTHORITY, "annan.local")


def test_its_letters_can_be_compared_by_a_person():
    groups = fingerprint(AUTHORITY).split(" ")

    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert "".join(groups) == AUTHORITY.fingerprint(SHA256()).hex().upper()[:16]
