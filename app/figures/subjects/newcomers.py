"""The figures of those who came for the first time, and of how they found the place."""

from __future__ import annotations

from dataclasses import dataclass

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value, quotient
from app.figures.words import summed_by_word

HISTORY = "history"
STATED = "stated"
TOO_SHORT = "history_too_short"
TOO_FEW_ANSWERS = "too_few_answers"


@dataclass(frozen=True)
class Newcomers:
    """How many are new, of how many, and how that is known; without a basis the reason why not."""

    new: int = 0
    of: int = 0
    basis: str | None = None
    reason: str | None = None


def newcomers(counting: Counting) -> Newcomers:
    """By the history of the scope where that is long enough, else by what the visitors said."""
    if counting.history.is_long_enough(counting.period):
        new = [said for said in counting.said_by(counting.first_seen) if said.been_before is not True]
        return Newcomers(len(new), len(counting.visit_days), HISTORY)
    answered = [said for said in counting.said_by(counting.visit_days) if said.been_before is not None]
    if not answered:
        return Newcomers(reason=TOO_SHORT)
    if 2 * len(answered) < len(counting.visit_days):
        return Newcomers(reason=TOO_FEW_ANSWERS)
    new = [said for said in counting.said_by(counting.first_seen) if said.been_before is False]
    return Newcomers(len(new), len(answered), STATED)


def count_first_seen(counting: Counting) -> Answer:
    """Unique visitors whose first person visit ever, in scope, lies in the period; known elsewhere or not."""
    return Answer(len(counting.first_seen))


FIRST_SEEN = Figure(
    "first_seen",
    sv="Sedda för första gången",
    en="Seen for the first time",
    definition_sv="Unika besökare vars allra första besök med kort här ligger i perioden.",
    definition_en="Unique visitors whose very first visit with a card here lies in the period.",
    unit=Unit.PERSONS,
    count=count_first_seen,
)


def count_new_visitors(counting: Counting) -> Answer:
    """First seen, without those who said that they had been here before; with little history only who said no."""
    found = newcomers(counting)
    if found.reason is not None:
        return no_value(found.reason, basis=None)
    return Answer(found.new, beside={"basis": found.basis})


NEW_VISITORS = Figure(
    "new_visitors",
    sv="Nya besökare",
    en="New visitors",
    definition_sv="De som kom för första gången och inte har sagt att de varit här förut; är historiken kortare än "
    "ett år räknas bara de som själva har sagt att de var nya.",
    definition_en="Those who came for the first time and have not said to have been here before; with less than a "
    "year of history only those who said themselves that they were new.",
    unit=Unit.PERSONS,
    count=count_new_visitors,
)


def count_new_share(counting: Counting) -> Answer:
    """New visitors of the unique visitors; with little history, of those who answered."""
    found = newcomers(counting)
    if found.reason is not None:
        return no_value(found.reason, basis=None)
    return quotient(found.new, found.of, "no_visitors", basis=found.basis)


NEW_SHARE = Figure(
    "new_share",
    sv="Andel nya besökare",
    en="Share of new visitors",
    definition_sv="Hur stor del av de unika besökarna som var nya; är historiken kortare än ett år, hur stor del "
    "av dem som har svarat.",
    definition_en="The part of the unique visitors who were new; with less than a year of history, of those who "
    "answered.",
    unit=Unit.SHARE,
    count=count_new_share,
)


def count_returning_visitors(counting: Counting) -> Answer:
    """Unique visitors who are not new; none without a history."""
    found = newcomers(counting)
    if found.basis != HISTORY:
        return no_value(TOO_SHORT)
    return Answer(len(counting.visit_days) - found.new)


RETURNING_VISITORS = Figure(
    "returning_visitors",
    sv="Har besökt oss tidigare",
    en="Have visited before",
    definition_sv="Unika besökare som inte var nya.",
    definition_en="Unique visitors who were not new.",
    unit=Unit.PERSONS,
    count=count_returning_visitors,
)


def count_became_visitors(counting: Counting) -> Answer:
    """First seen, and said with their new card that they had called first."""
    return Answer(sum(said.called_first is True for said in counting.said_by(counting.first_seen)))


BECAME_VISITORS = Figure(
    "became_visitors",
    sv="Ringde först och kom sedan",
    en="Called first, then came",
    definition_sv="De som kom för första gången och har sagt att de ringde först.",
    definition_en="Those who came for the first time and have said that they called first.",
    unit=Unit.PERSONS,
    count=count_became_visitors,
)


def count_how_found(counting: Counting) -> Answer:
    """Heads of kind source, which are never tied to a person."""
    return Answer(summed_by_word((each.word, each.heads) for each in counting.words["source"]))


HOW_FOUND = Figure(
    "how_found",
    sv="Så hittade man hit",
    en="How people found us",
    definition_sv="Hur besökare har sagt att de hittade hit, räknat för sig och aldrig kopplat till någons kort.",
    definition_en="How people said they had found the place, counted apart and never with anyone's card.",
    unit=Unit.HEADS,
    count=count_how_found,
)
