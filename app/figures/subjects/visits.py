"""The figures of visits: how many, when, for how long. Nobody needs to be told from anybody else."""

from __future__ import annotations

from statistics import median

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value, quotient


def identified_visit_count(counting: Counting) -> int:
    """Person visits of the period."""
    return sum(each.identified_visits for each in counting.days)


def anonymous_visit_count(counting: Counting) -> int:
    """Anonymous visits of the period."""
    return sum(each.anonymous_visits for each in counting.days)


def visit_count(counting: Counting) -> int:
    """All visits of the period."""
    return sum(each.visits for each in counting.days)


def count_visits(counting: Counting) -> Answer:
    """Person visits and anonymous visits; not work training, handouts, or what happens off the premises."""
    return Answer(visit_count(counting))


VISITS = Figure(
    "visits",
    sv="Besök",
    en="Visits",
    definition_sv="Besök med kort och besök utan kort tillsammans; en person med kort räknas en gång per lokal och "
    "dag.",
    definition_en="Visits with and without a card together; a person with a card counts once per premises and day.",
    unit=Unit.VISITS,
    count=count_visits,
)


def count_visits_identified(counting: Counting) -> Answer:
    """One person, one premises, one day is one visit, by whatever entry of a visiting kind."""
    return Answer(identified_visit_count(counting))


VISITS_IDENTIFIED = Figure(
    "visits_identified",
    sv="Besök med kort",
    en="Visits with a card",
    definition_sv="En person med kort i en lokal en dag är ett besök, hur många gånger hen än noteras och även om "
    "hen bara äter eller går med på promenaden.",
    definition_en="One person with a card at one premises on one day is one visit, however often they tap and "
    "whatever they take part in.",
    unit=Unit.VISITS,
    count=count_visits_identified,
)


def count_visits_anonymous(counting: Counting) -> Answer:
    """Heads of kind visit without a person, filled up to what the staff stated; no meals, walks or sessions."""
    return Answer(anonymous_visit_count(counting))


VISITS_ANONYMOUS = Figure(
    "visits_anonymous",
    sv="Besök utan kort",
    en="Visits without a card",
    definition_sv="De som räknades vid dörren utan kort, medföljande också; räknade personalen fler den dagen "
    "gäller personalens siffra.",
    definition_en="Those counted at the door without a card, companions included; if the staff counted more that "
    "day, theirs stands.",
    unit=Unit.VISITS,
    count=count_visits_anonymous,
)


def count_identified_share(counting: Counting) -> Answer:
    """Person visits of all visits; none without visits."""
    return quotient(identified_visit_count(counting), visit_count(counting), "no_visits")


IDENTIFIED_SHARE = Figure(
    "identified_share",
    sv="Andel besök med kort",
    en="Share of visits with a card",
    definition_sv="Hur stor del av alla besök som gjordes med kort.",
    definition_en="The part of all visits that were made with a card.",
    unit=Unit.SHARE,
    count=count_identified_share,
)


def count_visits_per_open_day(counting: Counting) -> Answer:
    """Visits on open days that were counted; days without figures are neither above nor below the line."""
    registered = [each for each in counting.days if each.is_registered]
    return quotient(sum(each.visits for each in registered), len(registered), "no_open_days")


VISITS_PER_OPEN_DAY = Figure(
    "visits_per_open_day",
    sv="Besök per öppetdag",
    en="Visits per open day",
    definition_sv="Besöken på öppetdagar med siffror, delade med hur många de dagarna är.",
    definition_en="The visits on open days that were counted, divided by the number of those days.",
    unit=Unit.VISITS_A_DAY,
    count=count_visits_per_open_day,
)


def count_busiest_day(counting: Counting) -> Answer:
    """The most visits on one premises and day; of equals the earliest day, then the first slug."""
    premises_of = counting.scope.by_id
    visited = [each for each in counting.days if each.visits > 0]
    if not visited:
        return no_value("no_visits")
    busiest = min(visited, key=lambda each: (-each.visits, each.day, premises_of[each.premises].slug))
    return Answer(
        {
            "visits": busiest.visits,
            "premises": premises_of[busiest.premises].slug,
            "day": busiest.day.isoformat(),
        }
    )


BUSIEST_DAY = Figure(
    "busiest_day",
    sv="Dagen med flest besök",
    en="Busiest day",
    definition_sv="Den dag då en lokal hade flest besök.",
    definition_en="The day on which one premises had the most visits.",
    unit=Unit.VISITS,
    count=count_busiest_day,
)


def count_arrivals(counting: Counting) -> Answer:
    """Heads of kind visit whose hour is known, every tap, by the weekday of the service day and the hour.

    None for a part of a month whose hours are kept for the whole month alone (design.md, "Persons without names").
    """
    return no_value("hours_forgotten") if counting.are_hours_forgotten else Answer(counting.arrivals)


ARRIVALS = Figure(
    "arrivals",
    sv="När man kommer",
    en="When people come",
    definition_sv="Alla noterade ankomster per veckodag och timme; den som noteras två gånger är med två gånger.",
    definition_en="All taps at the door by weekday and hour; who taps twice is there twice.",
    unit=Unit.HEADS,
    count=count_arrivals,
)


def count_stay(counting: Counting) -> Answer:
    """The median over entries of kind visit that have minutes, given or known from leaving; others are left out."""
    stays = [minutes for minutes, entry_count in counting.stays.items() for _ in range(entry_count)]
    if not stays:
        return no_value("no_stays")
    minutes = median(stays)
    return Answer(int(minutes) if minutes == int(minutes) else minutes)


STAY = Figure(
    "stay",
    sv="Hur länge man stannar",
    en="Length of stay",
    definition_sv="Medianen: av besöken med känd längd var hälften kortare och hälften längre.",
    definition_en="Of the visits whose length is known, half were shorter and half longer.",
    unit=Unit.MINUTES,
    count=count_stay,
)


def count_children(counting: Counting) -> Answer:
    """Children among the heads of kind visit; they are among the visits without a card as well."""
    return Answer(sum(each.children for each in counting.days))


CHILDREN = Figure(
    "children",
    sv="Barn",
    en="Children",
    definition_sv="Barn bland dem som räknades vid dörren; de ingår också i besök utan kort.",
    definition_en="Children among those counted at the door; they are among the visits without a card as well.",
    unit=Unit.HEADS,
    count=count_children,
)
