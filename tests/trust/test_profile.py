"""The profile that an iPad takes in."""

import plistlib

from app.trust.profile import apple_profile


def test_it_holds_the_certificate_as_one_to_trust():
    profile = plistlib.loads(apple_profile(b"DER", "Oasen 36A2 16E0", "Trust this."))
    [inner] = profile["PayloadContent"]

    assert profile["PayloadType"] == "Configuration"
    assert inner["PayloadType"] == "com.apple.security.root"
    assert inner["PayloadContent"] == b"DER"
    assert len({profile["PayloadUUID"], inner["PayloadUUID"]}) == 2


def test_fetched_again_it_takes_the_place_of_the_first_and_another_house_s_does_not():
    first, again, other = (plistlib.loads(apple_profile(each, "Oasen", "")) for each in (b"1", b"1", b"2"))

    assert first["PayloadIdentifier"] == again["PayloadIdentifier"]
    assert first["PayloadUUID"] == again["PayloadUUID"]
    assert first["PayloadIdentifier"] != other["PayloadIdentifier"]
