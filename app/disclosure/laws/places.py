"""What holds between premises, their organisation, and the agreement of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.disclosure.cells import Counts, Quantity
from app.disclosure.dimensions import CHANGING, SHARED_VISITORS
from app.disclosure.known import PERSONS, Known
from app.disclosure.relations import Relation, cover, sum_of, within

# Who is known at a premises is so in the whole organisation. Of the new it is the other way round: who is new in the
# organisation is new at each of its premises.
KEPT_IN_WHOLE = frozenset({("newness", "returning")})


def sums_of_places(known: Known) -> Iterator[Relation]:
    """What is no number of persons adds up; and the only premises of an organisation is the organisation."""
    for whole, parts, is_complete in _nested(known):
        changes = any(dimension in CHANGING for dimension, _ in whole.classes)
        is_only_one = len(parts) == 1 and is_complete
        if is_only_one or (known.counts[whole] is not Counts.PERSONS and not changes):
            yield (sum_of if is_complete else within)(whole, *parts)


def persons_at_a_place(known: Known) -> Iterator[Relation]:
    """Who visits one of the places visits all of them together."""
    for whole, parts, _ in _nested(known):
        changing = _changing(whole)
        is_kept = not changing or (len(changing) == 1 and changing[0] in KEPT_IN_WHOLE)
        if known.counts[whole] is Counts.PERSONS and is_kept and whole.measure != "first_seen":
            yield from (within(whole, part) for part in parts)


def persons_of_some_place(known: Known) -> Iterator[Relation]:
    """Who visits all of them together visits one of the places; who is new to all is new there."""
    for whole, parts, is_complete in _nested(known):
        changing = _changing(whole)
        if known.counts[whole] is Counts.PERSONS and is_complete and changing in ([], [("newness", "new")]):
            yield cover(whole, *parts)


def shared_by_organisations(known: Known) -> Iterator[Relation]:
    """What all together are less than their sum are those who visit several."""
    for whole, parts, is_complete in _nested(known):
        if whole.measure == PERSONS and not whole.classes and is_complete and len(parts) > 1 and _are_parties(parts):
            shared = replace(whole, measure=SHARED_VISITORS)
            yield Relation("sum", whole, (*parts, shared), (*(1 for _ in parts), -1))


def _are_parties(parts: tuple[Quantity, ...]) -> bool:
    return all(each.scope.startswith("organisation/") for each in parts)


def _changing(quantity: Quantity) -> list[tuple[str, str]]:
    return [each for each in quantity.classes if each[0] in CHANGING]


def _nested(known: Known) -> Iterator[tuple[Quantity, tuple[Quantity, ...], bool]]:
    """Each number of several places, those of the places that are spoken of, and whether they are all."""
    for whole in sorted(known.counts):
        for scopes in known.families.get(whole.scope, ()):
            of_places = (replace(whole, scope=scope) for scope in sorted(scopes))
            parts = tuple(each for each in of_places if known.has(each))
            if parts:
                yield whole, parts, len(parts) == len(scopes)
