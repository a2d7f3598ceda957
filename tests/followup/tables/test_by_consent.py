"""Unit costs and pace: in the report, in every format, when every party has ticked them, and else nowhere."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.agreements.agreeable import Per
from app.agreements.agreeing import AgreedWishes, add_agreed
from app.agreements.money_actions import tell_party_year, tick
from app.agreements.money_queries import Leaving
from app.database.transaction import write_connection
from app.disclosure.auditor.audit import audit
from app.disclosure.auditor.passages import passages
from app.followup.about.terms import AgreedNumber
from app.followup.composing.blocks import Heading, TableBlock
from app.followup.composing.report import report_of
from app.followup.desk import desk_of
from app.followup.formats.list import FORMAT, FORMATS
from app.followup.tables.by_consent import CONSENTED
from app.followup.writing.queries import Draft
from app.followup.writing.texts import Texts
from app.periods import Period, year
from tests.agreements.agreeing import cleo, otto, says
from tests.followup.formats.pdf_reading import texts_of
from tests.followup.telling import ALONE, BOTH, document, joined, table, tables_of

BOTH_LEAVE = tuple(each.value for each in Leaving)
THREE_YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
UNIT_COSTS = ("cost_per_visit", "cost_per_unique_visitor", "grant_per_visit")


def cells(made, table_id):
    found = [each for each in made["tables"] if each["id"] == table_id]
    return {" ".join(cell["key"].values()): cell["value"] for each in found for cell in each["cells"]}


def told(leaves=BOTH_LEAVE, **numbers):
    terms = replace(ALONE, slug="iop", period=THREE_YEARS, leaves=leaves)
    return document(tables_of(**({"cost": (800_000, 700_000), "visits": (2_000, 1_000)} | numbers)), terms)


def test_a_cost_is_worked_out_from_published_numbers():
    made = told(grant=300_001, unique_visitors=80)

    assert cells(made, "cost_per_visit") == {"2025": 400, "2024": 700}
    assert cells(made, "cost_per_unique_visitor") == {"2025": 10_000}
    assert cells(made, "grant_per_visit") == {"2025": 150}
    assert made["figures"]["cost_per_visit"]["value"] == 400
    assert made["figures"]["cost_per_visit"]["before"]["value"] == 700


@pytest.mark.parametrize("hidden", [{"unique_visitors": None}, {"unique_visitors": 0}, {}])
def test_what_is_hidden_cannot_be_worked_out_from_a_cost(hidden):
    made = told(**hidden)

    assert "cost_per_unique_visitor" not in json.dumps(made["tables"])
    assert "cost_per_unique_visitor" not in made["figures"]


def test_of_two_parties_each_has_its_cost_and_all_together_where_there_is_one():
    cards = joined(
        table("unique_visitors", 50, organisation="hamnen"), table("unique_visitors", 4, organisation="valla")
    )
    cost = joined(
        *(table("cost", kr, organisation=place) for place, kr in (("hamnen", 500), ("valla", 400), ("*", 900)))
    )
    made = document([cards, cost], replace(BOTH, leaves=BOTH_LEAVE))

    assert cells(made, "cost_per_unique_visitor") == {"2025 hamnen": 10, "2025 valla": 100}


@pytest.mark.parametrize(("leaves", "ids"), [((), set()), ((Leaving.PACE.value,), {"pace"}), (BOTH_LEAVE, None)])
def test_only_what_is_ticked_is_there(leaves, ids):
    terms = replace(ALONE, period=THREE_YEARS, leaves=leaves, agreed=(AgreedNumber("visits", 2_000),))
    made = document(tables_of(cost=800, grant=400, visits=2_000, unique_visitors=80), terms)
    listed = {each.id for each in CONSENTED}

    assert {each["id"] for each in made["tables"]} & listed == (listed if ids is None else ids)
    headings = [each.text for each in report_of(made, Texts(), terms, "sv").blocks if isinstance(each, Heading)]
    assert ("Det vi kommit överens om" in headings) == bool(leaves)


def test_the_pace_of_a_year_says_what_was_agreed_and_done():
    terms = replace(
        ALONE,
        period=THREE_YEARS,
        leaves=BOTH_LEAVE,
        agreed=(AgreedNumber("open_days", 220), AgreedNumber("walks", 2, per="week"), AgreedNumber("meal_days", 50)),
    )
    made = document(tables_of(open_days=211, walks=91), terms)

    assert cells(made, "pace") == {
        "2025 open_days year agreed": 220,
        "2025 open_days year done": 211,
        "2025 walks week agreed": 104,
        "2025 walks week done": 91,
    }
    block = next(each for each in report_of(made, Texts(), terms, "sv").blocks if isinstance(each, TableBlock))
    assert [each.label for each in block.columns] == [
        *("Överenskommet", "Räknat"),
        *("Överenskommet för perioden", "Gjort"),
    ]
    assert block.rows == (("Öppetdagar", "Per år", "220", "211"), ("Promenader", "I veckan", "104", "91"))


@pytest.fixture
def agreed(reporting_house):
    """220 open days of both, and what the first party's year cost."""
    with write_connection() as connection:
        first = cleo(reporting_house)
        number = 1  # the agreement of the reporting house
        add_agreed(connection, number, AgreedWishes("open_days", 220, Per.YEAR), says(first))
        tell_party_year(connection, number, first.organisation_id, 2025, (452_948, 535_000), says(first))
    return number


def ticked(connection, number, writer, what, is_given=True, seen=0):
    tick(connection, number, writer.organisation_id, what, is_given, says(writer, seen))


def files_of(house, scope, language):
    organisation_id = house.valla.place.organisation_id if scope.startswith("organisation") else None
    desk = desk_of(Draft(0, scope, organisation_id, None if organisation_id else 1, year(2025)), date(2026, 1, 14))
    report, made = desk.report(language), desk.made.document
    return made, {each.slug: _read(each.slug, each.make(report, made)) for each in FORMATS}


def _read(slug, made):
    """All words of a file, as another program reads them."""
    content = " ".join(texts_of(made)) if slug == "pdf" else made
    said = " ".join(each.text for each in passages(f"file{FORMAT[slug].ending}", content))
    return said.replace("\u00a0", " ").replace("\u00ad", "")


def test_every_format_has_them_when_all_have_ticked_and_none_before(reporting_house, agreed):
    one, other = cleo(reporting_house), otto(reporting_house)
    with write_connection() as connection:
        for what in Leaving:
            ticked(connection, agreed, one, what)
    made, before = files_of(reporting_house, "agreement/iop", "sv")
    assert {each["id"] for each in made["tables"]} & {each.id for each in CONSENTED} == set()
    assert [slug for slug, text in before.items() if "per besök" in text or "Takten" in text] == []

    with write_connection() as connection:
        for what in Leaving:
            ticked(connection, agreed, other, what)
    made, after = files_of(reporting_house, "agreement/iop", "sv")
    assert cells(made, "cost_per_visit")["2025 iogt"] > 0
    assert cells(made, "pace")["2025 * open_days year agreed"] == 220
    assert [slug for slug, text in after.items() if "per besök" not in text or "Takten" not in text] == []
    assert audit([made], 5) == []

    with write_connection() as connection:
        ticked(connection, agreed, other, Leaving.UNIT_COSTS, is_given=False, seen=1)
    made, _ = files_of(reporting_house, "agreement/iop", "sv")
    assert {each["id"] for each in made["tables"]} & {each.id for each in CONSENTED} == {"pace"}
