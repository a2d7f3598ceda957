"""What was agreed, on the year's page: done, expected by now, enough a week, calmly; of one's own organisation only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from app.agreements.agreeable import Per
from app.agreements.agreeing import AgreedWishes, add_agreed
from app.database.transaction import write_connection
from tests.agreements.agreeing import agree, cleo, says
from tests.figures.noting import note, record_day
from tests.make import make_door

IN_THE_SUMMER = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_the_summer():
    with time_machine.travel(IN_THE_SUMMER, tick=False) as clock:
        yield clock


@pytest.fixture
def iop(house):
    """The agreement of both organisations, 2024 to 2026; something was noted this year and the last."""
    for day in ("2025-03-04", "2026-03-03", "2026-03-04"):
        note(house.valla, at=f"{day}T11:00")
        record_day(house.valla, day)
    return agree(house)


def agreed(house, iop, figure_id, amount, per=Per.YEAR, *, alone=True, is_about=False):
    party = house.valla.place.organisation_id if alone else None
    with write_connection() as connection:
        add_agreed(connection, iop, AgreedWishes(figure_id, amount, per, is_about, party_id=party), says(cleo(house)))


def card(client, address="/year/2026"):
    found = [
        each
        for each in client.page(address).every("section")
        if each.attributes.get("aria-labelledby") == "what-agreed"
    ]
    return found[0] if found else None


def test_a_thing_stands_with_done_expected_and_enough_a_week(coordinator, house, iop):
    agreed(house, iop, "open_days", 100, is_about=True)

    shown = card(coordinator)

    assert "Dagar med öppet omkring 100 om året 2 av omkring 100" in shown.text
    assert "Att vänta så här långt: 50" in shown.text  # 181 of 365 days: no weekly plan
    assert "98 kvar till årets slut: 4 i veckan. Blir det för mycket, berätta gärna varför i underlaget." in shown.text
    assert "/agreements/iop" in [link.attributes["href"] for link in shown.every("a")]
    assert [bar.attributes["width"] for bar in shown.every("rect")] == ["100.0%", "2.0%"]
    assert [mark.attributes["x1"] for mark in shown.every("line")] == ["49.589%"]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (40, "Det ni kom överens om är gjort."),
        (50, "På takten: 10 fler till årets slut räcker."),
        (80, "På takten: 2 i veckan till årets slut räcker."),
        (100, "Lite efter: 3 i veckan till årets slut räcker."),
        (400, "360 kvar till årets slut: 14 i veckan. Blir det för mycket, berätta gärna varför"),
    ],
)
def test_how_it_goes_is_said_calmly(coordinator, house, iop, amount, said):
    agreed(house, iop, "visits", amount)
    note(house.valla, at="2026-06-01T12:00", count=38)  # 40 in all, in the middle of the year

    assert said in card(coordinator).text


def test_in_the_last_week_only_what_is_left_is_told(house, iop, in_the_summer):
    agreed(house, iop, "open_days", 100)
    in_the_summer.move_to(datetime(2026, 12, 28, 10, 0, tzinfo=UTC))

    shown = card(house.signed_in_anew("Cleo")).text

    assert "98 kvar till årets slut. Blir det för mycket" in shown
    assert "i veckan" not in shown


def test_a_past_year_is_done_against_agreed_and_no_more(coordinator, house, iop):
    agreed(house, iop, "open_days", 100)

    shown = card(coordinator, "/year/2025")

    assert "1 av 100" in shown.text
    assert shown.every("line") == []
    assert not [word for word in ("vänta", "kvar", "takten", "efter", "räcker") if word in shown.text]


def test_what_all_share_shows_ones_own_part_and_never_the_others(coordinator, house, iop):
    agreed(house, iop, "visits", 1000, alone=False)
    for minute in range(10, 15):
        note(house.sionhuset, at=f"2026-03-03T12:{minute}")

    shown = card(coordinator)

    assert "2 av 1 000" in shown.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Gemensamt för alla parter. Här står det ni har gjort." in shown.text
    assert shown.every("line") == []


def test_what_the_other_party_promised_alone_is_not_here(house, iop):
    agreed(house, iop, "visits", 1000)
    note(house.sionhuset, at="2026-03-03T12:00")

    assert "När ni har skrivit in" in card(house.signed_in("Otto")).text


def test_a_part_of_the_premises_has_no_pace(coordinator, house, iop):
    agreed(house, iop, "open_days", 100)
    assert card(coordinator, "/year/2026?premises=valla") is not None
    make_door("norra", "iogt")

    assert card(coordinator, "/year/2026?premises=valla") is None
    assert card(coordinator) is not None


def test_without_an_agreement_a_quiet_line_says_how_to_write_it(coordinator, house):
    note(house.valla, at="2026-03-03T11:00")

    shown = card(coordinator)

    assert "Här finns ingen överenskommelse för 2026." in shown.text
    assert [link.attributes["href"] for link in shown.every("a")] == ["/agreements/new"]


def test_the_year_leads_to_the_report(coordinator, house):
    links = {link.attributes["href"]: link.text for link in coordinator.page("/year/2026").every("main")[0].every("a")}

    assert links["/reports"] == "Gör underlaget"
    assert coordinator.get("/reports").status_code == 200
