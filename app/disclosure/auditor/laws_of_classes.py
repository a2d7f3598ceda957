"""What holds between a number and the same number by classes: bands, new and earlier, gender, age, channels."""

from __future__ import annotations

from app.disclosure.auditor.quantities import SAME_CLASS, SPLITS, Quantity, narrowed, parts_of_class, with_class
from app.disclosure.auditor.world import ADDING, World

# Dimensions in which a person may be in several classes, and is in at least one.
COVERING = {"weekday", "channel", "item"}


def classes_make_the_whole(world: World) -> None:
    """figures.md: gender and age "sum to unique_visitors", bands hold "each unique visitor", and all cross-footing."""
    for dimension, codes, wholes in world.reading.splits:
        finest = tuple(code for code in codes if not any(part in codes for part in parts_of_class(dimension, code)))
        complete = (*finest, *_left_out(dimension, finest))
        for whole in wholes:
            parts = [narrowed(whole, dimension, code) for code in complete]
            like = next((each for each in parts if world.has(each)), None)
            if like is not None:
                _join(world, dimension, world.imply(whole, like), [world.imply(each, like) for each in parts])


def _left_out(dimension: str, codes: tuple[str, ...]) -> list[str]:
    """The classes of a dimension that a table does not show, but that everybody knows to be there."""
    named = [SAME_CLASS.get((dimension, code), (dimension, code)) for code in codes]
    shown = {finer for _, code in named for finer in parts_of_class(dimension, code) or (code,)}
    return [code for code in SPLITS.get(dimension, ()) if code not in shown]


def _join(world: World, dimension: str, whole: Quantity, parts: list[Quantity]) -> None:
    splits = dimension in SPLITS and not any(("said", "said-new") in part.classes for part in parts)
    if world.counts[whole] in ADDING or splits:
        world.equal(whole, parts, f"the classes of {dimension} sum to the whole")
    elif world.counts[whole] == "persons":
        for part in parts:
            world.at_most([part], [whole], f"a class of {dimension} is at most the whole")
        if dimension in COVERING:
            world.at_most([whole], parts, f"everybody is in a class of {dimension}")


def merged_classes_are_sums(world: World) -> None:
    """A coarse class is the sum of the fine ones it was made from, once somebody has published one of those."""
    waiting = list(world.counts)
    while waiting:
        quantity = waiting.pop()
        for dimension, code in quantity.classes:
            others = tuple(each for each in quantity.classes if each != (dimension, code))
            finer = [
                quantity._replace(classes=with_class(others, dimension, part))
                for part in parts_of_class(dimension, code)
            ]
            if any(map(world.has, finer)):
                waiting += [each for each in finer if not world.has(each)]
                world.equal(quantity, [world.imply(each, quantity) for each in finer], f"{code} is a sum of classes")
