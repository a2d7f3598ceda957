"""Each law is seen to be broken where it is, by its number, and holds where nothing is wrong."""

import pytest

from tests.faults.server.history import Event, Figures, Found, History, Outcome, breaches, counts

ACKED = Event("a", "tablet", 1, "visit", Outcome.ACKED)
FAILED = Event("f", "tablet", 2, "visit", Outcome.FAILED)
UNKNOWN = Event("u", "tablet", 3, "visit", Outcome.UNKNOWN)
SENT = History([ACKED, FAILED, UNKNOWN], erased=frozenset({"person"}))
A, U = ("a", "visit"), ("u", "visit")
YEAR = Figures(visits=5, uniques=3, month_visits=(2, 3), month_uniques=(2, 2))


def found(*rows, **others):
    """As a server leaves it that tells the truth about the numbers of what is there."""
    seq = {event.id: event.seq for event in SENT.events}
    there = [(seq[id_], seq[id_]) for id_, _ in rows if id_ in seq]
    return Found(**{"rows": rows, "told": {"tablet": there}, "figures": [YEAR]} | others)


@pytest.mark.parametrize("rows", [(A,), (A, U)], ids=["the unanswered is not there", "the unanswered is there"])
def test_what_is_in_order_breaks_no_law(rows):
    assert breaches(SENT, found(*rows, exports=[b"same", b"same"], traces=frozenset({"other"}))) == []


@pytest.mark.parametrize(
    ("left", "law"),
    [
        (found(), "L1: 1 acknowledged and lost"),
        (found(A, A), "L1: 1 acknowledged and doubled"),
        (found(("a", "meal")), "L1: 1 acknowledged and changed"),
        (found(A, set_aside=2), "L1: 0 acknowledged as kept aside, 2 are"),
        (found(A, ("f", "visit")), "L2: 1 refused and stored"),
        (found(A, U, U), "L3: 1 unanswered and doubled"),
        (found(A, ("u", "meal")), "L3: 1 unanswered and changed"),
        (found(A, ("x", "visit")), "L4: 1 made by no tablet, such as x"),
        (found(A, told={"tablet": [(1, 2)]}), "L5: 1 numbers of tablet are missing and not told, such as 2"),
        (found(A, U, told={"tablet": [(1, 1)]}), "L5: 1 numbers of tablet have come and are called missing"),
        (found(A, told={}), "L5: 1 numbers of tablet have come"),
        (found(A, traces=frozenset({"person"})), "L6: 1 erased and back, such as person"),
        (found(A, exports=[b"one", b"two", b"one"]), "L7: 3 orders gave 2 different exports"),
        (found(A, figures=[Figures(6, 3, (2, 3), (2, 2))]), "L8: 6 visits a year, 5 in its months"),
        (found(A, figures=[Figures(5, 5, (2, 3), (2, 2))]), "L8: 5 persons a year"),
        (found(A, figures=[Figures(5, 1, (2, 3), (2, 2))]), "L8: 1 persons a year"),
        (found(A, figures=[Figures(5, 3, (2, 3), (2, 2), (3, 4), 8)]), "L8: 8 persons in all"),
        (found(A, figures=[Figures(5, 3, (2, 3), (2, 2), (3, 4), 3)]), "L8: 3 persons in all"),
    ],
)
def test_a_broken_law_is_found_and_no_other(left, law):
    [breach] = breaches(SENT, left)

    assert breach.startswith(law)


def test_what_was_kept_aside_is_aside_once_and_not_in_the_log():
    aside = History([ACKED, Event("q", "tablet", 2, "visit", Outcome.ASIDE)])
    told = {"tablet": [(1, 2)]}

    assert breaches(aside, Found([A], 1, told)) == []
    assert breaches(aside, Found([A], 0, told)) == ["L1: 1 acknowledged as kept aside, 0 are"]
    assert breaches(aside, Found([A, ("q", "visit")], 1, told)) == ["L1: 1 kept aside and stored, such as q of tablet"]
    assert breaches(aside, Found([A], 1, {"tablet": [(1, 1)]})) == [
        "L5: 1 numbers of tablet have come and are called missing, such as 2"
    ]


def test_what_is_kept_aside_on_one_line_and_stored_by_another_is_both():
    twice = Event("q", "tablet", 1, "visit", Outcome.UNKNOWN)
    there = Found([("q", "visit")], 1, {"tablet": [(1, 1)]})

    for first, second in ((Outcome.ASIDE, Outcome.ACKED), (Outcome.ACKED, Outcome.ASIDE)):
        assert breaches(History([twice.told(first).told(second)]), there) == []
    [breach] = breaches(History([twice.told(Outcome.ACKED)]), there)
    assert breach == "L1: 0 acknowledged as kept aside, 1 are"


def test_the_unanswered_may_be_kept_aside():
    assert breaches(SENT, found(A, set_aside=1)) == []


def test_the_table_counts_what_was_acknowledged_and_what_is_there():
    assert counts(SENT, found(A, A, ("x", "visit"))) == (1, 3, 0, 1, 1)
    assert counts(SENT, found()) == (1, 0, 1, 0, 0)
