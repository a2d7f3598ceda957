"""Chapter 2: what may come in, and in which order."""

from __future__ import annotations

from tests.asvs.requirement import met

PAGE = "asvs/test_security_page.py::test_numbers_and_names_are_those_of_the_program"

LOGIC = (
    met(
        "2.1.1",
        "It is written down what each input may be.",
        "kiosk_host/test_openapi.py::test_every_address_of_the_api_is_described",
        PAGE,
    ),
    met(
        "2.1.2",
        "It is written down what must fit together.",
        "exchange/test_bad_files.py::test_what_does_not_go_together_is_told",
        PAGE,
    ),
    met("2.1.3", "Limits of use are written down.", PAGE),
    met(
        "2.2.1",
        "What comes in is held against what is expected.",
        "kiosk_host/test_openapi.py::test_the_description_holds_whatever_is_sent",
        "web/test_strange_input.py::test_no_form_breaks",
        "exchange/test_any_bytes.py::test_any_bytes_are_rows_or_a_refusal",
    ),
    met(
        "2.2.2",
        "The server checks, whatever the browser has checked.",
        "outreach/test_desk.py::test_what_nobody_could_have_chosen_is_not_stored",
        "database/test_schema.py::test_the_database_refuses_an_entry_that_cannot_be",
    ),
    met(
        "2.2.3",
        "Fields that belong together must fit.",
        "exchange/test_bad_files.py::test_what_does_not_go_together_is_told",
        "opening/test_calendar_pages.py::test_the_heads_that_staff_stated_stay_and_forbid_closed",
    ),
    met(
        "2.3.1",
        "Steps are taken in their order.",
        "staff/test_one_time_codes.py::test_without_the_password_no_code_is_asked_for",
        "followup/test_report_pages.py::test_what_changed_while_it_was_looked_at_is_looked_at_once_more",
    ),
    met(
        "2.3.2",
        "The limits that are written down hold.",
        "kiosk_host/test_numbers.py::test_nobody_can_fill_the_database_by_numbers",
        "kiosk_host/test_entries_refused.py::test_a_body_that_cannot_be_taken_gets_a_clear_refusal",
    ),
    met(
        "2.3.3",
        "What is done is done whole or not at all.",
        "exchange/test_ended_imports.py::test_killed_at_any_moment_it_counts_for_nothing_and_the_next_import_takes_all",
        "retention/test_killed_inside.py::test_killed_anywhere_and_run_again_it_leaves_the_same",
        "log/test_writer.py::test_nothing_of_a_broken_batch_is_stored",
    ),
    met(
        "2.3.4",
        "Two at once do not both get what there is one of.",
        "cards/test_linking.py::test_two_coordinators_at_once_make_one_link",
        "staff/test_members.py::test_two_administrators_who_go_at_once_leave_one",
        "staff/test_links.py::test_a_link_pressed_twice_at_once_opens_once",
    ),
    met(
        "2.4.1",
        "Machines cannot ask without end.",
        "cards/test_linking.py::test_codes_cannot_be_tried_one_after_the_other",
        "kiosk_host/test_typed_codes.py::test_wrong_codes_from_everywhere_are_counted_in_all_and_forgotten_again",
        "staff/test_attempts.py::test_the_page_holds_up_who_tries_too_often",
    ),
)
