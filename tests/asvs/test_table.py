"""Every requirement of level 2 is answered once, and each answer that names a test names one that is there."""

from __future__ import annotations

import pytest

from tests.asvs.documented import PATH, documented, level_of
from tests.asvs.list import REQUIREMENTS
from tests.asvs.named_tests import is_there
from tests.asvs.requirement import Answer
from tests.asvs.standard import LEVELS, numbers

FEWEST_SHOWN = 110


def test_the_standard_has_253_requirements_up_to_level_2():
    assert len(numbers()) == len(set(numbers())) == 253
    assert sum(len(levels) for levels in LEVELS.values()) == 345


def test_each_requirement_is_answered_once_and_in_the_standards_order():
    assert [each.number for each in REQUIREMENTS] == numbers()


def test_at_least_110_are_shown_by_a_test():
    assert len([each for each in REQUIREMENTS if each.answer is Answer.MET]) >= FEWEST_SHOWN


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda each: each.number)
def test_each_answer_says_by_what_or_why(requirement):
    assert requirement.asks.endswith(".")
    if requirement.answer is Answer.MET:
        assert requirement.tests
    else:
        assert requirement.why.endswith(".")
    assert [each for each in requirement.tests if not is_there(each)] == []


def test_a_test_that_is_gone_would_be_found():
    assert is_there("tests/asvs/test_table.py::test_a_test_that_is_gone_would_be_found")
    assert not is_there("tests/asvs/test_table.py::test_that_was_never_written")
    assert not is_there("tests/nowhere.py::test_a_test_that_is_gone_would_be_found")
    assert not is_there(
        "tests/house_rules/test_dangerous_calls.py"
        "::test_no_file_of_the_program_has_it_but_where_it_is_right[a habit that nobody has]"
    )


def test_the_page_is_what_the_list_says():
    assert PATH.read_text("utf-8") == documented(), "run python -m tests.asvs"


def test_the_level_is_that_of_the_number():
    assert (level_of("1.2.5"), level_of("1.2.6"), level_of("1.2.10")) == ("1", "2", "3")
