"""Secrets of links, sessions and devices."""

from __future__ import annotations

from base64 import urlsafe_b64decode

from app.tokens import digest_of, new_token


def test_a_token_holds_256_bits_and_none_is_like_another():
    tokens = {new_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert {len(urlsafe_b64decode(token + "=")) * 8 for token in tokens} == {256}


def test_bits_of_tokens_are_set_as_often_as_not():
    bits = [bit for _ in range(1000) for byte in urlsafe_b64decode(new_token() + "=") for bit in f"{byte:08b}"]

    # 256 000 throws of a coin: ten standard deviations are 2 530.
    assert abs(bits.count("1") - len(bits) // 2) < 2530


def test_a_digest_is_of_its_token_alone():
    token = new_token()

    assert digest_of(token) == digest_of(token) != digest_of(token + "x")
    assert token.encode() not in digest_of(token)
