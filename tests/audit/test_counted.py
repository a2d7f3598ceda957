"""The counts of what was refused: few lines however often, a right sum, the rest when the hour is over."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.audit.actions import NOBODY, Done, Who
from app.audit.acts import Act
from app.audit.counted import MOST_SORTS, Counted

HOUR = datetime(2026, 5, 5, 10, tzinfo=UTC)
ENDS = HOUR + timedelta(hours=1)
WHO = [NOBODY, Who("staff", 1), Who("staff", 2)]
SORT = st.builds(
    Done,
    act=st.sampled_from([Act.NOT_LET_IN, Act.FORM_NOT_OURS]),
    who=st.sampled_from(WHO),
    about=st.integers(0, 40).map("place/{}".format),
)


@given(tried=st.lists(SORT, min_size=60, max_size=120))
def test_the_lines_add_up_to_what_was_tried_and_are_bounded(tried):
    counted = Counted()
    lines = [line for each in tried for line in counted.once_more(each, ENDS, HOUR)]
    lines += counted.over(ENDS)

    told = Counter()
    for line in lines:
        told[line.who, line.act] += line.how_many
    assert told == Counter((each.who, each.act) for each in tried)
    for who in WHO:
        assert len({(line.act, line.about) for line in lines if line.who == who}) <= MOST_SORTS + 2
    assert counted.over(ENDS) == []


def test_a_hundred_thousand_tries_are_six_lines():
    counted, done = Counted(), Done(Act.DEVICE_NOT_KNOWN, NOBODY)
    lines = [line.how_many for _ in range(100_000) for line in counted.once_more(done, ENDS, HOUR)]

    assert lines == [1, 9, 90, 900, 9_000, 90_000]
    assert counted.over(ENDS) == []


def test_the_rest_of_an_hour_comes_when_it_is_over_and_not_before():
    counted, done = Counted(), Done(Act.NOT_LET_IN, NOBODY, at=HOUR)
    for _ in range(5):
        counted.once_more(done, ENDS, HOUR)

    assert counted.over(ENDS - timedelta(seconds=1)) == []
    [rest, first] = counted.once_more(Done(Act.NOT_LET_IN, NOBODY, at=ENDS), ENDS + timedelta(hours=1), ENDS)
    assert (rest.how_many, rest.at, first.how_many, first.at) == (4, HOUR, 1, ENDS)
