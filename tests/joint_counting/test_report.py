"""The report of the whole agreement: side by side, and jointly unique where it is turned on and safe."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.disclosure.auditor.audit import audit
from app.disclosure.core import audited_release
from app.figures.document import one_moment
from app.followup.about.agreed_terms import terms_of_agreement
from app.followup.about.reporting_period import reporting_period
from app.followup.document import document_of
from app.followup.making import Left, counted
from app.people.cards import draw_card, hash_cards, register_cards
from app.people.vault.queries import vault_keys
from app.people.vault.sightings import register_in_vaults
from app.periods import Period
from tests.command_line import run
from tests.disclosure_runs.planted import forgetting
from tests.joint_counting.together import take_back

HALF_YEAR = ("--from", "2026-07-01", "--to", "2026-12-31")
NEXT_JANUARY = datetime(2027, 1, 14, 9, tzinfo=UTC)
OVERLAP_LAW = "the sum of organisations less all together visit several"
OF_EACH = 20
OVERLAP_OF_THREE = ("", "iogt+sion", 3, 3)  # of no table: between three and three visit both
DAYS = ("2026-07-07", "2026-09-08")


def bowl(together, count):
    """So many cards without pictures, of the first organisation, and known to the vault where there is one."""
    settings, organisation_id = together.app.config["OASEN"], together.doors["iogt"].place.organisation_id
    with write_connection() as connection:
        in_vaults = vault_keys(connection, organisation_id, settings.keys_folder)
        cards = [draw_card(with_pictures=False) for _ in range(count)]
        hashed = list(hash_cards(cards, code_keys(settings, "iogt"), vault_keys=in_vaults))
        register_cards(connection, organisation_id, hashed, datetime(2026, 5, 5).date())  # noqa: DTZ001  # a day
        register_in_vaults(connection, hashed)
    return cards


def visited(together, organisation, cards):
    """Each holder came on two days."""
    items = [
        {
            "id": str(uuid4()),
            "kind": "visit",
            "at": f"{day}T12:00:00Z",
            "credential": {"type": "card", "value": card.token, "agreed": True},
        }
        for card in cards
        for day in DAYS
    ]
    token = together.doors[organisation].token
    answer = together.app.test_client().post(
        "/api/v1/entries", json={"entries": items}, headers={"Authorization": f"Bearer {token}"}
    )
    assert {each["status"] for each in answer.json["results"]} == {"stored"}, answer.text


def year_of(together, shared_count, clock):
    """Twenty at each of the two, so many of them at both."""
    cards = bowl(together, 2 * OF_EACH - shared_count)
    clock.move_to(NEXT_JANUARY)
    visited(together, "iogt", cards[:OF_EACH])
    visited(together, "sion", cards[OF_EACH - shared_count :])


def report(together, folder, language="sv", format_="json"):
    file = folder / f"report.{format_}"
    answer = run(together.app, "report", *HALF_YEAR, "--agreement", "iop", "--format", format_, "-o", str(file))
    assert answer.exit_code == 0, answer.output
    return file.read_text("utf-8")


def persons(told):
    """The published persons of each party and of all, of the half-year."""
    [table] = [each for each in told["tables"] if each["id"] == "unique_visitors"]
    cells = [each for each in table["cells"] if each["key"]["period"] == "2026-H2"]
    return {each["key"]["organisation"]: each["value"] for each in cells}


def test_off_they_stand_side_by_side(together, at_noon, tmp_path):
    cards = bowl(together, OF_EACH)
    at_noon.move_to(NEXT_JANUARY)
    visited(together, "iogt", cards)

    assert persons(json.loads(report(together, tmp_path))) == {"iogt": 20, "sion": 0}
    assert "några kan ha besökt båda" in report(together, tmp_path, format_="html")


def test_on_the_report_tells_how_many_different_people_that_is(together, at_noon, tmp_path):
    together.both_say_yes()
    year_of(together, 8, at_noon)
    told = json.loads(report(together, tmp_path))

    assert persons(told) == {"*": 32, "iogt": 20, "sion": 20}
    assert told["figures"]["joint_unique_visitors"]["value"] == 32
    assert told["figures"]["unique_visitors"]["value"] is None
    page = report(together, tmp_path, format_="html")
    assert "tillsammans 32 olika personer" in page
    assert "den en gång som har visat samma kort hos flera av oss" in page
    assert "några kan ha besökt båda" not in page


@pytest.mark.parametrize("shared_count", [1, 4])
def test_where_few_visited_both_the_joint_number_is_hidden_and_no_other(together, at_noon, tmp_path, shared_count):
    together.both_say_yes()
    year_of(together, shared_count, at_noon)
    told = json.loads(report(together, tmp_path))

    assert persons(told) == {"*": None, "iogt": 20, "sion": 20}
    assert told["figures"].get("joint_unique_visitors", {"value": None})["value"] is None
    assert "några kan ha besökt båda" in report(together, tmp_path, format_="html")
    assert together.joint(HALF_YEAR) == 40 - shared_count  # the house knows


def objections(together):
    """What the auditor says of each form that the door would let out, one after the other."""
    period, found = Period(date(2026, 7, 1), date(2026, 12, 31)), []
    with one_moment() as connection:
        terms = terms_of_agreement(connection, "iop", period)
        given = counted(connection, terms, reporting_period(period), Left())

    def listening(release):
        objected = audit([document_of(release, given.about, None)], terms.threshold)
        found.append({(each.table, each.key[-1], each.low, each.high) for each in objected})
        return {each.table for each in objected}

    audited_release(given.tables, terms.threshold, (), listening)
    return found


def test_the_auditor_objects_when_the_solver_leaves_the_overlap_out(together, at_noon):
    together.both_say_yes()
    year_of(together, 3, at_noon)

    assert OVERLAP_OF_THREE not in objections(together)[0]
    with forgetting(OVERLAP_LAW):
        assert OVERLAP_OF_THREE in objections(together)[0]


def test_once_taken_back_a_report_stands_side_by_side_again(together, at_noon, tmp_path):
    together.both_say_yes()
    year_of(together, 8, at_noon)
    take_back(together.house.signed_in_anew("Otto"))

    assert persons(json.loads(report(together, tmp_path))) == {"iogt": 20, "sion": 20}
