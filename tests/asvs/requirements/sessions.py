"""Chapters 7 and 8: staying signed in, and who may do what."""

from __future__ import annotations

from tests.asvs.requirement import deviation, met, not_applicable

PAGE = "asvs/test_security_page.py::test_numbers_and_names_are_those_of_the_program"
HALF_AN_HOUR = "staff/test_sign_in.py::test_half_an_hour_of_rest_signs_out"
POLICIES = "web/test_policies.py::test_each_role_opens_what_is_for_it_and_nothing_above"
OTHERS = "web/test_policies.py::test_another_organisations_staff_see_nothing_of_this_one"
NO_PROVIDER = "No other system opens sessions here."

SESSIONS = (
    met("7.1.1", "How long sessions last is written down, and why.", PAGE),
    met("7.1.2", "How many there may be at once is written down.", PAGE),
    not_applicable("7.1.3", "Sessions across systems are written down.", NO_PROVIDER),
    met(
        "7.2.1",
        "The server decides whether a session holds.",
        "staff/test_sign_in.py::test_an_invented_token_opens_nothing",
        HALF_AN_HOUR,
    ),
    met(
        "7.2.2",
        "Tokens are made anew each time.",
        "staff/test_shared_computers.py::test_the_pin_opens_with_a_new_token_and_the_old_one_stays_shut",
    ),
    met(
        "7.2.3",
        "Tokens hold 128 bits and more of good chance.",
        "test_tokens.py::test_a_token_holds_256_bits_and_none_is_like_another",
    ),
    met(
        "7.2.4",
        "Signing in gives a new token.",
        "staff/test_links.py::test_signing_in_again_ends_the_session_that_this_browser_had",
        "staff/test_links.py::test_another_person_at_the_same_browser_gets_a_new_session_and_a_new_secret_for_forms",
        "staff/test_passkeys.py::test_the_cookie_is_new_and_out_of_reach_of_scripts",
    ),
    met(
        "7.3.1",
        "Who rests is signed out.",
        HALF_AN_HOUR,
        "staff/test_shared_computers.py::test_after_two_minutes_without_a_touch_it_is_locked_by_the_servers_clock",
    ),
    met(
        "7.3.2",
        "No session lasts longer than a day's work.",
        "staff/test_sign_in.py::test_who_goes_on_working_stays_signed_in_until_twelve_hours_have_passed",
    ),
    met(
        "7.4.1",
        "What has ended opens nothing.",
        "staff/test_sign_in.py::test_signing_out_ends_the_session_on_the_server",
    ),
    met(
        "7.4.2",
        "Who has left is out at once.",
        "staff/test_sign_in.py::test_who_has_left_is_out_at_once",
        "staff/test_members.py::test_who_leaves_is_out_at_once",
    ),
    met(
        "7.4.3",
        "A new factor ends the other sessions.",
        "staff/test_accounts.py::test_a_new_password_asks_for_the_old_one_and_ends_other_sessions",
    ),
    met("7.4.4", "Every page has the way out.", "staff/test_sign_in.py::test_every_page_has_the_way_out"),
    met(
        "7.4.5",
        "An administrator can end somebody's sessions.",
        "staff/test_members.py::test_sessions_of_somebody_are_ended",
    ),
    met(
        "7.5.1",
        "How one signs in is changed by who has just signed in.",
        "staff/test_members.py::test_a_page_left_open_opens_no_account_to_whoever_finds_it",
        "staff/test_passkeys.py::test_half_an_hour_after_signing_in_one_signs_in_again_before_adding_one",
        "staff/test_one_time_codes.py::test_taking_codes_away_needs_the_password",
        "staff/test_accounts.py::test_guessing_the_old_password_in_a_session_left_open_is_held_up",
    ),
    deviation(
        "7.5.2",
        "One sees one's sessions and, after showing who one is again, ends them.",
        "One sees and ends them without showing it again: ending only takes away, and who has lost a telephone must "
        "not be held up.",
        "staff/test_accounts.py::test_one_sees_where_one_is_signed_in_and_can_end_it",
        "staff/test_accounts.py::test_nobody_can_end_somebody_elses_session",
    ),
    not_applicable("7.6.1", "Sessions across systems end together.", NO_PROVIDER),
    met("7.6.2", "No session begins without a press.", "staff/test_links.py::test_looking_at_a_link_uses_nothing_up"),
)

AUTHORISATION = (
    met("8.1.1", "Who may do what is written down.", "asvs/test_security_page.py::test_every_policy_is_told"),
    met("8.1.2", "So is who may change which field.", PAGE),
    met(
        "8.2.1",
        "Each role opens what is for it.",
        POLICIES,
        "web/test_policies.py::test_every_address_states_who_may_open_it",
    ),
    met(
        "8.2.2",
        "Nobody reaches somebody else's things by their number.",
        OTHERS,
        "staff/test_members.py::test_another_house_is_not_seen",
        "search/test_search.py::test_nobody_takes_back_what_is_another_organisations",
    ),
    met(
        "8.2.3",
        "Nobody changes a field that is not theirs to change.",
        "staff/test_members.py::test_a_coordinator_makes_nobody_coordinator",
        "staff/test_fields_not_asked_for.py::test_nobody_makes_themselves_administrator_by_a_field_more",
    ),
    met(
        "8.3.1",
        "The server decides, and by default nobody may.",
        "web/test_policies.py::test_an_address_that_states_nobody_is_refused",
    ),
    met(
        "8.4.1",
        "Organisations never reach each other.",
        OTHERS,
        "database/test_schema.py::test_no_foreign_key_leads_across_organisations",
        "database/test_wall.py::test_a_forgetful_question_of_any_table_gives_own_rows_alone",
        "web/test_behind_wall.py::test_pages_that_all_forgot_whose_rows_they_want_show_nothing_of_another",
        "staff/test_fields_not_asked_for.py::test_a_tablet_notes_for_no_other_house_and_ties_to_no_person",
        "cards/test_linking.py::test_another_organisation_links_and_undoes_nothing_of_ours",
    ),
)
