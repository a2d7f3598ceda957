"""The running numbers of a tablet that have come in, as stretches without a gap; pure.

A tablet numbers what it keeps: 1, 2, 3 … What has come in is one stretch on most days. Numbers may come in any order
and repetition: a card that waits for its holder's answer is overtaken by the next visitor's tap.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

# A tablet that lost its memory so often has other troubles; and nobody may fill the database by numbers.
MOST_STRETCHES = 200
EPOCH = date(1970, 1, 1)
AWAITED_FOR = timedelta(days=30)  # then what is missing is given up: it has been said long enough


class Stretch(NamedTuple):
    """The numbers from first to last have all come. begun_day: days from 1970 to when the gap below was noticed."""

    first: int
    last: int
    begun_day: int


def with_numbers(stretches: Sequence[Stretch], numbers: Iterable[int], day: date) -> list[Stretch]:
    """The stretches once these numbers have come too."""
    begun_day = (day - EPOCH).days
    merged: list[Stretch] = []
    for each in sorted([*stretches, *_in_a_row(numbers, begun_day)]):
        below = merged[-1] if merged else None
        if below is None or each.first > below.last + 1:
            merged.append(each)
        elif each.last > below.last:
            merged[-1] = below._replace(last=each.last)
    return _fewer(merged)


def missing_count(stretches: Sequence[Stretch], today: date) -> int:
    """How many numbers have been passed over and are still awaited."""
    awaited_from = (today - AWAITED_FOR - EPOCH).days
    pairs = zip(stretches, stretches[1:], strict=False)
    return sum(above.first - below.last - 1 for below, above in pairs if above.begun_day >= awaited_from)


def read_stretches(written: str) -> list[Stretch]:
    """The stretches as the database keeps them."""
    return [Stretch(*each) for each in json.loads(written)]


def write_stretches(stretches: Sequence[Stretch]) -> str:
    """The text that the database keeps."""
    return json.dumps(stretches, separators=(",", ":"))


def _in_a_row(numbers: Iterable[int], begun_day: int) -> list[Stretch]:
    """The numbers as stretches: what a tablet sends at once is one, nearly always."""
    ordered = sorted(set(numbers))
    begins = [place for place, number in enumerate(ordered) if place == 0 or number > ordered[place - 1] + 1]
    ends = [*(place - 1 for place in begins[1:]), -1]
    return [Stretch(ordered[begin], ordered[end], begun_day) for begin, end in zip(begins, ends, strict=False)]


def _fewer(stretches: list[Stretch]) -> list[Stretch]:
    """No more than may be kept; the lowest gaps are given up."""
    surplus = len(stretches) - MOST_STRETCHES
    if surplus <= 0:
        return stretches
    closed = stretches[0]._replace(last=stretches[surplus].last)
    return [closed, *stretches[surplus + 1 :]]
