"""What is remembered is never told of other numbers, and the same numbers are not made twice."""

from hypothesis import given
from hypothesis import strategies as st

from app.followup.made_before import MOST_REMEMBERED, MadeBefore


@given(st.lists(st.lists(st.integers(0, 3), max_size=2), max_size=40))
def test_every_question_is_answered_as_without_a_memory(questions):
    asked = []
    answer = MadeBefore(lambda given: asked.append(given) or tuple(given))

    for question in questions:
        assert answer(question) == tuple(question)
        made_count = len(asked)
        assert answer(list(question)) == tuple(question)
        assert len(asked) == made_count


def test_the_oldest_goes_first():
    asked = []
    answer = MadeBefore(lambda given: asked.append(given) or given)
    for question in range(MOST_REMEMBERED + 1):
        answer(question)
    answer(1)
    answer(0)

    assert asked == [*range(MOST_REMEMBERED + 1), 0]
