"""Noting by hand: what each form puts into the log, what is refused, what is said afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.activities.kinds import KIND
from app.database.transaction import write_connection
from app.log.models import Entry, Void
from app.noting.notables import NOTED_HERE
from app.organisations.actions import add_organisation
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.make import rows
from tests.noting.conftest import NOON
from tests.page import read_page

NOTED = select(Entry.kind, Entry.count, Entry.day, Entry.hour, Entry.minutes, Entry.basis).order_by(Entry.minutes)


def noted(*names):
    return rows(select(*(getattr(Entry, name) for name in names)).where(Entry.source == "staff"))


def main(client, answer):
    assert answer.status_code == 302, answer.text
    return client.page(answer.headers["Location"]).every("main")[0]


def errors(answer):
    assert answer.status_code == 422
    page = read_page(answer.text)[0]
    return [each.text for each in page.every("p") if each.attributes.get("class") == "error"]


def test_all_that_can_be_noted_is_a_button_and_what_is_for_coordinators_only_theirs(offered, volunteer, coordinator):
    def kinds(client):
        links = [link.attributes["href"] for link in client.page("/note").every("main")[0].every("a")]
        return [href.rpartition("/")[2] for href in links if href.startswith("/note/valla/") and "/days/" not in href]

    assert kinds(coordinator) == [notable.kind for notable in NOTED_HERE]
    assert set(kinds(coordinator)) - set(kinds(volunteer)) == {"placement", "source"}


@pytest.mark.parametrize("notable", NOTED_HERE, ids=lambda notable: notable.kind)
def test_a_form_asks_only_for_columns_of_its_kind(notable):
    columns = {notable.code} - {""} | {"basis" for part in notable.parts if part.value == "basis"}

    assert columns <= set(KIND[notable.kind].columns)
    assert not notable.takes_cards or KIND[notable.kind].person_allowed


def test_nine_heads_at_the_visiting_group(offered, volunteer):
    answer = volunteer.submit("/note/valla/session", activity="aa", heads="9", day="now")

    said = main(volunteer, answer).text
    assert "aa, 9 personer" in said
    assert "tisdag 5 maj 12.00" in said
    assert [tuple(map(str, row)) for row in rows(NOTED)] == [("session", "9", "2026-05-05", "12", "None", "measured")]


def test_yesterday_without_a_time_is_the_day_alone(offered, volunteer):
    volunteer.submit("/note/valla/meal", activity="lunch", heads="12", day="yesterday", basis="estimated")

    assert [tuple(map(str, row)) for row in rows(NOTED)] == [("meal", "12", "2026-05-04", "None", "None", "estimated")]


def test_a_time_before_the_cut_off_is_of_the_night_after_that_day(offered, volunteer):
    volunteer.submit("/note/valla/visit", heads="3", children="1", day="other", date="2026-04-30", time="00:40")

    assert [tuple(map(str, row)) for row in noted("day", "hour", "children")] == [("2026-04-30", "0", "1")]


def test_the_same_press_twice_counts_once_though_a_minute_has_passed(offered, volunteer, at_noon):
    first = volunteer.submit("/note/valla/walk", activity="tuesday-walk", heads="4", day="now", key="ab" * 16)
    at_noon.shift(60)
    second = volunteer.submit("/note/valla/walk", activity="tuesday-walk", heads="4", day="now", key="ab" * 16)

    assert first.headers["Location"] == second.headers["Location"]
    assert noted("count") == [(4,)]


def test_hours_of_many_are_more_than_a_day(offered, volunteer):
    answer = volunteer.submit("/note/valla/volunteering", hours="30,5", day="now", basis="estimated")

    assert "Ideella timmar, 30,5 tim" in main(volunteer, answer).text
    assert sorted(minutes for (minutes,) in noted("minutes")) == [390, 1440]


def test_a_word_of_the_list_by_what_it_is_called_and_a_new_one_as_a_slug(offered, volunteer, coordinator):
    volunteer.submit("/note/valla/accompaniment", new_code="Socialtjänsten", minutes="90", day="now")
    volunteer.submit("/note/valla/accompaniment", new_code="Hyresnämnden i stan", minutes="", day="now")
    coordinator.submit("/note/valla/placement", code="lss", heads="2", day="now")

    assert set(noted("authority", "referrer", "minutes", "count")) == {
        ("social-services", None, 90, 1),
        ("hyresnämnden-i-stan", None, None, 1),
        (None, "lss", None, 2),
    }


def test_a_form_that_comes_without_its_number_of_heads_has_the_usual_one(offered, volunteer):
    """A browser leaves out a field that something has taken off its page."""
    token = volunteer.token_on("/note/valla/handout")

    answer = volunteer.post("/note/valla/handout", csrf_token=token, code="clothes", day="now", key="ab" * 16)

    assert answer.status_code == 302
    assert noted("item", "count") == [("clothes", 1)]


def test_what_was_used_before_stands_first_among_the_words(offered, volunteer):
    for _ in range(2):
        volunteer.submit("/note/valla/handout", new_code="Blöjor", heads="3", day="now")
    volunteer.submit("/note/valla/handout", code="clothes", heads="1", day="now")

    page = volunteer.page("/note/valla/handout")

    offered = [field.attributes["value"] for field in page.every("input") if field.attributes.get("name") == "code"]
    assert offered[:3] == ["blöjor", "clothes", "food-bag"]
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("meal", {"activity": "lunch", "heads": "", "day": "now"}, "Skriv ett helt tal från 1 till 1000."),
        ("meal", {"activity": "lunch", "heads": "1001", "day": "now"}, "Skriv ett helt tal från 1 till 1000."),
        ("meal", {"activity": "lunch", "heads": "\u0663", "day": "now"}, "Skriv ett helt tal från 1 till 1000."),
        ("meal", {"activity": "aa", "heads": "3", "day": "now"}, "Välj en av dem."),
        ("meal", {"activity": "lunch", "heads": "3", "day": "other"}, "Välj vilken dag."),
        ("meal", {"activity": "lunch", "heads": "3", "day": "other", "date": "2026-05-06"}, "Dit har vi inte kommit"),
        ("meal", {"activity": "lunch", "heads": "3", "day": "today", "time": "12:01"}, "Dit har vi inte kommit"),
        ("meal", {"activity": "lunch", "heads": "3", "day": "today", "time": "kl 9"}, "Skriv dagen som 2026-05-31"),
        ("meal", {"activity": "lunch", "heads": "3", "day": "other", "date": "1999-05-06"}, "Det är för länge sedan"),
        ("visit", {"heads": "3", "children": "4", "day": "now"}, "Barnen är med bland dem som kom"),
        ("volunteering", {"hours": "241", "day": "now"}, "Högst 240"),
        ("accompaniment", {"day": "now"}, "Välj ett, eller skriv det nedanför."),
        ("cooperation", {"new_code": "!!", "heads": "1", "day": "now"}, "Skriv med vanliga bokstäver."),
        ("cooperation", {"new_code": "Berit på kommunen", "heads": "1", "day": "now"}, "ser ut som ett namn"),
        ("cooperation", {"new_code": "070-123 45 67", "heads": "1", "day": "now"}, "ser ut som ett telefonnummer"),
    ],
)
def test_what_cannot_be_is_refused_in_words_beside_the_field_and_stays_as_typed(
    offered, volunteer, kind, values, words
):
    answer = volunteer.submit(f"/note/valla/{kind}", **values)

    assert any(words in said for said in errors(answer))
    typed = [each for each in values.values() if each and each not in ("now", "other", "today", "lunch", "aa")]
    assert all(f'value="{each}"' in answer.text for each in typed)
    assert noted("kind") == []


def test_a_partner_that_sounds_like_a_person_may_be_said_to_be_none(offered, volunteer):
    volunteer.submit("/note/valla/cooperation", new_code="Maria", not_a_person="Maria", heads="1", day="now")

    assert noted("partner") == [("maria",)]


def test_undo_at_once_takes_all_of_a_press_back(offered, volunteer):
    answer = volunteer.submit("/note/valla/volunteering", hours="30", day="now")
    way = answer.headers["Location"]
    [button] = [each for each in volunteer.page(way).every("button") if each.attributes.get("name") == "entry"]

    undone = volunteer.submit(way, "/note/valla/take-back", entry=button.attributes["value"])

    assert undone.headers["Location"] == "/note/valla/days/2026-05-05"
    day = volunteer.page("/note/valla/days/2026-05-05").every("main")[0].text
    assert "Ångrat: Ideella timmar, 30 tim" in day
    assert len(rows(select(Void.id))) == 2
    assert volunteer.page(way).every("h1")[0].text == "Ångrat"


def test_one_more_like_it_begins_with_the_same(offered, volunteer):
    answer = volunteer.submit("/note/valla/session", activity="aa", heads="9", day="yesterday", basis="estimated")
    [link] = [a for a in main(volunteer, answer).every("a") if "like=" in a.attributes["href"]]

    page = volunteer.page(link.attributes["href"])

    fields = {
        each.attributes.get("name"): each.attributes.get("value")
        for each in page.every("input")
        if "checked" in each.attributes or each.attributes.get("name") == "heads"
    }
    assert (fields["activity"], fields["basis"], fields["heads"], fields["day"]) == ("aa", "estimated", "9", "now")


def test_what_is_for_coordinators_is_not_noted_by_volunteers(offered, volunteer):
    assert volunteer.get("/note/valla/source").status_code == 403
    assert volunteer.get("/note/valla/outreach").status_code == 404


def test_where_there_are_no_premises_the_page_says_how_to_begin(house):
    with write_connection() as connection:
        add_organisation(connection, house.app.config["OASEN"], "ny", "Ny", NOON)
    house.codes["Nisse"] = add_staff("ny", "Nisse", Role.VOLUNTEER, NOON)

    assert "oasen premises add" in house.signed_in("Nisse").page("/note").text
