"""The page "Så mår huset": who is told what, the worst first, each with the way to where it is mended."""

from __future__ import annotations

import json

import pytest

from app.health.list import CHECKS
from app.health.subject import Reach
from app.serving.nightly import NOTE
from app.web.policies import Policy
from tests.health.faults import FAULTS, everything_at_once
from tests.staff_client import StaffClient

THOROUGH = [check.name for check in CHECKS if check.is_thorough]
OF_THE_HOUSE = [check.name for check in CHECKS if check.role is Policy.COORDINATOR]

# Faults of which none hides another.
AT_ONCE = (
    "admins",
    "agreements",
    "copied-keys",
    "days",
    "files",
    "key-sheet",
    "links",
    "nights",
    "numbers",
    "set-aside",
)


@pytest.fixture
def admin(healthy) -> StaffClient:
    """Ada's browser."""
    return healthy.house.signed_in("Ada")


def headings(client):
    [main] = client.page("/health").every("main")
    return [heading.text for item in main.every("li") for heading in item.every("h2")]


def test_a_house_in_order_says_so_and_shows_what_was_looked_at(healthy):
    page = healthy.house.signed_in("Cleo").page("/health")

    assert "Allt är bra." in page.text
    assert len(page.every("details")[0].every("li")) == len(OF_THE_HOUSE)


def test_what_the_command_finds_the_page_tells_an_administrator(healthy, admin):
    before = len(headings(admin))

    everything_at_once(healthy, *AT_ONCE)

    assert len(headings(admin)) - before == len(AT_ONCE)


def test_a_coordinator_is_told_of_the_house_and_not_of_the_machine(healthy):
    for name in ("days", "backup", "files", "key-sheet"):
        FAULTS[name][0](healthy)
    coordinator = healthy.house.signed_in("Cleo")

    assert headings(coordinator) == ["1 dag är inte avslutad."]
    assert "Administratörer ser också datorn." in coordinator.page("/health").text


def test_another_organisations_days_are_not_told_of(healthy):
    FAULTS["days"][0](healthy)

    assert headings(healthy.house.signed_in("Otto")) == []


def test_the_worst_stands_first(healthy, admin):
    for name in ("days", "backup", "key-sheet"):
        FAULTS[name][0](healthy)

    shown = [each for each in headings(admin) if "PostgreSQL" not in each]

    assert shown == [
        "Den senaste säkerhetskopian är 40 dagar gammal.",
        "1 nyckel finns inte på papper än.",
        "1 dag är inte avslutad.",
    ]


def test_what_reads_all_there_is_waits_for_the_night(healthy, admin):
    before = headings(admin)

    for name in THOROUGH:
        FAULTS[name][0](healthy)

    assert len(THOROUGH) == 2
    assert headings(admin) == before


def test_what_went_wrong_at_night_and_what_was_not_done_lately_are_told(healthy, admin):
    note = {"done": {"reading-through": "2024-03-01"}, "failed": {"backup": "The disk is full."}}
    (healthy.settings.instance / NOTE).write_text(json.dumps(note), "utf-8")

    told = headings(admin)

    assert "Nattens säkerhetskopia gick inte bra: The disk is full." in told
    assert "Att läsa igenom allt på natten gjordes senast den 1 mars 2024." in told


def test_what_was_found_at_night_is_told_with_when_it_is_read_again(healthy, admin):
    note = {"done": {}, "failed": {"reading-through": "Databasen är skadad."}}
    (healthy.settings.instance / NOTE).write_text(json.dumps(note), "utf-8")

    [told] = [each for each in headings(admin) if "Databasen är skadad." in each]

    assert told.startswith("Att läsa igenom allt på natten gick inte bra")
    assert "Den läses igen nästa natt." in admin.get("/health").text


def test_every_way_to_mending_leads_somewhere(healthy, admin):
    for name in (*OF_THE_HOUSE, "admins", "links"):
        if name in FAULTS:
            FAULTS[name][0](healthy)

    [main] = admin.page("/health").every("main")
    ways = {link.attributes["href"] for link in main.every("a")}

    assert ways >= {"/kiosks", "/set-aside", "/closing", "/reports", "/staff"}
    assert {admin.get(way).status_code for way in ways} == {200}


def test_of_the_machine_too_where_there_is_a_page_for_it(healthy, admin):
    for name in ("backup", "ended-keys", "key-sheet", "old-sheet", "nights"):
        FAULTS[name][0](healthy)
    note = {"done": {}, "failed": dict.fromkeys(("backup", "reading-through", "put-aside"), "Gick inte.")}
    (healthy.settings.instance / NOTE).write_text(json.dumps(note), "utf-8")

    [main] = admin.page("/health").every("main")
    ways = {link.attributes["href"] for link in main.every("a")}

    assert ways >= {"/begin/key-sheet", "/care", "/care/copies", "/care/aside"}
    # Where nothing is put aside, its page leads on to the care.
    assert {way: admin.get(way).status_code for way in ways} == dict.fromkeys(ways, 200) | {"/care/aside": 302}


def test_the_command_stands_below_for_who_is_at_the_computer(healthy, admin):
    FAULTS["key-sheet"][0](healthy)

    [main] = admin.page("/health").every("main")

    assert "Skriv ut nyckelbladet" in main.text
    assert [each.text for each in main.every("code")] == [
        "oasen key-sheet -o nyckelblad.pdf",
        "oasen key-sheet --put-away",
    ]
    assert "/begin/key-sheet" in {link.attributes["href"] for link in main.every("a")}


def test_a_key_that_may_be_destroyed_is_destroyed_on_its_page(healthy, admin):
    healthy.write(
        "INSERT INTO ending_keys (organisation_id, number, last_day, followed_at, fingerprint)"
        " VALUES (1, 1, '2020-12-31', 0, '0123456789abcdef')"
    )

    [main] = admin.page("/health").every("main")

    assert "/keys" in {link.attributes["href"] for link in main.every("a")}


def test_the_page_speaks_english_to_who_has_chosen_it(healthy):
    FAULTS["days"][0](healthy)
    coordinator = healthy.house.signed_in("Cleo")
    coordinator.submit("/account", action="/language", language="en")

    assert headings(coordinator) == ["1 day is not finished."]


def test_every_reach_of_a_database_is_either_open_or_shut():
    assert {reach for reach in Reach if reach.opens} == {Reach.EMPTY, Reach.BEHIND, Reach.AHEAD, Reach.CURRENT}
