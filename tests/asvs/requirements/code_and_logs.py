"""Chapters 15 and 16: how it is built, and what is written down of what happens."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met, not_applicable
from tests.asvs.requirements.encoding import HABIT, SCRIPTS

PAGE = "asvs/test_security_page.py::test_numbers_and_names_are_those_of_the_program"
LOCK = "house_rules/test_locks.py::test_every_package_is_pinned_by_checksum_and_nothing_else_is_said"
LOGS = "privacy/test_logs_say_nothing.py::test_no_log_holds_an_address_a_code_or_a_question"
LINE = "web/test_strange_requests.py::test_a_stranger_writes_no_line_of_the_log"
REFUSALS = "audit/test_refusals.py::"
FAULT = "web/test_headers.py::test_a_fault_carries_them_too_and_says_nothing_of_itself"

CODE = (
    met("15.1.1", "How soon libraries are mended is written down.", PAGE),
    met(
        "15.1.2",
        "Every library is listed.",
        LOCK,
        "asvs/test_parts_list.py::test_every_package_of_the_lock_and_every_vendored_library_is_in_it",
    ),
    met("15.1.3", "What takes long is written down.", PAGE),
    deviation(
        "15.2.1",
        "No library is older than written down.",
        "No list of faults is asked from here; who makes a release makes the locks anew and reads what is new.",
        LOCK,
    ),
    met(
        "15.2.2",
        "What takes long holds nobody up.",
        "cards/test_printing_pages.py::test_pressed_twice_it_is_one_printing",
        "exchange/test_ended_imports.py::test_a_second_import_is_refused_while_one_runs",
        "log/test_writer.py::test_a_torn_letter_among_many_holds_up_none_of_them",
    ),
    met(
        "15.2.3",
        "Nothing runs that is not needed.",
        "web/test_strange_requests.py::test_nothing_for_developers_is_there",
    ),
    met(
        "15.3.1",
        "Answers hold no more than was asked for.",
        "outreach/test_phone_intake.py::test_it_reads_its_labels_and_no_card_no_tiles_no_pin",
        "kiosk_host/test_card_api.py::test_days_are_told_by_month_over_all_premises",
    ),
    not_applicable("15.3.2", "The server follows nobody's redirects.", "It asks no address but its own."),
    met(
        "15.3.3",
        "A field more than was asked for changes nothing.",
        "staff/test_fields_not_asked_for.py::test_nobody_makes_themselves_administrator_by_a_field_more",
        "staff/test_fields_not_asked_for.py::test_who_is_renamed_stays_in_their_house_with_their_number",
        f"{HABIT}[takes every field]",
    ),
    met(
        "15.3.4",
        "Who asks is known by the proxy, not by what they say.",
        "staff/test_attempts.py::test_a_proxy_on_this_machine_tells_sources_apart",
        "staff/test_attempts.py::test_a_stranger_cannot_invent_a_source",
    ),
    met(
        "15.3.5",
        "Values are of the sort they should be.",
        "kiosk_host/test_openapi.py::test_the_description_holds_whatever_is_sent",
        "log/test_entry_reading.py::test_a_word_read_before_is_still_told_from_its_like_in_json",
    ),
    met("15.3.6", "No script reaches a prototype.", f"{SCRIPTS}[reaches a prototype]"),
    met(
        "15.3.7",
        "A name that is sent twice decides nothing.",
        "web/test_strange_requests.py::test_of_a_name_that_is_sent_twice_the_address_has_no_say",
        f"{HABIT}[takes either]",
    ),
)

LOGGING = (
    met(
        "16.1.1",
        "What is written down of what happens is listed.",
        "asvs/test_security_page.py::test_every_log_is_told",
        "audit/test_every_address.py::test_whatever_is_sent_is_noted_or_says_why_not",
    ),
    met(
        "16.2.1",
        "A line says when, who, where and what.",
        "audit/test_page.py::test_it_says_who_did_what_the_latest_first",
    ),
    met(
        "16.2.2",
        "Times are right, and said in one zone.",
        "audit/test_noting.py::test_only_the_hour_of_an_act_is_kept",
        "health/test_clock.py::test_a_machine_set_back_finds_notes_and_files_of_the_future",
    ),
    met("16.2.3", "Lines go only where it is said that they go.", LOGS),
    met("16.2.4", "Lines can be read and compared.", "audit/test_commands.py::test_it_shows_the_last_acts_in_order"),
    met(
        "16.2.5",
        "Lines hold nothing that must not be told.",
        LOGS,
        "audit/test_noting.py::test_cards_are_noted_with_how_many_and_none_of_their_codes",
    ),
    met("16.3.1", "Signing in is noted, and failing to.", "audit/test_noting.py::test_signing_in_out_and_failing_to"),
    met(
        "16.3.2",
        "Who was not let in is noted.",
        f"{REFUSALS}test_who_is_signed_in_and_not_let_in_is_noted_with_where_and_no_more",
        f"{REFUSALS}test_a_shut_out_tablet_that_goes_on_asking_is_a_line_a_day_and_not_a_flood",
        f"{REFUSALS}test_an_unknown_device_and_a_pairing_code_that_does_not_hold_are_nobody_s",
    ),
    met(
        "16.3.3",
        "Tries to get around are noted.",
        f"{REFUSALS}test_a_form_without_its_token_is_noted_by_whomever_it_came",
        f"{REFUSALS}test_a_cookie_that_was_changed_is_noted_and_one_of_a_session_that_ended_is_not",
        f"{REFUSALS}test_another_house_s_number_in_the_address_is_noted_and_the_number_is_not",
        f"{REFUSALS}test_trying_too_often_is_noted",
        f"{REFUSALS}test_however_often_it_is_tried_few_lines_are_written_and_none_is_lost",
    ),
    met("16.3.4", "Faults are written down.", LINE),
    met("16.4.1", "No stranger writes a line.", LINE),
    met(
        "16.4.2",
        "Nothing of it can be changed unseen.",
        "audit/test_tampering.py::test_whatever_is_changed_put_in_or_taken_out_is_found",
        "audit/test_tampering.py::test_the_database_itself_lets_it_only_grow",
        "audit/test_page.py::test_only_administrators_open_it",
    ),
    deviation(
        "16.4.3",
        "Lines are sent to another system.",
        "A small house has none. The head of the chain is kept with every backup, so that what is cut off is found.",
        "audit/test_tampering.py::test_what_is_cut_off_is_found_by_a_head_that_was_kept",
    ),
    met(
        "16.5.1",
        "A fault says nothing of itself.",
        FAULT,
        "web/test_strange_requests.py::test_every_sort_of_refusal_carries_the_headers_and_is_kept_nowhere",
    ),
    met(
        "16.5.2",
        "It goes on when something else fails.",
        "log/test_writer.py::test_a_connection_that_was_lost_is_opened_anew",
        "phone/in_browser/test_without_network.py::test_three_contacts_survive_the_app_being_closed_and_arrive_once",
    ),
    met(
        "16.5.3",
        "What fails opens nothing.",
        "web/test_policies.py::test_an_address_that_states_nobody_is_refused",
        "audit/test_noting.py::test_the_act_is_there_if_and_only_if_what_was_done_is",
    ),
)
