"""What reaches beyond one organisation is this list, each with its reason: a new way across fails here first."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from app.bootstrap import ROOT
from app.database.wall import Across

# By reason, the functions that reach across by decorator or inside: under app/, file:function.
ACROSS = {
    Across.MACHINE: {
        "command_line.py:invoke",
        "database/schema.py:bring_up_to",
        "database/schema.py:bring_up_to_date",
        "database/schema.py:take_back",
        "log/waiting.py:_run",
        "retention/actions.py:forget_what_is_due",
    },
    Across.CHAIN: {
        "audit/actions.py:append_acts",
        "audit/queries.py:last_link",
        "disclosure/queries.py:checked_ledger",
        "health/checks/audit_log.py:whole_chain",
    },
    Across.KNOCKING: {
        "beginning/pages.py:page",
        "kiosk_host/api.py:pair_kiosk",
        "kiosk_host/sign_in.py:_kiosk_of",
        "staff/code_pages.py:code",
        "staff/pages.py:sign_in",
        "staff/pages.py:use_link",
        "staff/passkey_pages.py:passkey_answer",
        "staff/shared.py:computer_of",
        "staff/shared_pages.py:open_by_pin",
        "staff/shared_pages.py:unlock_here",
        "staff/sign_in.py:_who_asks",
    },
    Across.AGREEMENT: {
        "agreements/actions.py:_move_first_day",
        "agreements/actions.py:_write_party",
        "agreements/history.py:_names_of",
        "agreements/money_queries.py:consents_of",
        "agreements/money_queries.py:every_hour_value_wording",
        "agreements/money_queries.py:every_party_year_wording",
        "agreements/queries.py:agreed_things",
        "agreements/queries.py:agreement_named",
        "agreements/queries.py:every_goal_wording",
        "agreements/queries.py:every_thing_wording",
        "agreements/queries.py:goals_of",
        "agreements/queries.py:own_agreements",
        "agreements/queries.py:parties_in_words",
        "agreements/queries.py:parties_of",
        "agreements/queries.py:party_rows",
        "agreements/queries.py:terms_written",
        "agreements/writing.py:newest_number",
        "disclosure/queries.py:_members",
        "followup/writing/queries.py:sealed_documents",
        "followup/writing/queries.py:sealed_versions",
        "health/checks/house.py:_is_reported",
        "people/vault/actions.py:close_vault",
        "people/vault/forgetting.py:forget_in_vault",
        "people/vault/queries.py:seen_by_several",
        "people/vault/queries.py:ticks_of",
        "retention/key_periods.py:last_locking",
    },
    Across.PUBLIC: {
        "opening/public_pages.py:calendar",
        "opening/public_pages.py:page",
        "organisations/queries.py:premises_slugs",
    },
    Across.INSTALLATION: {
        "health/checks/clock.py:known_zones",
        "health/checks/ended_keys.py:ended_keys",
        "health/checks/keys.py:organisation_keys",
    },
}
# Who says for the rest of a request for whom somebody asks, and who lets a party's report reach the other parties.
FOR_THE_REQUEST = {
    "keep_to": {"kiosk_host/sign_in.py:_let_in", "staff/sign_in.py:_who_asks", "staff/sign_in.py:require_staff"},
    "reach_parties": {"followup/asked.py:asked_draft"},
}
# Engines beside the program's own: of what looks at a database from outside, and of what fills an empty one.
ENGINES = {
    "backup/restoring.py:_emptied_on_failure",
    "backup/restoring.py:is_database_empty",
    "health/subject.py:_engine",
}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of that name under app/, with the file and the function it stands in or decorates."""
    for file in sorted((ROOT / "app").rglob("*.py")):
        text = file.read_text("utf-8")
        if name in text:
            for function in ast.walk(ast.parse(text)):
                if isinstance(function, ast.FunctionDef):
                    place = f"{file.relative_to(ROOT / 'app').as_posix()}:{function.name}"
                    yield from ((place, each) for each in ast.walk(function) if _called(each) == name)


def _called(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", None)


def test_what_reaches_across_is_what_the_list_says_and_why():
    found = defaultdict(set)
    for place, call in calls("across_organisations"):
        [reason] = call.args
        found[Across[reason.attr]].add(place)

    assert found == ACROSS
    assert set(ACROSS) == set(Across)


def test_who_speaks_for_a_whole_request_is_on_the_list():
    found = {name: {place for place, _ in calls(name)} for name in FOR_THE_REQUEST}

    assert found == FOR_THE_REQUEST


def test_no_engine_is_made_that_nobody_knows_of():
    assert {place for place, _ in calls("create_engine")} == ENGINES


def test_every_reason_is_said_in_words():
    assert all(len(reason.value.split()) > 5 for reason in Across)
