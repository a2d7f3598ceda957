"""Chapter 5: files that come in and go out."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met

OUTSIDE = "web/test_strange_requests.py::test_no_folder_is_listed_and_nothing_outside_is_given"
HOSTILE = "followup/formats/test_hostile_templates.py::"
QUEUE = "kiosk_host/test_care_pages.py::test_a_file_that_is_none_of_ours_is_refused_and_nothing_kept"
TEMPLATE = "followup/formats/test_docx.py::test_what_is_no_safe_template_is_refused_in_words"

FILES = (
    met(
        "5.1.1",
        "It is written down which files are taken.",
        "asvs/test_security_page.py::test_numbers_and_names_are_those_of_the_program",
    ),
    met(
        "5.2.1",
        "No file is larger than can be read.",
        "kiosk_host/test_entries_refused.py::test_a_body_that_cannot_be_taken_gets_a_clear_refusal",
        TEMPLATE,
    ),
    met(
        "5.2.2",
        "A file is what it says it is.",
        QUEUE,
        TEMPLATE,
        "exchange/test_bad_files.py::test_a_file_that_is_none_is_refused_with_what_to_do",
    ),
    met("5.2.3", "What is packed is measured before it is unpacked.", TEMPLATE),
    met("5.3.1", "Nothing that was sent is run as program.", QUEUE, OUTSIDE),
    met(
        "5.3.2",
        "No path is made of what somebody wrote.",
        OUTSIDE,
        "kiosk_host/test_delivery.py::test_nothing_outside_the_folder_is_served",
    ),
    met(
        "5.4.1",
        "What is fetched has a name of ours.",
        "web/test_what_answers_are.py::test_what_is_fetched_has_a_name_of_ours",
    ),
    met(
        "5.4.2",
        "Names of files keep the header whole.",
        "web/test_what_answers_are.py::test_what_is_fetched_has_a_name_of_ours",
    ),
    deviation(
        "5.4.3",
        "Files are looked through for viruses.",
        "What comes in is read as JSON or CSV, and forgotten. Of a Word template styles, page and heads are kept; it "
        "is refused where something in it runs, or is fetched when it is opened. No scanner looks at its pictures.",
        QUEUE,
        f"{HOSTILE}test_a_template_that_fetches_something_is_refused_however_it_says_so",
        f"{HOSTILE}test_a_field_that_fetches_or_runs_something_is_refused",
    ),
)
