"""Picture codes: four pictures and a fifth that checks them; pure.

A picture is a number from 0 to 46. Numbers are added and multiplied in the field of 47 elements: 47 is prime, so no
product of two numbers other than 0 is 0, and a changed or swapped picture always changes the weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence

PICTURE_COUNT = 47
CHOSEN_COUNT = 4
# All different and none 0: a changed picture moves the sum by weight x difference, a swap by the
# difference of two weights x the difference of two pictures.
WEIGHTS = (1, 2, 3, 4, 5)

PictureCode = tuple[int, ...]


def with_check(chosen: Sequence[int]) -> PictureCode:
    """The code of four chosen pictures: they and the one fifth that makes the weighted sum 0."""
    if len(chosen) != CHOSEN_COUNT or not _are_pictures(chosen):
        raise ValueError(f"{CHOSEN_COUNT} numbers from 0 to {PICTURE_COUNT - 1}, not {chosen}")
    check = -_weighted_sum(chosen) * pow(WEIGHTS[CHOSEN_COUNT], -1, PICTURE_COUNT) % PICTURE_COUNT
    return (*chosen, check)


def is_code(pictures: Sequence[int]) -> bool:
    """Whether these can be a code; one wrong picture or any two swapped never can."""
    return len(pictures) == len(WEIGHTS) and _are_pictures(pictures) and _weighted_sum(pictures) % PICTURE_COUNT == 0


def _weighted_sum(pictures: Sequence[int]) -> int:
    return sum(weight * picture for weight, picture in zip(WEIGHTS, pictures, strict=False))


def _are_pictures(numbers: Sequence[int]) -> bool:
    return all(0 <= number < PICTURE_COUNT for number in numbers)
