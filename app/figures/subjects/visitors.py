"""The figures of visitors: how many people, how often they come, what they have said of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value
from app.figures.subjects.visits import anonymous_visit_count, identified_visit_count, visit_count
from app.figures.words import summed_by_word

FEWEST_CARDS_FOR_ESTIMATE = 10


def rounded_half_up(numerator: int, denominator: int) -> int:
    """The nearest whole number of a fraction, computed in whole numbers."""
    return (2 * numerator + denominator) // (2 * denominator)


def estimated_visitors(counting: Counting) -> int | None:
    """How many people it was if those without a card come as often; None with few cards or mostly visits without."""
    identified, visits = identified_visit_count(counting), visit_count(counting)
    cards = len(counting.visit_days)
    if cards < FEWEST_CARDS_FOR_ESTIMATE or 2 * identified < visits:
        return None
    return rounded_half_up(cards * visits, identified)


def count_unique_visitors(counting: Counting) -> Answer:
    """Distinct persons with a person visit: cards in use, replaced ones counted once where the link is known.

    low: the most heads on one premises and day. high: if everyone without a card was someone else.
    replaced: cards whose holder said that they replace a lost one, without a known link.
    """
    replacing = [
        person
        for person, said in zip(counting.visit_days, counting.said_by(counting.visit_days), strict=True)
        if said.replaces_lost and person not in counting.history.linked_persons
    ]
    return Answer(
        len(counting.visit_days),
        beside={
            "low": max((each.visits for each in counting.days), default=0),
            "high": len(counting.visit_days) + anonymous_visit_count(counting),
            "estimate": estimated_visitors(counting),
            "replaced": len(replacing),
        },
    )


UNIQUE_VISITORS = Figure(
    "unique_visitors",
    sv="Unika besökare (personer med kort)",
    en="Unique visitors (persons with a card)",
    definition_sv="Olika personer med kort som har kommit på besök; den som har bytt kort räknas en gång där det "
    "är känt.",
    definition_en="Distinct persons with a card who visited; a replaced card counts once where that is known.",
    unit=Unit.PERSONS,
    count=count_unique_visitors,
)


def count_bands(counting: Counting) -> Answer:
    """Each unique visitor by their days with a visit, two premises on one day being one day; none under 90 days."""
    limits = counting.limits
    if limits is None:
        return no_value("period_too_short")
    bands = limits.bands(Counter(counting.visit_days.values()).items())
    return Answer(bands, beside={"limits": {"often": limits.often, "sometimes": limits.sometimes}})


BANDS = Figure(
    "bands",
    sv="Ofta, ibland, sällan",
    en="Often, sometimes, seldom",
    definition_sv="Unika besökare efter hur många dagar de kom; den som började komma sent i perioden hamnar lägre.",
    definition_en="Unique visitors by the number of days on which they came; who began late in the period stands "
    "lower.",
    unit=Unit.PERSONS,
    count=count_bands,
)


def count_regulars(counting: Counting) -> Answer:
    """The number in band often; none under 90 days."""
    bands = count_bands(counting)
    return Answer(bands.value["often"]) if bands.value is not None else bands


REGULARS = Figure(
    "regulars",
    sv="Stammisar",
    en="Regulars",
    definition_sv="Unika besökare som kom ofta.",
    definition_en="Unique visitors who came often.",
    unit=Unit.PERSONS,
    count=count_regulars,
)


def visitors_with_days(counting: Counting, fewest: int) -> Answer:
    """Unique visitors who came on at least so many days."""
    return Answer(sum(day_count >= fewest for day_count in counting.visit_days.values()))


def count_visit_days_2(counting: Counting) -> Answer:
    """Unique visitors with at least two days in the period."""
    return visitors_with_days(counting, 2)


VISIT_DAYS_2 = Figure(
    "visit_days_2",
    sv="Besökare som kom minst 2 dagar",
    en="Visitors on at least 2 days",
    definition_sv="Unika besökare som kom minst 2 dagar i perioden.",
    definition_en="Unique visitors who came on at least 2 days of the period.",
    unit=Unit.PERSONS,
    count=count_visit_days_2,
)


def count_visit_days_10(counting: Counting) -> Answer:
    """Unique visitors with at least ten days in the period."""
    return visitors_with_days(counting, 10)


VISIT_DAYS_10 = Figure(
    "visit_days_10",
    sv="Besökare som kom minst 10 dagar",
    en="Visitors on at least 10 days",
    definition_sv="Unika besökare som kom minst 10 dagar i perioden.",
    definition_en="Unique visitors who came on at least 10 days of the period.",
    unit=Unit.PERSONS,
    count=count_visit_days_10,
)


def count_visit_days_20(counting: Counting) -> Answer:
    """Unique visitors with at least twenty days in the period."""
    return visitors_with_days(counting, 20)


VISIT_DAYS_20 = Figure(
    "visit_days_20",
    sv="Besökare som kom minst 20 dagar",
    en="Visitors on at least 20 days",
    definition_sv="Unika besökare som kom minst 20 dagar i perioden.",
    definition_en="Unique visitors who came on at least 20 days of the period.",
    unit=Unit.PERSONS,
    count=count_visit_days_20,
)


def persons_by_word(words: Iterable[str | None]) -> Answer:
    """How many of the persons stand under each word; they sum to the unique visitors."""
    return Answer(summed_by_word((word, 1) for word in words))


def count_gender(counting: Counting) -> Answer:
    """Unique visitors by what they said of themselves, whenever and wherever in the organisation."""
    return persons_by_word(said.gender for said in counting.said_by(counting.visit_days))


GENDER = Figure(
    "gender",
    sv="Kön",
    en="Gender",
    definition_sv="Unika besökare efter det kön de själva har uppgett.",
    definition_en="Unique visitors by what they themselves have said.",
    unit=Unit.PERSONS,
    count=count_gender,
)


def count_age_band(counting: Counting) -> Answer:
    """Unique visitors by what they said of themselves, whenever and wherever in the organisation."""
    return persons_by_word(said.age_band for said in counting.said_by(counting.visit_days))


AGE_BAND = Figure(
    "age_band",
    sv="Ålder",
    en="Age",
    definition_sv="Unika besökare efter den ålder de själva har uppgett.",
    definition_en="Unique visitors by the age they themselves have said.",
    unit=Unit.PERSONS,
    count=count_age_band,
)
