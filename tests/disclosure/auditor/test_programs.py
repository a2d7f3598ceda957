"""How far an unknown goes: in halves, in whole numbers, and when nothing fits."""

from datetime import date
from math import inf

from app.disclosure.auditor.programs import Program
from app.disclosure.auditor.quantities import Quantity
from app.disclosure.auditor.systems import System
from app.disclosure.auditor.world import Row

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
ONE, OTHER, LAST = (Quantity(name, ("premises", "north"), YEAR) for name in ("a", "b", "c"))
# Each two together are three at most: one and a half of each, says who does not know that persons are whole.
TRIANGLE = System(
    (ONE, OTHER, LAST),
    tuple(Row(((1.0, first), (1.0, second)), 3, 3, "") for first, second in ((ONE, OTHER), (OTHER, LAST), (LAST, ONE))),
)


def test_half_persons_fit_where_whole_ones_do_not():
    assert Program(TRIANGLE, whole=False).reach(ONE, upwards=True).end == 1.5
    assert not Program(TRIANGLE, whole=True).reach(ONE, upwards=True).possible


def test_without_an_upper_end_it_goes_on_for_ever():
    open_ended = System((ONE, OTHER), (Row(((1.0, ONE), (-1.0, OTHER)), 0, inf, ""),))
    for whole in (False, True):
        program = Program(open_ended, whole)
        assert program.reach(ONE, upwards=True).end == inf
        assert program.reach(OTHER, upwards=False, own=ONE).end == 0


def test_what_is_known_is_known_for_one_question_only():
    sum_of_five = System((ONE, OTHER), (Row(((1.0, ONE), (1.0, OTHER)), 5, 5, ""),))
    program = Program(sum_of_five, whole=True)
    assert program.reach(ONE, upwards=True, own=OTHER).end == 4
    assert program.reach(ONE, upwards=True).end == 5
