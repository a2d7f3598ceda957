"""Chapters 3 and 4: what browsers are told, and what requests may be."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met, not_applicable
from tests.asvs.requirements.encoding import SCRIPTS

EVERY_ANSWER = "web/test_headers.py::test_every_answer_carries_the_headers"
EVERY_ADDRESS = "web/test_headers.py::test_every_address_there_is_answers_with_the_headers_whoever_asks"
EVERY_REFUSAL = "web/test_strange_requests.py::test_every_sort_of_refusal_carries_the_headers_and_is_kept_nowhere"
COOKIES = "web/test_headers.py::test_by_https_cookies_insist_on_it_and_on_this_host"
EVERY_COOKIE = "staff/test_proofs.py::test_by_https_every_cookie_is_bound_to_this_host"
NO_GRAPHQL = "There is no GraphQL."
NO_SOCKET = "There is no WebSocket; the server is started without them."

BROWSER = (
    met(
        "3.2.1",
        "Nothing is shown as something that it is not.",
        EVERY_ANSWER,
        "kiosk_host/test_delivery.py::test_a_file_comes_as_what_it_is",
    ),
    met("3.2.2", "Words are put onto a page as words.", f"{SCRIPTS}[writes markup]"),
    met("3.3.1", "Cookies are Secure.", COOKIES, EVERY_COOKIE),
    met("3.3.2", "Cookies say SameSite.", COOKIES, EVERY_COOKIE),
    met("3.3.3", "Cookies are bound to this host by their name.", COOKIES, EVERY_COOKIE),
    met(
        "3.3.4",
        "Cookies are out of reach of scripts.",
        COOKIES,
        "staff/test_sign_in.py::test_the_browser_holds_a_token_that_scripts_cannot_read_and_that_names_nobody",
    ),
    met(
        "3.4.1",
        "Every answer insists on https for a year.",
        "web/test_strange_requests.py::test_by_https_every_answer_insists_on_it_for_a_year_files_and_refusals_too",
    ),
    met(
        "3.4.2",
        "No other site may read an answer.",
        "web/test_strange_requests.py::test_no_other_site_is_let_read_an_answer",
    ),
    met(
        "3.4.3",
        "A strict content security policy on every answer.",
        EVERY_ANSWER,
        EVERY_ADDRESS,
        EVERY_REFUSAL,
        "kiosk_host/test_delivery.py::test_nothing_inline_is_ever_allowed",
    ),
    met("3.4.4", "No browser guesses what an answer is.", EVERY_ANSWER, EVERY_ADDRESS, EVERY_REFUSAL),
    met("3.4.5", "No address is told to others.", EVERY_ANSWER, EVERY_ADDRESS),
    met("3.4.6", "No page can be framed.", EVERY_REFUSAL),
    met("3.5.1", "A form of another site does nothing here.", "web/test_policies.py::test_every_form_needs_its_token"),
    met(
        "3.5.2",
        "Nor does one that pretends to be a tablet.",
        "web/test_strange_requests.py::test_a_form_of_another_site_that_pretends_to_be_a_tablet_is_refused",
    ),
    met(
        "3.5.3",
        "Looking changes nothing.",
        "staff/test_links.py::test_looking_at_a_link_uses_nothing_up",
        "staff/test_members.py::test_looking_at_the_page_of_a_new_link_changes_nothing",
        "web/test_strange_requests.py::test_a_method_in_a_header_or_field_is_no_method",
    ),
    deviation(
        "3.5.4",
        "Applications have hosts of their own.",
        "Pages, tablet and phone share the one name that a small house has. Pages go by cookie, devices by a token "
        "in a header, and neither opens what is the other's.",
        "web/test_policies.py::test_what_opens_a_kiosk_opens_no_page_and_what_opens_pages_opens_no_kiosk",
        "phone/in_browser/test_without_network.py::test_phone_and_kiosk_on_one_origin_keep_apart",
    ),
    met("3.5.5", "Messages of other windows are not heard.", f"{SCRIPTS}[hears other windows]"),
    met("3.7.1", "Only what browsers still look after is used.", EVERY_ANSWER),
    met(
        "3.7.2",
        "Nobody is led to another site.",
        "staff/test_sign_in.py::test_signing_in_leads_nowhere_else_by_a_forged_link",
        "trust/test_pages.py::test_nobody_is_led_to_another_site_from_it",
    ),
)

SERVICES = (
    met(
        "4.1.1",
        "Every answer says what it is, and in which letters.",
        EVERY_REFUSAL,
        "web/test_what_answers_are.py::test_every_answer_says_what_it_is_and_in_which_letters",
    ),
    not_applicable(
        "4.1.2",
        "Only pages lead from http to https.",
        "The program leads nobody from http to https: the server in front of it does that.",
    ),
    met(
        "4.1.3",
        "What a proxy says cannot be said by whoever asks.",
        "staff/test_attempts.py::test_a_stranger_cannot_invent_a_source",
        "staff/test_attempts.py::test_a_proxy_on_this_machine_tells_sources_apart",
        "web/test_strange_requests.py::test_a_host_that_is_not_ours_stands_in_no_answer",
    ),
    met(
        "4.2.1",
        "Where a request ends is never in doubt.",
        "serving/test_message_boundaries.py::test_what_is_hidden_behind_a_request_is_never_answered",
    ),
    not_applicable("4.3.1", "GraphQL is bounded.", NO_GRAPHQL),
    not_applicable("4.3.2", "GraphQL tells nothing of itself.", NO_GRAPHQL),
    *(
        not_applicable(f"4.4.{place}", asks, NO_SOCKET)
        for place, asks in enumerate(
            (
                "WebSockets by TLS.",
                "WebSockets of this site alone.",
                "Their tokens are sessions.",
                "Their tokens come by https.",
            ),
            start=1,
        )
    ),
)
