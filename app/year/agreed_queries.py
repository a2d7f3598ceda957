"""What was agreed of a year, each with what has been done of it and the pace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.database.statements import AnyRow
from app.figures.agreements_here import AgreementHere, is_whole
from app.figures.counting import Counting
from app.figures.list import FIGURE
from app.periods import Period
from app.year.agreed import AgreedLine, Held, agreed_line


def agreed_lines(counting: Counting, year: Period, today: date) -> list[AgreedLine] | None:
    """The things of the organisation's agreements in their order; None of a part of its premises.

    counting: of one organisation, from the year's first day to today. A thing that several parties share stands with
    the organisation's own part: what the others did is not its to read.
    """
    if not is_whole(counting.history.connection, counting.scope):
        return None
    weekdays = _planned_weekdays(counting)
    made = (
        agreed_line(thing, held, year, _done(counting, thing, held.agreed), weekdays, today)
        for agreement in counting.agreements
        for thing, held in _held(agreement)
    )
    return [line for line in made if line is not None]


def _held(agreement: AgreementHere) -> Iterator[tuple[AnyRow, Held]]:
    own = {each.party.organisation_id: each.days for each in agreement.parties}
    for thing in agreement.things:
        if thing.party_id is None:
            yield thing, Held(agreement.slug, agreement.days, not agreement.are_all_here)
        elif thing.party_id in own:
            yield thing, Held(agreement.slug, own[thing.party_id], False)


def _done(counting: Counting, thing: AnyRow, agreed: Period) -> float:
    common = counting.period.common_with(agreed)
    return (FIGURE[thing.figure_id].answer(counting.within(common)).value or 0) if common else 0


def _planned_weekdays(counting: Counting) -> frozenset[int]:
    """The weekdays on which any of the premises is planned to be open now."""
    plans, day = counting.history.plans, counting.period.last_day
    weekdays = (plans.in_force((each.organisation_id, each.premises_id), day) for each in counting.scope.premises)
    return frozenset().union(*weekdays)
