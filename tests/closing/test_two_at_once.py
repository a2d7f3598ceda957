"""Two people who finish the same day: nobody's work is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from app.closing.actions import Wish, finish_days
from app.closing.proposal import DayRecord
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.errors import DayFinishedMeanwhile
from app.organisations.models import DayState
from app.organisations.queries import premises_named
from tests.closing.conftest import EVENING, FRIDAY, recorded
from tests.closing.test_day_page import PATH, filled
from tests.page import read_page

DAY = date(2026, 5, 8)


def test_the_second_is_told_what_the_first_saved_and_keeps_what_they_filled_in(volunteer, coordinator, busy_friday):
    first, second = filled(volunteer.page(PATH)), filled(coordinator.page(PATH))
    volunteer.submit(PATH, **first | {"heads": "22"})

    answer = coordinator.submit(PATH, **second | {"heads": "40", "closes": "18:00"})

    assert answer.status_code == 409
    assert "Alva hann avsluta dagen före dig: Öppet 10.00–16.00, 22 besök" in answer.text
    again = filled(read_page(answer.text)[0])
    assert (again["heads"], again["closes"]) == ("40", "18:00")
    assert [row[5] for row in recorded()] == [22]

    coordinator.submit(PATH, **again)

    assert [(row[3], row[5]) for row in recorded()] == [(1080, 40)]


def test_pressing_twice_is_once_and_so_is_agreeing(volunteer, coordinator, busy_friday):
    values, others = filled(volunteer.page(PATH)), filled(coordinator.page(PATH))

    answers = [volunteer.submit(PATH, **values), volunteer.submit(PATH, **values), coordinator.submit(PATH, **others)]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert [row[6] for row in recorded()] == [1]


def test_of_eight_who_save_at_the_same_moment_one_is_first_and_seven_are_told(app, busy_friday):
    ready = Barrier(8)

    def save(heads):
        with app.app_context(), across_organisations(Across.MACHINE):
            ready.wait()
            try:
                with write_connection() as connection:
                    wish = Wish(DayRecord(DayState.OPEN, 600, 960, "", heads))
                    finish_days(connection, premises_named(connection, "valla"), {DAY: wish}, 1, EVENING)
            except DayFinishedMeanwhile:
                return None
            return heads

    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(save, range(30, 38)))

    [won] = [heads for heads in saved if heads is not None]
    assert [(row[0].isoformat(), row[5]) for row in recorded()] == [(FRIDAY, won)]
