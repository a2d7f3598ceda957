"""Chapter 1: what people write stays words, wherever it is put."""

from __future__ import annotations

from tests.asvs.requirement import met, not_applicable

HABIT = "house_rules/test_dangerous_calls.py::test_no_file_of_the_program_has_it_but_where_it_is_right"
MARKUP = "house_rules/test_dangerous_scripts.py::test_no_template_lets_words_become_markup"
SCRIPTS = "house_rules/test_dangerous_scripts.py::test_no_script_gives_it_but_where_it_is_right"
MEMORY = "Python and JavaScript look after memory; there is no native code of ours."

ENCODING = (
    met(
        "1.1.1",
        "What comes in is decoded once, before it is looked at.",
        "web/test_what_answers_are.py::test_an_address_is_decoded_once",
    ),
    met(
        "1.1.2",
        "Escaping is the last step before what reads it.",
        "kiosk_host/test_kiosk_pages.py::test_a_name_is_text_and_no_markup",
        MARKUP,
    ),
    met(
        "1.2.1",
        "Pages, headers and documents escape for their own kind.",
        "kiosk_host/test_kiosk_pages.py::test_a_name_is_text_and_no_markup",
        "followup/formats/test_html.py::test_words_are_words_whatever_they_say",
        "followup/formats/test_docx.py::test_characters_that_xml_cannot_hold_are_left_out",
    ),
    met(
        "1.2.2",
        "Addresses are built safely and lead by safe protocols alone.",
        "staff/test_sign_in.py::test_one_is_never_led_elsewhere",
        "staff/test_sign_in.py::test_paths_of_this_site_are_followed",
        MARKUP,
    ),
    met(
        "1.2.3",
        "Nothing is put into scripts or JSON as it was written.",
        "kiosk_host/test_delivery.py::test_the_page_has_no_style_or_script_of_its_own",
        MARKUP,
    ),
    met(
        "1.2.4",
        "The database is asked with parameters.",
        f"{HABIT}[joins SQL]",
        "web/test_every_form.py::test_no_form_breaks_and_what_is_refused_stays_typed",
    ),
    met(
        "1.2.5",
        "Programs are started with fixed words, without a shell.",
        f"{HABIT}[runs text]",
        f"{HABIT}[starts a program]",
    ),
    not_applicable("1.2.6", "No LDAP injection.", "There is no LDAP."),
    not_applicable("1.2.7", "No XPath injection.", "Nothing is asked by XPath."),
    not_applicable(
        "1.2.8", "LaTeX is set up safely.", "There is no LaTeX; what Typst sets in type comes as data, never as markup."
    ),
    met("1.2.9", "What stands in regular expressions is escaped.", f"{HABIT}[makes patterns]"),
    not_applicable("1.3.1", "HTML from editors is cleaned.", "There is no editor of HTML: what is typed is text."),
    met("1.3.2", "No text is run as code.", f"{HABIT}[runs text]", f"{SCRIPTS}[runs text]"),
    met(
        "1.3.3",
        "What goes where it could do harm is made harmless first.",
        "exchange/test_any_bytes.py::test_a_guarded_text_is_no_formula_and_comes_back_as_it_was",
        "exchange/test_export_openings.py::test_no_cell_of_free_text_is_a_formula",
        "followup/formats/test_csv.py::test_no_cell_begins_a_formula",
        "followup/formats/test_xlsx.py::test_no_cell_begins_a_formula",
        "exchange/test_bad_files.py::test_what_a_terminal_would_obey_is_shown_as_text",
    ),
    not_applicable("1.3.4", "SVG from people is cleaned.", "Nobody can send a picture."),
    not_applicable(
        "1.3.5", "Markdown, CSS and the like from people are disabled.", "What is typed is text everywhere."
    ),
    met("1.3.6", "The server asks no address that somebody names.", f"{HABIT}[asks another server]"),
    met(
        "1.3.7",
        "No template is made of what somebody wrote.",
        f"{HABIT}[makes templates]",
        "followup/formats/test_pdf.py::test_words_are_words_whatever_markup_they_look_like",
    ),
    not_applicable("1.3.8", "No JNDI injection.", "There is no Java."),
    not_applicable("1.3.9", "No memcache injection.", "There is no memcache."),
    met("1.3.10", "What was sent is never a text with places to fill in.", f"{HABIT}[fills in what was sent]"),
    not_applicable("1.3.11", "No mail injection.", "No mail is sent or read."),
    not_applicable("1.4.1", "Memory is handled safely.", MEMORY),
    met(
        "1.4.2",
        "Numbers are checked for sign and size.",
        "log/test_entry_reading.py::test_what_is_no_whole_number_is_refused",
        "kiosk_host/test_openapi.py::test_the_description_holds_whatever_is_sent",
    ),
    not_applicable("1.4.3", "Memory is given back.", MEMORY),
    met(
        "1.5.1",
        "XML is read without entities from outside.",
        f"{HABIT}[reads XML]",
        "followup/formats/test_docx.py::test_what_is_no_safe_template_is_refused_in_words",
        "followup/formats/test_hostile_templates.py::test_entities_are_neither_opened_nor_fetched",
    ),
    met("1.5.2", "No object is unpacked from what was sent.", f"{HABIT}[unpacks objects]"),
)
