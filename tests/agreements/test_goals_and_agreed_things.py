"""Goals in order, and what was agreed: changed, moved, dropped, and what was before still there."""

from datetime import date

import pytest

from app.agreements.agreeable import Per
from app.agreements.agreeing import (
    AgreedWishes,
    GoalWishes,
    add_agreed,
    add_goal,
    change_agreed,
    change_goal,
    drop_agreed,
    drop_goal,
)
from app.agreements.queries import agreed_things, every_thing_wording, goals_of
from app.database.transaction import write_connection
from app.errors import ChangedMeanwhile, NotAllowed, NotFound, Refusal
from tests.agreements.agreeing import agree, cleo, otto, reading, says

START = "2024-01-01"
OPEN_DAYS = AgreedWishes("open_days", 220, Per.YEAR, is_about=True)


@pytest.fixture
def iop(house):
    return agree(house)


@pytest.fixture
def goals(house, iop):
    with write_connection() as connection:
        for place, heading in enumerate(("Nå människor", "Social samvaro", "Vardagsrutiner"), start=1):
            add_goal(connection, iop, GoalWishes(heading, "", place), says(cleo(house), from_day=START))


def headings(iop, day=None):
    with reading() as connection:
        return [row.heading for row in goals_of(connection, iop, day)]


def test_goals_stand_in_their_order_and_a_new_one_in_between_moves_the_others(house, iop, goals):
    with write_connection() as connection:
        add_goal(connection, iop, GoalWishes("Nätverk", "", 2), says(cleo(house), from_day="2025-01-01"))

    assert headings(iop) == ["Nå människor", "Nätverk", "Social samvaro", "Vardagsrutiner"]
    assert headings(iop, date(2024, 12, 31)) == ["Nå människor", "Social samvaro", "Vardagsrutiner"]


def test_a_goal_moved_last_lets_the_others_up(house, iop, goals):
    with write_connection() as connection:
        change_goal(connection, iop, 1, GoalWishes("Nå fler", "", 9), says(cleo(house), 1))

    assert headings(iop) == ["Social samvaro", "Vardagsrutiner", "Nå fler"]
    assert headings(iop, date(2025, 1, 1)) == ["Nå människor", "Social samvaro", "Vardagsrutiner"]


def test_a_dropped_goal_is_none_from_then_on(house, iop, goals):
    with write_connection() as connection:
        drop_goal(connection, iop, 2, says(cleo(house), 1, "2025-01-01"))
        with pytest.raises(NotFound):
            change_goal(connection, iop, 2, GoalWishes("Åter", "", 1), says(cleo(house), 2))

    assert headings(iop) == ["Nå människor", "Vardagsrutiner"]
    assert "Social samvaro" in headings(iop, date(2024, 6, 1))


def test_of_two_who_change_a_goal_the_later_is_told(house, iop, goals):
    with write_connection() as connection:
        change_goal(connection, iop, 1, GoalWishes("Nå fler", "", 1), says(cleo(house), 1))

    with pytest.raises(ChangedMeanwhile), write_connection() as connection:
        change_goal(connection, iop, 1, GoalWishes("Nå alla", "", 1), says(otto(house), 1))
    assert headings(iop)[0] == "Nå fler"


def test_an_agreed_number_that_is_changed_keeps_the_one_before(house, iop, goals):
    with write_connection() as connection:
        thing = add_agreed(connection, iop, OPEN_DAYS, says(cleo(house), from_day=START))
        change_agreed(connection, iop, thing, AgreedWishes("open_days", 200, Per.YEAR), says(otto(house), 1))

    with reading() as connection:
        [now] = agreed_things(connection, iop)
        [before] = agreed_things(connection, iop, date(2025, 1, 1))
        written = every_thing_wording(connection, iop)
    assert (now.amount, now.is_about, before.amount, before.is_about) == (200, False, 220, True)
    assert [row.organisation_id for row in written] == [cleo(house).organisation_id, otto(house).organisation_id]


def test_what_is_agreed_stands_by_its_goal_and_what_has_none_last(house, iop, goals):
    with write_connection() as connection:
        for figure, goal in (("visits", None), ("walks", 3), ("meal_days", 1)):
            wishes = AgreedWishes(figure, 2, Per.WEEK, goal_id=goal, party_id=cleo(house).organisation_id)
            add_agreed(connection, iop, wishes, says(cleo(house)))

    with reading() as connection:
        assert [row.figure_id for row in agreed_things(connection, iop)] == ["meal_days", "walks", "visits"]


def test_what_is_agreed_no_more_is_gone_and_its_history_stays(house, iop):
    with write_connection() as connection:
        thing = add_agreed(connection, iop, OPEN_DAYS, says(cleo(house), from_day=START))
        drop_agreed(connection, iop, thing, says(cleo(house), 1))

    with reading() as connection:
        assert agreed_things(connection, iop) == []
        assert [row.amount for row in agreed_things(connection, iop, date(2024, 6, 1))] == [220]


@pytest.mark.parametrize(
    ("wishes", "refusal"),
    [
        (AgreedWishes("bands", 1, Per.YEAR), NotFound),
        (AgreedWishes("open_days", 0, Per.YEAR), Refusal),
        (AgreedWishes("open_days", 1_000_001, Per.YEAR), Refusal),
        (AgreedWishes("open_days", 1, Per.YEAR, goal_id=9), NotFound),
        (AgreedWishes("open_days", 1, Per.YEAR, party_id=999), NotFound),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_not_agreed(house, iop, wishes, refusal):
    with pytest.raises(refusal), write_connection() as connection:
        add_agreed(connection, iop, wishes, says(cleo(house)))
    with reading() as connection:
        assert every_thing_wording(connection, iop) == []


def test_who_is_no_party_agrees_nothing(house):
    alone = agree(house, "alone", alone=True)

    with pytest.raises(NotAllowed), write_connection() as connection:
        add_goal(connection, alone, GoalWishes("Vårt", "", 1), says(otto(house)))
    with pytest.raises(NotAllowed), write_connection() as connection:
        add_agreed(connection, alone, OPEN_DAYS, says(otto(house)))


def test_a_goal_without_a_heading_is_refused(house, iop):
    with pytest.raises(Refusal, match="heading"), write_connection() as connection:
        add_goal(connection, iop, GoalWishes(" ", "", 1), says(cleo(house)))
