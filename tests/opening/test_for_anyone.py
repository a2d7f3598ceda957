"""What anyone may read: the hours' page and the calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.figures.noting import note, record_day
from tests.page import read_page
from tests.page_checks import complaints
from tests.staff_client import StaffClient

HOURS, FILE = "/hours/valla", "/calendar/valla.ics"


@pytest.fixture
def asked(house):
    """The answer to anyone who asks."""
    return lambda path, **headers: StaffClient(house.app).get(path, headers=headers)


@pytest.fixture
def events(asked):
    """The events of the file by their first day."""

    def events():
        found = {}
        for event in Calendar.from_ical(asked(FILE).data).walk("VEVENT"):
            start = event.decoded("dtstart")
            found[start.date() if isinstance(start, datetime) else start] = event
        return found

    return events


def test_today_stands_first_then_the_week_then_what_comes(asked, plan, decide):
    plan("2026-01-01", {0: (600, 1020), 1: (600, 1020), 2: (600, 1020), 3: (600, 1020), 4: (600, 900)})
    decide("2026-06-19", "midsommarafton")

    answer = asked(HOURS)
    page = read_page(answer.text)[0]

    assert complaints(answer.text) == []
    assert page.every("main")[0].text.startswith("Valla Öppet i dag 10–17 Måndag till torsdag 10–17 Fredag 10–15")
    assert "fredag 19 juni stängt, midsommarafton" in page.text
    assert page.every("script") == []


def test_the_page_speaks_the_readers_language_and_keeps_nothing_of_them(asked, plan):
    plan()

    english, by_browser = asked(f"{HOURS}?language=en"), asked(HOURS, **{"Accept-Language": "en-GB,en;q=0.9"})
    neither = asked(f"{HOURS}?language=xx", **{"Accept-Language": "ti"})

    assert "Open today 10–17" in english.text
    assert 'lang="en"' in by_browser.text
    assert "Öppet i\xa0dag 10–17" in neither.text
    assert [each.headers.get("Set-Cookie") for each in (english, by_browser, neither)] == [None] * 3


def test_a_day_that_closed_after_all_says_so_without_saying_why(asked, plan, house):
    plan()
    record_day(house.valla, "2026-05-05", state="closed", reason="personal sjuk")

    text = asked(HOURS).text

    assert "Stängt i\xa0dag" in text
    assert "sjuk" not in text


def test_after_midnight_the_evening_is_still_today(asked, plan, at_noon):
    plan("2026-01-01", {1: (1080, 60)})
    at_noon.move_to(datetime(2026, 5, 5, 22, 40, tzinfo=UTC))  # 00.40 on Wednesday

    assert "Öppet i\xa0dag 18–1" in asked(HOURS).text


def test_before_anything_is_planned_it_says_so(asked):
    assert "Öppettiderna är inte bestämda än" in asked(HOURS).text
    assert Calendar.from_ical(asked(FILE).data).walk("VEVENT") == []


def test_nothing_else_of_the_house_is_told(asked, plan, house):
    plan()
    note(house.valla, at="2026-05-05T11:00", count=7)
    record_day(house.valla, "2026-05-04", state="unrecorded", reason="plattan var trasig", heads=31)

    told = asked(HOURS).text + asked(FILE).text

    assert [word for word in ("iogt", "Cleo", "trasig", "31 ", "sign-in", "besök") if word in told] == []


@pytest.mark.parametrize("path", [HOURS, FILE])
def test_what_is_closed_to_anyone_answers_as_what_is_not_there(asked, coordinator, plan, path):
    plan()
    coordinator.submit("/calendar/valla/door", "/calendar/valla/door/shown", shown="no")
    closed, unknown = asked(path), asked(path.replace("valla", "nowhere"))

    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert read_page(closed.text)[0].text == read_page(unknown.text)[0].text
    coordinator.submit("/calendar/valla/door", "/calendar/valla/door/shown", shown="yes")
    assert asked(path).status_code == 200


def test_the_file_holds_the_coming_year_by_the_clock_of_the_place(events, plan, decide):
    """Sweden's clocks go back on 25 October: ten o'clock stays ten o'clock."""
    plan("2026-01-01", dict.fromkeys(range(7), (600, 1020)))
    decide("2026-06-19", "midsommarafton")
    decide("2026-12-31", "nyårsafton", (1080, 60))

    found = events()

    assert (min(found), max(found)) == (date(2026, 5, 5), date(2027, 5, 6))
    opens = [found[date(2026, 10, day)].decoded("dtstart") for day in (24, 25)]
    assert [(each.hour, each.astimezone(UTC).hour) for each in opens] == [(10, 8), (10, 9)]
    assert found[date(2026, 12, 31)].decoded("dtend") == datetime(2027, 1, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm"))
    closed = found[date(2026, 6, 19)]
    assert (str(closed["summary"]), closed.decoded("dtend")) == ("Valla: stängt, midsommarafton", date(2026, 6, 20))


def test_the_file_is_written_as_its_standard_says(asked, plan, decide):
    plan()
    decide("2026-06-01", "å" * 70 + "; , och \\ mer")
    answer = asked(FILE)
    lines = answer.data.split(b"\r\n")

    assert answer.mimetype == "text/calendar"
    assert answer.data.count(b"\n") == answer.data.count(b"\r\n") == len(lines) - 1
    assert max(map(len, lines)) <= 75
    calendar = Calendar.from_ical(answer.data)
    assert [str(each["tzid"]) for each in calendar.walk("VTIMEZONE")] == ["Europe/Stockholm"]
    assert all({"UID", "DTSTAMP", "DTSTART"} <= set(event) for event in calendar.walk("VEVENT"))
    assert "å; , och \\ mer" in "".join(str(event["summary"]) for event in calendar.walk("VEVENT"))


def test_a_day_keeps_its_number_whatever_changes(events, plan, decide, at_noon):
    plan()
    before = {day: str(event["uid"]) for day, event in events().items()}

    decide("2026-06-19", "midsommarafton")
    at_noon.move_to(datetime(2026, 5, 8, 10, tzinfo=UTC))
    after = {day: str(event["uid"]) for day, event in events().items()}

    assert len(set(before.values())) == len(before)
    assert {day: before[day] for day in after if day in before} == {day: after[day] for day in after if day in before}


def test_an_unchanged_file_is_sent_once(asked, plan, decide, at_noon):
    plan()
    first = asked(FILE)
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]

    by_tag, by_time = asked(FILE, **{"If-None-Match": tag}), asked(FILE, **{"If-Modified-Since": modified})
    at_noon.move_to(datetime(2026, 5, 5, 10, 5, tzinfo=UTC))
    decide("2026-06-19", "midsommarafton")
    changed = [asked(FILE, **{"If-None-Match": tag}), asked(FILE, **{"If-Modified-Since": modified})]

    assert (by_tag.status_code, by_time.status_code) == (304, 304)
    assert [each.status_code for each in changed] == [200, 200]


def test_a_new_day_is_a_new_file(asked, plan, at_noon):
    plan()
    tag = asked(FILE).headers["ETag"]

    at_noon.move_to(datetime(2026, 5, 6, 10, tzinfo=UTC))

    assert asked(FILE, **{"If-None-Match": tag}).status_code == 200
