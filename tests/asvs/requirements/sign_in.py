"""Chapter 6: passwords, codes, passkeys and links."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met, not_applicable
from tests.asvs.requirements.encoding import HABIT

PAGE = "asvs/test_security_page.py::test_numbers_and_names_are_those_of_the_program"
WEAK = "staff/test_accounts.py::test_what_makes_a_password_weak"
NEW = "staff/test_accounts.py::test_a_new_password_asks_for_the_old_one_and_ends_other_sessions"
EVERY_LETTER = "staff/test_accounts.py::test_every_letter_of_a_long_password_counts"
FIELDS = "staff/test_accounts.py::test_the_fields_of_a_password_hide_it_and_let_it_be_pasted"
LONG_ONES = (
    "staff/test_often_used_passwords.py"
    "::test_the_list_of_long_ones_holds_three_thousand_that_are_long_enough_for_a_password"
)
NEW_LINK = "staff/test_members.py::test_a_new_link_ends_what_opened_the_account_before"
NO_PROVIDER = "Nobody signs in by another organisation's account."

PASSWORDS = (
    met("6.1.1", "How guessing is held up is written down.", PAGE),
    met("6.1.2", "The words that belong to the house are written down.", PAGE),
    met(
        "6.1.3",
        "Every way in is written down, with its strength.",
        PAGE,
        "asvs/test_security_page.py::test_every_way_to_sign_in_is_told",
    ),
    met("6.2.1", "A password has 15 characters.", WEAK),
    met("6.2.2", "It can be changed.", NEW),
    met("6.2.3", "Changing it asks for the old one.", NEW),
    met(
        "6.2.4",
        "It is none of the 3 000 that are used most and long enough.",
        LONG_ONES,
        "staff/test_often_used_passwords.py::test_what_is_tried_first_is_refused",
    ),
    met("6.2.5", "No sort of character is asked for.", WEAK),
    met("6.2.6", "It is hidden while it is typed.", FIELDS),
    met("6.2.7", "It can be pasted and filled in.", FIELDS),
    met("6.2.8", "Every letter of it counts, as it was typed.", EVERY_LETTER),
    met("6.2.9", "It may have 64 characters and more.", EVERY_LETTER, FIELDS),
    met(
        "6.2.10",
        "It stays until it is changed.",
        "staff/test_accounts.py::test_a_password_stays_until_somebody_changes_it",
    ),
    met(
        "6.2.11",
        "It is not made of the house's own words.",
        WEAK,
        "staff/test_accounts.py::test_a_weak_password_is_refused_beside_its_field_in_words_of_its_own",
    ),
    met("6.2.12", "It is none that is known from breaches.", LONG_ONES),
    met(
        "6.3.1",
        "Guessing is held up as it is written down.",
        "staff/test_attempts.py::test_one_name_tried_from_many_sources_is_held_up",
        "staff/test_attempts.py::test_one_source_that_tries_many_names_is_held_up",
        "staff/test_attempts.py::test_a_stranger_who_keeps_trying_does_not_keep_the_owner_out",
        "staff/test_attempts.py::test_whoever_is_held_up_never_waits_longer_than_an_hour_however_long_it_goes_on",
    ),
    met(
        "6.3.2",
        "There is no account that comes with the program.",
        "staff/test_accounts.py::test_a_new_installation_has_no_account",
    ),
    deviation(
        "6.3.3",
        "Everybody shows two factors, or one that is both.",
        "Who sees what others noted does, where the house is reached over a network. A volunteer's password, of 15 "
        "characters or more and known from no breach, opens today's sums and what they noted themselves. To ask each "
        "for an app turns away who has no telephone of their own; to remember their browser instead would be called a "
        "factor and be none (NIST SP 800-63B: a cookie is no authenticator). A passkey is offered to everybody, and "
        "then a password alone opens no more. Nobody is asked on the computer itself.",
        "staff/test_proofs.py::test_who_sees_what_others_noted_is_asked_for_a_passkey_or_codes",
        "staff/test_proofs.py::test_volunteers_are_not_asked",
    ),
    met(
        "6.3.4",
        "No way in is weaker than the others.",
        "staff/test_proofs.py::test_with_a_passkey_the_password_alone_no_longer_opens",
        "staff/test_shared_computers.py::test_a_session_by_pin_does_not_change_how_one_signs_in",
        "asvs/test_security_page.py::test_every_way_to_sign_in_is_told",
    ),
)

FACTORS = (
    met(
        "6.4.1",
        "First secrets are random, short-lived and used once.",
        "staff/test_links.py::test_a_link_signs_in_once",
        "staff/test_links.py::test_a_link_is_too_old_after_three_days",
        "staff/test_links.py::test_a_new_link_ends_the_old_one_and_every_session",
    ),
    not_applicable(
        "6.4.2", "No hints and no secret questions.", "There are none: the form asks for name and password alone."
    ),
    deviation(
        "6.4.3",
        "Resetting a password goes around no other factor.",
        "There is no reset by oneself. Somebody who is known and has shown a second factor gives a link in the hand, "
        "as on the first day; with it all that opened the account before ends, and a factor is asked for anew.",
        NEW_LINK,
    ),
    met(
        "6.4.4",
        "Who lost a factor is made sure of as on the first day.",
        NEW_LINK,
        "staff/test_passkeys.py::test_the_passkey_of_a_lost_telephone_opens_nothing",
    ),
    met(
        "6.5.1",
        "Codes open once.",
        "staff/test_one_time_codes.py::test_a_code_opens_once",
        "staff/test_one_time_codes.py::test_a_code_sent_twice_at_once_opens_once",
        "staff/test_one_time_codes.py::test_a_recovery_code_opens_once",
    ),
    deviation(
        "6.5.2",
        "Short secrets are kept by a slow hash with a salt of their own.",
        "Recovery codes are. A visitor's picture code must be found again by itself: it goes through Argon2id with the "
        "period's salt, which is derived from a key outside of the database, and through HMAC with that key.",
        "staff/test_one_time_codes.py::test_the_database_alone_gives_neither_secret_nor_codes",
        "privacy/test_database_alone.py::test_no_salt_that_lies_in_the_tables_begins_the_slow_hash",
    ),
    met("6.5.3", "Codes come from a chance that cannot be guessed.", f"{HABIT}[draws by a chance that can be guessed]"),
    met(
        "6.5.4",
        "Codes have 20 bits and more.",
        "kiosk_host/test_typed_codes.py::test_a_code_has_forty_bits_and_no_sign_that_looks_like_another",
        "staff/test_one_time_codes.py::test_there_are_ten_recovery_codes_and_they_are_shown_once",
    ),
    deviation(
        "6.5.5",
        "One-time codes live for 30 seconds, others for ten minutes.",
        "The code before and the one after are taken too, for a telephone's clock is off by that; each opens once, and "
        "none that is older than one that has opened. A sign-in link on paper lives for three days, over a weekend.",
        "staff/test_one_time_codes.py::test_a_clock_may_be_off_by_one_step",
        "staff/test_one_time_codes.py::test_an_older_code_does_not_open_after_a_newer",
        "kiosk_host/test_typed_codes.py::test_a_typed_code_lives_for_ten_minutes",
    ),
    not_applicable("6.6.1", "Codes by telephone are safe.", "No code goes by telephone or message."),
    met(
        "6.6.2",
        "An answer belongs to its own question.",
        "staff/test_passkeys.py::test_an_answer_overheard_opens_in_no_other_browser",
        "staff/test_passkeys.py::test_a_question_for_adding_does_not_sign_in",
    ),
    met(
        "6.6.3",
        "Codes cannot be tried one after the other.",
        "staff/test_one_time_codes.py::test_trying_codes_is_held_up_and_only_from_there",
        "kiosk_host/test_typed_codes.py::test_the_sixth_wrong_code_in_a_minute_has_to_wait_but_the_link_never_does",
    ),
    not_applicable("6.8.1", "Accounts of several providers are told apart.", NO_PROVIDER),
    not_applicable("6.8.2", "What a provider says is signed.", NO_PROVIDER),
    not_applicable("6.8.3", "What a provider says is used once.", NO_PROVIDER),
    not_applicable("6.8.4", "A provider's strength is looked at.", NO_PROVIDER),
)
