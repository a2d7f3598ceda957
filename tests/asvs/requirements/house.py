"""Chapters 13 and 14: how it is set up, and what is kept of whom."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met
from tests.asvs.requirements.encoding import HABIT

ASKS_NOBODY = f"{HABIT}[asks another server]"
OUTSIDE = "web/test_strange_requests.py::test_no_folder_is_listed_and_nothing_outside_is_given"
DEVELOPERS = "web/test_strange_requests.py::test_nothing_for_developers_is_there"
OWNER = "test_keys.py::test_a_key_is_for_its_owner_alone"
ONE_ACCOUNT = (
    "There is one program and one database account, which owns its database and nothing else, and is shown the rows of "
    "one organisation at a time; SQLite has none."
)
NO_STORE = "web/test_headers.py::test_pages_are_kept_by_no_browser"
REFUSALS = "web/test_strange_requests.py::test_every_sort_of_refusal_carries_the_headers_and_is_kept_nowhere"

CONFIGURATION = (
    met(
        "13.1.1",
        "With whom the program speaks is written down.",
        "asvs/test_security_page.py::test_whom_the_program_asks_is_told",
        ASKS_NOBODY,
    ),
    deviation("13.2.1", "Services prove who they are to each other by short-lived secrets.", ONE_ACCOUNT),
    deviation("13.2.2", "Services may do no more than they need.", ONE_ACCOUNT),
    met(
        "13.2.3",
        "No secret is one that came with the program.",
        "health/test_keys_and_files.py::test_a_key_that_is_none_is_found",
        "staff/test_accounts.py::test_a_new_installation_has_no_account",
    ),
    met("13.2.4", "What the program may ask is listed.", ASKS_NOBODY),
    met("13.2.5", "What the server may load is listed.", ASKS_NOBODY, OUTSIDE),
    met(
        "13.3.1",
        "Secrets lie apart, and in no code and no backup.",
        OWNER,
        "privacy/test_database_alone.py::test_no_key_lies_in_any_file_but_its_own",
        "backup/test_round_trip.py::test_the_keys_are_in_it_only_when_asked_for",
    ),
    met(
        "13.3.2",
        "Secrets are read by who needs them.",
        "test_keys.py::test_a_key_that_others_can_read_is_refused",
        OWNER,
    ),
    met("13.4.1", "No folder of git can be fetched.", OUTSIDE),
    met("13.4.2", "No debugger is on.", DEVELOPERS),
    met("13.4.3", "No folder is listed.", OUTSIDE),
    met(
        "13.4.4",
        "TRACE is refused.",
        "web/test_strange_requests.py::test_a_method_that_nothing_here_uses_is_refused_and_repeats_nothing",
    ),
    met(
        "13.4.5",
        "Nothing for developers can be reached but the description of the API, on purpose.",
        DEVELOPERS,
        "kiosk_host/test_openapi.py::test_every_address_of_the_api_is_described",
        "kiosk_host/test_openapi.py::test_an_address_that_is_not_described_is_not_there",
    ),
)

DATA = (
    met(
        "14.1.1",
        "What is kept is known, and how much it tells.",
        "handover/test_columns.py::test_every_column_there_is_has_its_sentence",
    ),
    met(
        "14.1.2",
        "What protects it is written down.",
        "handover/test_documented.py::test_every_column_stands_in_it",
        "handover/test_threat_table.py::test_the_table_has_a_row_for_each_threat",
    ),
    met(
        "14.2.1",
        "No secret stands in an address.",
        "staff/test_members.py::test_the_address_of_a_link_sends_its_code_to_nobody",
        "web/in_browser/test_signing_in.py::test_a_link_is_pressed_and_its_code_stays_in_no_address",
        "cards/test_linking.py::test_nothing_of_a_card_stands_in_pages_addresses_or_logs",
    ),
    met("14.2.2", "Nothing is kept on the way.", NO_STORE, REFUSALS),
    met("14.2.3", "Nothing goes to others.", "web/test_headers.py::test_every_answer_carries_the_headers", ASKS_NOBODY),
    met(
        "14.2.4",
        "What protects it is done as written.",
        "handover/test_threat_table.py::test_each_row_names_a_test_that_is_there",
        "retention/test_raw_files.py::test_hashes_and_moments_are_gone_from_every_file",
    ),
    met(
        "14.3.1",
        "Signing out leaves nothing in the browser.",
        "web/in_browser/test_signing_in.py::test_signing_out_leaves_nothing_behind",
        "web/in_browser/test_today_lives.py::test_once_signed_out_elsewhere_the_screen_empties_itself",
    ),
    met("14.3.2", "Browsers keep no page.", NO_STORE, REFUSALS),
    deviation(
        "14.3.3",
        "Browsers store nothing that tells of anybody.",
        "A tablet without network must keep what was tapped. It keeps it sealed to the server's key, which it has not.",
        "kiosk/in_browser/test_stolen_tablet.py::test_the_raw_files_of_a_tablet_tell_nothing_of_500_visits",
        "kiosk/in_browser/test_nothing_left.py::test_the_page_holds_nothing_of_a_visit_but_what_it_held_before",
    ),
)
