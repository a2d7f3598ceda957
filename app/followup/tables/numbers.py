"""How the cells of each table are counted: functions of one scope and period, with the classes that leave the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from app.disclosure.cells import TOTAL
from app.disclosure.classes import AGES, AUTHORITIES, CHANNELS, GENDERS, PARTS_OF_DAY, WAYS_HERE, Merge
from app.figures.counting import Counting
from app.figures.list import FIGURE
from app.figures.subjects.newcomers import HISTORY, newcomers
from app.followup.queries import heads_on_paper
from app.followup.tables.report_table import Codes, Count, Numbers

NEW, EARLIER, SAID_NEW = "new", "earlier", "said-new"
NOT_YET_KNOWN_DAYS = 31  # begun in January is begun with the year
VISITS_ALWAYS_SHOWN = 20  # trust.md, 2: below, a part of them would tell of a total that is hidden


def figure(figure_id: str) -> Count:
    """A figure that is one number, in whole units; nothing where it has no value."""

    def count(counting: Counting) -> Numbers:
        value = FIGURE[figure_id].answer(counting).value
        return {} if value is None else {(): whole(value)}

    return count


def unique_visitors(counting: Counting) -> Numbers:
    """Persons with a card; of a month by the question for months, which looks at nobody's days."""
    if counting.period.month_count == 1:
        return {(): sum(counting.unique_visitors_of_months.values())}
    return {(): len(counting.visit_days)}


def joint_persons(counting: Counting) -> Numbers:
    """All parties' persons, each once; nothing where that was not known for nearly all of the period."""
    answer = FIGURE["joint_unique_visitors"].answer(counting)
    if answer.value is None:
        return {}
    known_from = date.fromisoformat(answer.beside["since"]) - timedelta(days=NOT_YET_KNOWN_DAYS)
    return {(): answer.value} if known_from <= counting.period.first_day else {}


def figure_by_word(figure_id: str, merge: Merge | None = None) -> Count:
    """A figure that falls into words, and its total; under fixed classes every class stands, also with nobody."""

    def count(counting: Counting) -> Numbers:
        return with_total(in_classes(FIGURE[figure_id].answer(counting).value or {}, merge))

    return count


def in_classes(by_word: Mapping[str, int], merge: Merge | None) -> Counter[str]:
    """The same under the groups of the merge, all of them but an empty rest; without one as they are."""
    numbers = Counter(dict.fromkeys(merge.group_codes, 0)) if merge else Counter[str]()
    for word, number in by_word.items():
        numbers[merge.group_of(word) if merge else word] += number
    if merge and not numbers[merge.rest]:
        del numbers[merge.rest]
    return numbers


def with_total(by_code: Mapping[str, int]) -> Numbers:
    """The numbers of one class dimension, and their sum; nothing at all when there is nothing to break down."""
    total = sum(by_code.values())
    if not total:
        return {}
    numbers: dict[Codes, int] = {(TOTAL,): total}
    return numbers | {(code,): number for code, number in by_code.items()}


def whole(value: float) -> int:
    """The nearest whole number, halves up."""
    return int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))


def visits_on_counted_days(counting: Counting) -> Numbers:
    """Visits on the open days that were counted: what the average per open day is made of; of few visits nothing."""
    if sum(each.visits for each in counting.days) < VISITS_ALWAYS_SHOWN:
        return {}
    return {(): sum(each.visits for each in counting.days if each.is_registered)}


def visits_on_paper(counting: Counting) -> Numbers:
    """Heads at the door that were written on paper first."""
    return {(): heads_on_paper(counting)}


def visits_by_staff(counting: Counting) -> Numbers:
    """Visits without a card that were filled up to what the staff stated of their days."""
    return {(): sum(each.anonymous_visits - each.counted_heads for each in counting.days)}


def bands(counting: Counting) -> Numbers:
    """Unique visitors by how often they came; nothing for a period too short to tell."""
    return with_total(FIGURE["bands"].answer(counting).value or {})


def newness(counting: Counting) -> Numbers:
    """New visitors and earlier ones where the history is long enough; else only who said that they were new."""
    found = newcomers(counting)
    if found.reason is not None:
        return {}
    if found.basis != HISTORY:
        return {(SAID_NEW,): found.new}
    return with_total({NEW: found.new, EARLIER: found.of - found.new})


def gender_and_age(counting: Counting) -> Numbers:
    """Unique visitors by gender and age together, with every sum: all of it, so that no rest is left to be told."""
    persons = Counter(
        (GENDERS.group_of(said.gender or ""), AGES.group_of(said.age_band or ""))
        for said in counting.said_by(counting.visit_days)
    )
    if not persons:
        return {}
    genders, ages = GENDERS.group_codes, AGES.group_codes
    numbers: dict[Codes, int] = {(TOTAL, TOTAL): sum(persons.values())}
    numbers |= {(gender, TOTAL): sum(persons[gender, age] for age in ages) for gender in genders}
    numbers |= {(TOTAL, age): sum(persons[gender, age] for gender in genders) for age in ages}
    return numbers | {(gender, age): persons[gender, age] for gender, age in product(genders, ages)}


def arrivals(counting: Counting) -> Numbers:
    """Heads at the door by weekday (Monday 0) and part of day; weekdays on which nobody ever came are left out."""
    heads: Counter[tuple[str, str]] = Counter()
    for weekday_and_hour, number in counting.arrivals.items():
        weekday, hour = weekday_and_hour.split("-")
        heads[weekday, PARTS_OF_DAY.group_of(hour)] += number
    if not heads:
        return {}
    every: dict[Codes, int] = {}
    for weekday, part in product(sorted({weekday for weekday, _ in heads}), PARTS_OF_DAY.group_codes):
        every[weekday, part] = heads[weekday, part]
    return every


def channel_groups(counting: Counting) -> Numbers:
    """Contacts by voice, by text, in person."""
    return _in_fixed_classes("outreach_by_channel", CHANNELS, counting)


def authority_groups(counting: Counting) -> Numbers:
    """Accompaniments to social services, and to others."""
    return _in_fixed_classes("accompaniments_by_authority", AUTHORITIES, counting)


def ways_here(counting: Counting) -> Numbers:
    """How people found the place, in four groups."""
    return _in_fixed_classes("how_found", WAYS_HERE, counting)


def _in_fixed_classes(figure_id: str, merge: Merge, counting: Counting) -> Numbers:
    return figure_by_word(figure_id, merge)(counting)


def of_activities(what: str, fewest: int = 1) -> Count:
    """One number of each activity under its slug, from so many on; visiting groups have no persons.

    Slugs are an organisation's own: two parties' activities of one slug are added where both are counted together.
    """

    def count(counting: Counting) -> Numbers:
        numbers = Counter[str]()
        for each in FIGURE["activities"].answer(counting).beside.get("list", ()):
            numbers[each["slug"]] += each[what]
        return {(slug,): number for slug, number in sorted(numbers.items()) if number >= fewest}

    return count
