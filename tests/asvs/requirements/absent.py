"""Chapters 9, 10 and 17: what this program has not, and its one self-contained token."""

from __future__ import annotations

from tests.asvs.requirement import Requirement, met, not_applicable

ONE_SERVICE = "There is one service, and what its cookie of the forms says is read by no other."
NO_OAUTH = "There is no OAuth and no OpenID Connect, neither as client nor as server."
NO_WEBRTC = "There is no WebRTC: no sound or picture is sent."

TOKENS = (
    met(
        "9.1.1",
        "What a token says holds by its signature alone.",
        "web/test_what_answers_are.py::test_a_forms_cookie_that_was_changed_is_none",
    ),
    not_applicable(
        "9.1.2", "Only listed algorithms sign tokens.", "The forms' cookie is signed by one, which no token can choose."
    ),
    not_applicable(
        "9.1.3",
        "Keys come from where they were set.",
        "The forms' cookie names no key: there is one, in the instance folder.",
    ),
    met(
        "9.2.1",
        "Tokens hold for their time.",
        "staff/test_one_time_codes.py::test_five_minutes_after_the_password_one_begins_again",
    ),
    met(
        "9.2.2",
        "Tokens open what they are for.",
        "staff/test_one_time_codes.py::test_without_the_password_no_code_is_asked_for",
        "staff/test_passkeys.py::test_a_question_for_adding_does_not_sign_in",
        "test_keys.py::test_each_purpose_has_a_key_of_its_own",
    ),
    not_applicable("9.2.3", "Tokens open where they are for.", ONE_SERVICE),
    not_applicable("9.2.4", "Tokens say where they are for.", ONE_SERVICE),
)

OAUTH_ASKS = {
    "10.1": ("Tokens go only where they are needed.", "Answers belong to questions of one's own."),
    "10.2": ("Forged answers are refused.", "Servers are not mixed up."),
    "10.3": (
        "Tokens are meant for this service.",
        "What tokens allow decides.",
        "Users are told apart.",
        "Strength is looked at.",
    ),
    "10.4": (
        "Addresses to return to are listed.",
        "A code opens once.",
        "A code is short-lived.",
        "Clients get the grants they need.",
        "Refresh tokens are not replayed.",
        "Codes are bound to who asked.",
        "Unknown clients are held off.",
        "Refresh tokens end.",
        "Tokens can be taken back.",
        "Clients prove who they are.",
        "Clients get the scopes they need.",
    ),
    "10.5": (
        "Tokens are not replayed.",
        "Users are told apart.",
        "Servers are who they say.",
        "Tokens are meant for this client.",
        "Signing out elsewhere cannot be forged.",
    ),
    "10.6": ("Only safe ways of answering.", "Signing out cannot be forced."),
    "10.7": ("Users agree each time.", "Users know to what.", "Users can take it back."),
}
WEBRTC_ASKS = {
    "17.1": ("TURN reaches no inner address.",),
    "17.2": (
        "Keys of DTLS are looked after.",
        "DTLS uses good ciphers.",
        "SRTP is made sure of.",
        "Odd SRTP breaks nothing.",
    ),
    "17.3": ("A flood stops no signals.", "Odd signals break nothing."),
}


def _each(sections: dict[str, tuple[str, ...]], why: str) -> tuple[Requirement, ...]:
    return tuple(
        not_applicable(f"{section}.{place}", asks, why)
        for section, every in sections.items()
        for place, asks in enumerate(every, start=1)
    )


OAUTH = _each(OAUTH_ASKS, NO_OAUTH)
WEBRTC = _each(WEBRTC_ASKS, NO_WEBRTC)
