"""An agreement's pages: written in its own words, read beside who, changed by its parties alone, never over others."""

from __future__ import annotations

import pytest

from app.agreements.actions import change_terms
from app.agreements.agreeing import GoalWishes, add_goal, change_goal
from app.agreements.money_actions import tell_party_year
from app.agreements.queries import goals_of
from app.database.transaction import write_connection
from tests.agreements.agreeing import agree, cleo, otto, reading, says, terms

NEW = {
    "name": "Social gemenskap",
    "municipality": "Linköpings kommun",
    "first_day": "2024-01-01",
    "last_day": "2026-12-31",
    "diary_number": "SON:2019-1251",
}


@pytest.fixture
def iop(house):
    return agree(house)


@pytest.fixture
def other(house):
    """Otto's browser."""
    return house.signed_in("Otto")


def text(client, path="/agreements/iop"):
    return client.page(path).every("main")[0].text


def test_without_an_agreement_the_page_says_what_to_do_first(coordinator):
    page = coordinator.page("/agreements").every("main")[0]

    assert "Här finns ingen överenskommelse än" in page.text
    assert [link.attributes["href"] for link in page.every("a")] == ["/agreements/new"]


def test_an_agreement_is_written_from_its_name_to_its_kronor(coordinator):
    assert coordinator.submit("/agreements/new", **NEW).headers["Location"] == "/agreements/social-gemenskap"
    at, since = "/agreements/social-gemenskap", {"from_day": "2024-01-01"}
    assert coordinator.get("/agreements").headers["Location"] == at
    coordinator.submit(
        f"{at}/goals/new", heading="Bryta ensamhet", sentence="Nå dem\nsom är ensamma.", place="1", **since
    )
    agreed = {"figure": "open_days", "amount": "220", "per": "year", "about": "y", "goal": "1", "party": ""}
    coordinator.submit(f"{at}/agreed/new", **agreed, **since)
    coordinator.submit(f"{at}/index", from_year="2024", percent="2,5", **since)
    coordinator.submit(f"{at}/money/2024", grant="339 690", cost="375000")
    coordinator.submit(f"{at}/hour/2024", kr="220")
    coordinator.submit(f"{at}/counting", often="24", sometimes="6", threshold="10", second_reader="y", **since)

    page = text(coordinator, at)
    for said in (
        "1 januari 2024 – 31 december 2026 · diarienummer SON:2019-1251",
        "Bryta ensamhet Nå dem som är ensamma.",
        "Dagar med öppet omkring 220 om året alla parter tillsammans",
        "339 690",
        "förslag 348 182",  # 339 690 x 1.025
        "En ideell timme: 220 kr från 2024",
        "Ofta är minst 24 dagar om året, ibland minst 6.",
        "färre än 10 personer",
        "Någon mer läser ett underlag",
        "Linköpings kommun",
    ):
        assert said in page.replace("\xa0", " "), said


def test_the_index_proposes_next_years_grant_in_its_field(house, iop, coordinator):
    with write_connection() as connection:
        change_terms(connection, iop, {"index_from_year": 2023, "index_percent_hundredths": 250}, says(cleo(house), 1))
        tell_party_year(connection, iop, cleo(house).organisation_id, 2024, (400_000, None), says(cleo(house)))

    fields = {
        each.attributes.get("name"): each.attributes.get("value")
        for each in coordinator.page("/agreements/iop/money/2025").every("input")
    }
    assert fields["grant"] == "410 000"
    assert "förslag 410 000" in text(coordinator).replace("\xa0", " ")


@pytest.mark.parametrize("path", ["", "/terms", "/counting", "/goals/new", "/money/2025", "/leave", "/leaves/pace"])
def test_another_organisation_sees_nothing_of_an_agreement_it_has_no_part_in(house, other, path):
    agree(house, "alone", alone=True)

    assert other.get(f"/agreements/alone{path}").status_code == 404
    assert "Här finns ingen överenskommelse än" in text(other, "/agreements")


def test_volunteers_see_none_of_it(iop, volunteer):
    assert volunteer.get("/agreements/iop").status_code == 403


def test_a_party_reads_the_others_kronor_and_changes_its_own_alone(house, iop, coordinator, other):
    with write_connection() as connection:
        tell_party_year(connection, iop, cleo(house).organisation_id, 2024, (339_690, None), says(cleo(house)))
    assert "339 690" in text(other).replace("\xa0", " ")
    other.submit("/agreements/iop/money/2024", grant="452 948")

    shown = text(coordinator).replace("\xa0", " ")
    assert all(kr in shown for kr in ("339 690", "452 948", "792 638"))
    links = [each.attributes.get("href") for each in coordinator.page("/agreements/iop").every("a")]
    assert links.count("/agreements/iop/money/2024") == 1


def test_of_two_who_write_a_goal_the_later_keeps_what_was_typed_and_sees_what_is_saved(house, iop, coordinator):
    with write_connection() as connection:
        add_goal(connection, iop, GoalWishes("Nå människor", "", 1), says(cleo(house), from_day="2024-01-01"))
    token = coordinator.token_on("/agreements/iop/goals/1")
    typed = {"heading": "Nå alla", "sentence": "", "place": "1", "from_day": "2025-01-01", "csrf_token": token}
    with write_connection() as connection:
        change_goal(connection, iop, 1, GoalWishes("Nå fler", "", 1), says(otto(house), 1))

    answer = coordinator.post("/agreements/iop/goals/1", version="1", **typed)
    assert answer.status_code == 409
    assert 'value="Nå alla"' in answer.text
    assert "Målet: Nå fler" in answer.text
    assert coordinator.post("/agreements/iop/goals/1", version="2", **typed).status_code == 302
    with reading() as connection:
        assert [goal.heading for goal in goals_of(connection, iop)] == ["Nå alla"]
    history = text(coordinator)
    assert "Nå människor → Nå fler" in history
    assert "Nå fler → Nå alla" in history
    assert "Otto, sion" in history


def test_a_prolongation_stands_with_what_it_was_before(iop, coordinator):
    days = {"first_day": "2024-01-01", "last_day": "2028-12-31", "from_day": "2026-10-01"}
    coordinator.submit("/agreements/iop/terms", name="Partnerskapet", **days)

    assert "31 december 2026 → 31 december 2028 gäller från 1 oktober 2026" in text(coordinator)
    assert terms(day="2026-09-30").last_day.year == 2026


def test_what_is_done_away_with_goes_and_its_history_stays(house, iop, coordinator):
    with write_connection() as connection:
        add_goal(connection, iop, GoalWishes("Nå människor", "", 1), says(cleo(house), from_day="2024-01-01"))
    at = "/agreements/iop/goals/1"
    coordinator.submit(at, f"{at}/drop")

    assert "Nå människor → gäller inte längre" in text(coordinator)
    assert coordinator.get(at).status_code == 404


def test_unit_costs_leave_once_both_have_ticked(iop, coordinator, other):
    coordinator.submit("/agreements/iop/leaves/unit-costs", is_given="y")
    assert "Det stannar i huset. Ikryssat av iogt." in text(other)
    other.submit("/agreements/iop/leaves/unit-costs", is_given="y")
    assert "Alla har kryssat i det" in text(coordinator)
    other.submit("/agreements/iop/leaves/unit-costs")
    assert "Alla har kryssat i det" not in text(coordinator)


def test_a_party_leaves_by_itself_and_then_reads_without_changing(iop, coordinator, other):
    other.submit("/agreements/iop/leave", last_day="2025-03-31")

    assert "part till och med 31 mars 2025" in text(coordinator)
    page = other.page("/agreements/iop")
    assert "Er organisation är inte part längre" in page.text
    assert page.every("main")[0].every("form") == []
    assert other.get("/agreements/iop/goals/new").status_code == 403


def test_who_is_to_leave_can_stay_after_all(iop, coordinator):
    coordinator.submit("/agreements/iop/leave", last_day="2199-12-30")
    assert "part till och med" in text(coordinator)
    coordinator.submit("/agreements/iop", "/agreements/iop/stay")
    assert "part till och med" not in text(coordinator)


@pytest.mark.parametrize(
    ("form", "values", "says_what"),
    [
        ("terms", {"name": "", "first_day": "2024-01-01", "last_day": "2026-12-31"}, "Ge överenskommelsen ett namn."),
        ("terms", {"name": "IOP", "first_day": "2024-01-01", "last_day": "2023-12-31"}, "Den slutar innan den börjar"),
        ("terms", {"name": "IOP", "first_day": "2024-02-30", "last_day": "2026-12-31"}, "Välj en dag."),
        ("counting", {"often": "24", "sometimes": "", "threshold": "5"}, "Skriv båda gränserna, eller ingen."),
        ("counting", {"often": "6", "sometimes": "6", "threshold": "5"}, "Ibland måste börja vid färre dagar än ofta."),
        ("counting", {"often": "400", "sometimes": "6", "threshold": "5"}, "från 2 till 366"),
        ("index", {"from_year": "2023", "percent": ""}, "eller ingetdera"),
        ("index", {"from_year": "2023", "percent": "två"}, "Skriv en procentsats, som 2,5."),
        ("goals/new", {"heading": "", "place": "1"}, "Skriv målet."),
        ("agreed/new", {"figure": "walks", "amount": "", "per": "week"}, "Skriv hur många."),
        ("agreed/new", {"figure": "walks", "amount": "0", "per": "week"}, "från 1 till 1000000"),
        ("money/2024", {"grant": "mycket"}, "från 0 till 1000000000"),
        ("hour/2024", {"kr": "0"}, "från 1 till 2000"),
        ("leave", {"last_day": "2023-01-01"}, "Välj en dag då ni var part."),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_beside_its_field_and_stays_typed(iop, coordinator, form, values, says_what):
    page = f"/agreements/iop/{form}"
    answer = coordinator.submit(page, **{"from_day": "2024-01-01", **values})

    assert answer.status_code == 422
    assert says_what in answer.text
    for typed in values.values():
        assert not typed or f'value="{typed}"' in answer.text, typed
    assert terms().number == 1


def test_two_agreements_are_listed_the_latest_first(house, iop, coordinator):
    agree(house, "alone", alone=True)

    links = [each.attributes["href"] for each in coordinator.page("/agreements").every("main")[0].every("a")]
    assert set(links) == {"/agreements/new", "/agreements/iop", "/agreements/alone"}
