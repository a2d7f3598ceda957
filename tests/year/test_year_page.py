"""The year's page, on what was really noted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from app.figures.list import FIGURE, FIGURES
from app.year.queries import year_counted
from tests.figures.noting import note, plan, record_day
from tests.make import make_activity, make_door

IN_THE_SUMMER = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_the_summer():
    with time_machine.travel(IN_THE_SUMMER, tick=False) as clock:
        yield clock


def section(page, name):
    return next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == name)


def figure_shown(page, name):
    return next(each.text for each in section(page, name).every("p") if each.attributes.get("class") == "figure")


def line(page, name, label):
    """The cells of the row that begins with the label."""
    for row in section(page, name).every("tr"):
        head = row.every("button") or row.every("th")
        if head and head[0].text == label:
            return [cell.text for cell in row.every("td")]
    raise AssertionError(f"no row {label!r}")


@pytest.fixture
def two_years(house):
    """Three taps in 2025, one of them later than today's date; five in 2026."""
    for at in ("2025-03-04T11:00", "2025-06-30T11:00", "2025-12-31T23:30"):
        note(house.valla, at=at)
    for at in ("2026-01-05T10:00", "2026-01-05T11:00", "2026-03-03T12:30", "2026-06-30T19:00", "2026-07-01T00:30"):
        note(house.valla, at=at)
    record_day(house.valla, "2026-01-05", opens="10:00", closes="16:30")


def test_the_years_figures_stand_beside_the_same_time_of_the_year_before(coordinator, two_years):
    page = coordinator.page("/year/2026")

    assert page.every("h1")[0].text == "2026"
    assert "Valla · 1 januari – 1 juli · jämfört med samma tid 2025" in page.text
    assert figure_shown(page, "visit-count") == "5"
    assert "3 fler än samma tid 2025" in section(page, "visit-count").text
    assert line(page, "visits", "Besök utan kort") == ["5", "2", "+3"]


def test_a_whole_year_is_compared_with_a_whole_year(coordinator, two_years):
    page = coordinator.page("/year/2025")

    assert "1 januari – 31 december · jämfört med 2024" in page.text
    assert figure_shown(page, "visit-count") == "3"
    assert "2024 saknar siffror" in section(page, "visit-count").text
    assert line(page, "visits", "Besök utan kort") == ["3", "–", ""]


def test_months_stand_beside_each_other_in_the_picture_and_in_its_table(coordinator, two_years):
    page = coordinator.page("/year/2026")

    assert line(page, "months", "januari") == ["2", "0"]
    assert line(page, "months", "juni") == ["2", "1"]
    assert line(page, "months", "juli") == ["0", "0"]
    assert line(page, "months", "december") == ["–", "1"]
    bars = [bar.attributes["class"] for bar in section(page, "months").every("rect")]
    assert bars.count("this-year") == 6
    assert bars.count("this-year so-far") == 1
    assert bars.count("last-year") == 12


def test_visits_stand_year_by_year_when_there_are_more_than_the_months_show(coordinator, house, two_years):
    assert "År för år" not in section(coordinator.page("/year/2026"), "months").text
    for at in ("2023-05-05T11:00", "2022-05-05T11:00", "2024-12-31T11:00", "2024-02-01T11:00"):
        note(house.valla, at=at)

    page = coordinator.page("/year/2026")

    assert "2022" not in section(page, "months").text
    assert [line(page, "months", year)[-1] for year in ("2023 från maj", "2024", "2025", "2026 hittills")] == [
        "1",
        "2",
        "3",
        "5",
    ]


def test_a_year_that_began_late_says_that_the_comparison_limps(coordinator, two_years):
    assert "2025 har siffror först från mars, så jämförelsen haltar." in coordinator.page("/year/2026").text


def test_arrivals_stand_by_weekday_and_hour(coordinator, two_years):
    page = coordinator.page("/year/2026")

    assert line(page, "arrivals", "10") == ["1", "0", "0", "0", "0", "0", "0"]
    assert line(page, "arrivals", "19") == ["0", "1", "0", "0", "0", "0", "0"]
    assert line(page, "arrivals", "00") == ["0", "1", "0", "0", "0", "0", "0"]


def test_unique_visitors_are_cards_with_an_estimate_and_the_bounds_behind_a_touch(coordinator, house):
    for person in range(10):
        for day in range(1, 10):
            note(house.valla, f"person {person}", at=f"2026-02-0{day}T11:00")
    for day in range(1, 10):
        note(house.valla, at=f"2026-02-0{day}T12:00")

    unique = section(coordinator.page("/year/2026"), "unique")

    assert figure_shown(coordinator.page("/year/2026"), "unique") == "10 personer med kort"
    assert "uppskattningsvis 11 personer" in unique.text
    [bounds] = unique.every("details")
    assert "open" not in bounds.attributes
    assert "Minst 11: så många kom på en enda dag." in bounds.text
    assert "Högst 19, om varje besök utan kort var någon annan." in bounds.text


def test_with_many_visits_without_a_card_no_upper_bound_is_printed(coordinator, house):
    note(house.valla, "one", at="2026-02-01T11:00")
    for minute in range(10, 20):
        note(house.valla, at=f"2026-02-01T12:{minute}")

    unique = section(coordinator.page("/year/2026"), "unique")

    assert "Högst" not in unique.text
    assert "uppskattningsvis" not in unique.text
    assert "Med färre än tio kort" in unique.text


def test_bands_say_their_limits_in_words(coordinator, house):
    for day in range(1, 29):
        note(house.valla, "often", at=f"2026-02-{day:02d}T11:00")
    note(house.valla, "seldom", at="2026-02-01T11:00")

    page = coordinator.page("/year/2026")

    assert line(page, "bands", "Ofta, minst 12 dagar") == ["1", "–", ""]
    assert line(page, "bands", "Ibland, 3 till 11 dagar") == ["0", "–", ""]
    assert line(page, "bands", "Sällan, 1 till 2 dagar") == ["1", "–", ""]


def test_days_without_figures_stand_above_everything(coordinator, house, two_years):
    record_day(house.valla, "2026-05-04", state="unrecorded")
    record_day(house.valla, "2026-03-03", state="closed", reason="helg")

    notice = next(
        each for each in coordinator.page("/year/2026").every("div") if each.attributes.get("class") == "notice"
    )

    assert "1 dag saknar siffror." in notice.text
    assert "1 dag är noterad som stängd, men någon var där. Räknas som öppet: 3 mars." in notice.text


def test_every_figure_is_defined_on_the_page(coordinator, two_years):
    defined = {each.text for each in section(coordinator.page("/year/2026"), "how-we-count").every("dd")}

    assert {figure.definition_sv for figure in FIGURES} == defined


def test_each_figure_of_a_table_shows_its_definition_by_a_touch(coordinator, two_years):
    visits = section(coordinator.page("/year/2026"), "visits")

    meanings = {each.attributes["id"]: each.every("p")[-1].text for each in visits.every("div")}
    shown = {each.text: meanings[each.attributes["popovertarget"]] for each in visits.every("button")}
    assert shown["Besök utan kort"] == FIGURE["visits_anonymous"].definition_sv


def test_activities_stand_with_their_sessions_and_visiting_groups_without_persons(coordinator, house):
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "aa", "session", visiting_group=True)
    note(house.valla, "one", kind="meal", activity="lunch", at="2026-02-06T12:00")
    note(house.valla, kind="meal", activity="lunch", count=4, at="2026-02-13T12:00")
    note(house.valla, kind="session", activity="aa", count=9, at="2026-02-13T18:00")

    page = coordinator.page("/year/2026")

    assert line(page, "done", "lunch") == ["2", "2,5", "1"]
    assert line(page, "done", "aa besökande grupp, bara antal") == ["1", "9", "–"]


def test_a_section_in_which_nothing_was_noted_is_one_line(coordinator, two_years):
    assert section(coordinator.page("/year/2026"), "handouts").text == "Utdelning Inget noterat än."


def test_a_year_of_nothing_says_what_to_do(coordinator):
    assert "2026 saknar siffror" in coordinator.page("/year/2026").text
    assert coordinator.page("/year/2024").every("svg") != []


def test_premises_are_chosen_between_and_persons_counted_in_each(coordinator, house):
    norra = make_door("norra", "iogt")
    note(house.valla, "one", at="2026-02-01T11:00")
    note(norra, "one", at="2026-02-01T12:00")

    together, alone = coordinator.page("/year/2026"), coordinator.page("/year/2026?premises=norra")

    assert (figure_shown(together, "visit-count"), figure_shown(together, "unique")) == ("2", "1 person med kort")
    assert (figure_shown(alone, "visit-count"), figure_shown(alone, "unique")) == ("1", "1 person med kort")
    assert "Alla lokaler tillsammans" in together.text
    assert "Norra · 1 januari" in alone.text


@pytest.mark.parametrize(
    "address",
    ["/year/2027", "/year/1899", "/year/2026?premises=sionhuset", "/year/2026?premises=nowhere", "/year/99999"],
)
def test_years_to_come_and_other_peoples_premises_are_not_there(coordinator, two_years, address):
    assert coordinator.get(address).status_code == 404


def test_the_other_organisation_sees_none_of_it(house, two_years):
    page = house.signed_in("Otto").page("/year/2026")

    assert "2026 saknar siffror" in page.text


def test_a_volunteer_does_not_see_the_year(volunteer):
    assert volunteer.get("/year/2026").status_code == 403
    assert [link.text for link in volunteer.page("/").every("nav")[0].every("a")] == [
        "I dag",
        "Ny kontakt",
        "Anteckna",
        "Mer",
    ]


def test_the_way_to_the_year_leads_to_the_one_that_is(coordinator, in_the_summer):
    assert coordinator.get("/year").headers["Location"] == "/year/2026"


def test_at_new_years_night_the_old_year_lasts_until_the_cutoff(house, in_the_summer):
    in_the_summer.move_to(datetime(2027, 1, 1, 2, 30, tzinfo=UTC))

    assert house.signed_in_anew("Cleo").get("/year").headers["Location"] == "/year/2026"


def test_a_leap_day_is_compared_with_the_day_before_it(app, house):
    note(house.valla, at="2027-02-28T11:00")
    note(house.valla, at="2027-03-01T11:00")

    counted = year_counted("iogt", [], 2028, date(2028, 2, 29))

    assert counted.before["visits"]["value"] == 1


def test_the_page_speaks_english_too(coordinator, two_years):
    coordinator.submit("/account", "/language", language="en")

    page = coordinator.page("/year/2026")

    assert "3 more than the same time in 2025" in page.text
    assert line(page, "visits", "Visits without a card") == ["5", "2", "+3"]


def test_the_weekly_plan_makes_gaps_of_days_without_figures(coordinator, house, two_years):
    plan(house.valla, "2026-06-22", 0)

    assert "2 dagar saknar siffror." in coordinator.page("/year/2026").text
