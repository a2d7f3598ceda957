"""Chapters 11 and 12: keys and methods, and the way between machines."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met, not_applicable
from tests.asvs.requirements.encoding import HABIT

KEYS_TOLD = "asvs/test_security_page.py::test_every_key_and_every_library_of_methods_is_told"
WEAK = f"{HABIT}[names weak methods]"
CERTIFICATE = "health/test_machine.py::test_a_certificate_that_nobody_trusts_is_found"
TLS = "serving/test_tls.py::"
BY_HTTPS = "serving/test_by_https.py::test_who_trusts_the_house_is_answered_by_https_and_by_http_there_is_only_the_way"

CRYPTOGRAPHY = (
    met(
        "11.1.1",
        "What happens to keys is written down.",
        KEYS_TOLD,
        "backup/test_guides.py::test_numbers_and_names_are_those_of_the_program",
    ),
    met("11.1.2", "Every key and method is listed.", KEYS_TOLD),
    met("11.2.1", "Methods come from well-known libraries.", KEYS_TOLD),
    deviation(
        "11.2.2",
        "Methods can be changed.",
        "A password's hash carries its parameters and can be made anew. Cards are known by a keyed hash for as long as "
        "their key is: another method begins with another key.",
    ),
    met(
        "11.2.3",
        "Every method has 128 bits and more.",
        WEAK,
        "test_tokens.py::test_a_token_holds_256_bits_and_none_is_like_another",
    ),
    met("11.3.1", "No weak modes and paddings.", WEAK),
    met("11.3.2", "Good ciphers alone.", WEAK, KEYS_TOLD),
    met(
        "11.3.3",
        "What is locked cannot be changed unseen.",
        "kiosk_host/test_boxes.py::test_a_box_of_which_one_bit_has_turned_is_not_opened",
        "backup/test_damage.py::test_a_thousand_flipped_bytes_are_all_found",
    ),
    deviation(
        "11.4.1",
        "Good hashes alone.",
        "Ours are SHA-256. The library behind the forms' tokens signs them by HMAC with SHA-1, whose strength does not "
        "hang on collisions.",
        WEAK,
    ),
    met(
        "11.4.2",
        "Passwords are kept by a slow hash.",
        "staff/test_sign_in.py::test_a_password_is_kept_by_argon2id_as_the_parameters_say",
    ),
    met(
        "11.4.3",
        "Hashes that prove something have 256 bits.",
        "audit/test_chain.py::test_a_link_hangs_on_key_and_on_what_was_before",
        WEAK,
    ),
    not_applicable(
        "11.4.4", "Keys made of passwords are stretched.", "No key is made of a password: keys are random files."
    ),
    met(
        "11.5.1",
        "What must not be guessed has 128 bits of good chance.",
        "test_tokens.py::test_a_token_holds_256_bits_and_none_is_like_another",
        f"{HABIT}[draws by a chance that can be guessed]",
    ),
    met(
        "11.6.1",
        "Keys are made by good methods.",
        "test_keys.py::test_the_key_of_the_boxes_is_made_once_and_for_its_owner_alone",
        "kiosk_host/test_boxes.py::test_a_key_that_only_says_it_is_the_one_opens_nothing",
    ),
)

TRANSPORT = (
    met(
        "12.1.1",
        "TLS 1.2 and 1.3 alone.",
        f"{TLS}test_whoever_knows_old_versions_alone_is_refused",
        f"{TLS}test_whoever_knows_the_newest_version_speaks_it",
    ),
    met(
        "12.1.2",
        "Good ciphers first.",
        f"{TLS}test_of_every_cipher_that_is_not_good_none_is_taken",
        f"{TLS}test_a_good_cipher_is_chosen_though_weak_ones_are_liked_better",
    ),
    not_applicable("12.1.3", "Certificates of clients are made sure of.", "No client has a certificate."),
    met(
        "12.2.1",
        "Whoever comes over a network comes by TLS.",
        "health/test_machine.py::test_who_comes_by_the_network_comes_by_https",
        "web/test_strange_requests.py::test_by_https_every_answer_insists_on_it_for_a_year_files_and_refusals_too",
        BY_HTTPS,
    ),
    deviation(
        "12.2.2",
        "Certificates are trusted by everybody.",
        "A house without a name on the internet has an authority of its own, which can vouch for that house alone; "
        "each tablet is shown how to trust it, and a machine that does not is told so.",
        CERTIFICATE,
    ),
    deviation(
        "12.3.1",
        "Every connection is locked.",
        "Between the server in front and the program, on one machine, it is not. PostgreSQL on another machine is "
        "reached as its address says (`sslmode=verify-full`).",
    ),
    met("12.3.2", "Certificates are looked at.", CERTIFICATE),
    deviation(
        "12.3.3",
        "Connections inside are locked.",
        "There is one program on one machine; its only neighbour is the server in front, which it hears on the "
        "loopback alone.",
    ),
    not_applicable("12.3.4", "Certificates inside are trusted.", "No service inside has a certificate."),
)
