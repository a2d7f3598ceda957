"""Planning the week on a page."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.organisations.models import PlannedWeekday
from tests.make import rows
from tests.page import read_page

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
PAGE = "/calendar/valla/week"
WEEK = {f"{day}-{end}": time for day in DAYS for end, time in (("opens", "10"), ("closes", "16.30"))}


def field(page, name):
    return next(each for each in page.every("input") if each.attributes.get("name") == name)


def test_a_week_is_planned_from_a_day_on(coordinator, planned):
    answer = coordinator.submit(PAGE, **WEEK, from_day="2026-05-11")

    assert answer.headers["Location"] == PAGE
    [week] = planned().weeks
    assert (week.from_day, dict(week.hours)) == (date(2026, 5, 11), dict.fromkeys(range(5), (600, 990)))
    assert "Måndag till fredag" in coordinator.page(PAGE).text
    assert len(rows(select(PlannedWeekday.weekday))) == 7


def test_closing_before_opening_is_past_midnight(coordinator, planned):
    coordinator.submit(PAGE, **{"saturday-opens": "18", "saturday-closes": "1.30"}, from_day="2026-05-05")

    assert dict(planned().weeks[0].hours) == {5: (1080, 90)}


def test_earlier_plans_stay_and_are_shown(coordinator, plan, planned):
    plan("2026-01-01", {0: (600, 960)})

    coordinator.submit(PAGE, **WEEK, from_day="2026-06-01")

    assert [week.from_day for week in planned().weeks] == [date(2026, 1, 1), date(2026, 6, 1)]
    text = coordinator.page(PAGE).text
    assert "Från 1 januari 2026 gäller nu" in text
    assert "Från 1 juni 2026 kommer" in text


def test_what_was_typed_stays_when_it_is_refused(coordinator, planned):
    answer = coordinator.submit(
        PAGE, **WEEK | {"monday-opens": "25", "tuesday-closes": "", "wednesday-closes": "10"}, from_day="snart"
    )

    assert (answer.status_code, planned().weeks) == (422, [])
    page = read_page(answer.text)[0]
    assert [field(page, f"monday-{end}").attributes["value"] for end in ("opens", "closes")] == ["25", "16.30"]
    assert field(page, "from_day").attributes["value"] == "snart"
    for words in (
        "Skriv en tid, till exempel 10 eller 16.30.",
        "Skriv båda tiderna, eller ingen.",
        "Det stänger samma tid som det öppnar.",
        "Välj en dag.",
    ):
        assert words in page.text


def test_who_saves_after_somebody_else_is_told_and_nothing_is_lost(house, plan, planned):
    cleo, ada = house.signed_in("Cleo"), house.signed_in("Ada")
    opened_early = {name: field(cleo.page(PAGE), name).attributes["value"] for name in ("csrf_token", "version")}
    ada.submit(PAGE, **WEEK, from_day="2026-05-11")

    late = cleo.post(PAGE, **opened_early, **{"sunday-opens": "13", "sunday-closes": "15"}, from_day="2026-05-11")

    assert late.status_code == 409
    assert "Någon annan har ändrat planen under tiden." in late.text
    page = read_page(late.text)[0]
    assert (field(page, "sunday-opens").attributes["value"], len(planned().weeks[0].hours)) == ("13", 5)
    again = {name: field(page, name).attributes["value"] for name in ("csrf_token", "version")}
    cleo.post(PAGE, **again, **{"sunday-opens": "13", "sunday-closes": "15"}, from_day="2026-05-11")
    assert dict(planned().weeks[0].hours) == {6: (780, 900)}


def test_a_plan_that_has_not_begun_can_be_taken_back_and_no_other(coordinator, plan, planned):
    plan("2026-01-01")
    plan("2026-06-01", {})

    begun = coordinator.submit(PAGE, f"{PAGE}/drop", from_day="2026-01-01")
    coordinator.submit(PAGE, f"{PAGE}/drop", from_day="2026-06-01")

    assert begun.status_code == 404
    assert [week.from_day for week in planned().weeks] == [date(2026, 1, 1)]
