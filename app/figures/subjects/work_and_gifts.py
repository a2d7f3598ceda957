"""The figures of work training, handouts, volunteering, community service."""

from __future__ import annotations

from statistics import median

from app.figures.counting import Counting
from app.figures.figure import Answer, Figure, Unit, no_value
from app.figures.words import summed_by_word

MINUTES_AN_HOUR = 60


def hours_of(counting: Counting, kind: str) -> Answer:
    """The minutes of a kind, in hours; an entry's minutes are its total, whatever its count."""
    return Answer(counting.persons_and_minutes[kind][1] / MINUTES_AN_HOUR)


def persons_of(counting: Counting, kind: str) -> Answer:
    """Distinct persons of a kind."""
    return Answer(counting.persons_and_minutes[kind][0])


def count_training_participants(counting: Counting) -> Answer:
    """Distinct persons with an entry of kind training; they are no visitors by it."""
    return persons_of(counting, "training")


TRAINING_PARTICIPANTS = Figure(
    "training_participants",
    sv="Deltagare i arbetsträning",
    en="Participants in work training",
    definition_sv="Olika personer som arbetstränade; de räknas inte som besökare för den skull.",
    definition_en="Distinct persons in work training; it does not make them visitors.",
    unit=Unit.PERSONS,
    count=count_training_participants,
)


def count_training_hours(counting: Counting) -> Answer:
    """The minutes of kind training, with or without a person."""
    return hours_of(counting, "training")


TRAINING_HOURS = Figure(
    "training_hours",
    sv="Timmar i arbetsträning",
    en="Hours of work training",
    definition_sv="Timmarna i arbetsträning för alla deltagare tillsammans.",
    definition_en="The hours of work training of all participants together.",
    unit=Unit.HOURS,
    count=count_training_hours,
)


def count_training_hours_per_week(counting: Counting) -> Answer:
    """Each participant's hours by the ISO weeks in which they had a shift; weeks without one do not lower it."""
    hours_a_week = [minutes / MINUTES_AN_HOUR / week_count for minutes, week_count in counting.training]
    if not hours_a_week:
        return no_value("no_training")
    return Answer({"median": median(hours_a_week), "low": min(hours_a_week), "high": max(hours_a_week)})


TRAINING_HOURS_PER_WEEK = Figure(
    "training_hours_per_week",
    sv="Arbetsträning per vecka",
    en="Work training a week",
    definition_sv="En deltagares timmar per vecka med pass: medianen, den som har minst och den som har mest; de "
    "två sista får inte lämna huset.",
    definition_en="A participant's hours per week with a shift: the one in the middle, the lowest, the highest; "
    "the last two must not leave the house.",
    unit=Unit.HOURS_A_WEEK,
    count=count_training_hours_per_week,
)


def count_training_placements(counting: Counting) -> Answer:
    """Heads of kind placement, which are never tied to a person."""
    return Answer(summed_by_word((each.word, each.heads) for each in counting.words["placement"]))


TRAINING_PLACEMENTS = Figure(
    "training_placements",
    sv="Placeringar i arbetsträning",
    en="Placements in work training",
    definition_sv="Placerade i arbetsträning efter vem som placerade, räknat för sig och aldrig kopplat till en "
    "person.",
    definition_en="Those placed in work training by who placed them, counted apart and never with a person.",
    unit=Unit.HEADS,
    count=count_training_placements,
)


def count_handouts(counting: Counting) -> Answer:
    """The counts of kind handout; they make no visit."""
    return Answer(sum(each.heads for each in counting.words["handout"]))


HANDOUTS = Figure(
    "handouts",
    sv="Utdelningar",
    en="Handouts",
    definition_sv="Det som delades ut, till exempel matkassar, kläder och hygienartiklar.",
    definition_en="What was handed out, such as food bags, clothes and hygiene articles.",
    unit=Unit.HEADS,
    count=count_handouts,
)


def count_handouts_by_item(counting: Counting) -> Answer:
    """Handouts by item; they sum to handouts."""
    return Answer(summed_by_word((each.word, each.heads) for each in counting.words["handout"]))


HANDOUTS_BY_ITEM = Figure(
    "handouts_by_item",
    sv="Utdelningar efter sak",
    en="Handouts by item",
    definition_sv="Utdelningarna efter vad som delades ut.",
    definition_en="The handouts by what it was.",
    unit=Unit.HEADS,
    count=count_handouts_by_item,
)


def count_handout_persons(counting: Counting) -> Answer:
    """Distinct persons with an entry of kind handout; most are handed out without a card."""
    return persons_of(counting, "handout")


HANDOUT_PERSONS = Figure(
    "handout_persons",
    sv="Personer med kort som fick något",
    en="Persons with a card who got something",
    definition_sv="Olika personer med kort som fick något utdelat.",
    definition_en="Distinct persons with a card to whom something was handed out.",
    unit=Unit.PERSONS,
    count=count_handout_persons,
)


def count_volunteer_hours(counting: Counting) -> Answer:
    """The minutes of kind volunteering, measured and estimated together."""
    return hours_of(counting, "volunteering")


VOLUNTEER_HOURS = Figure(
    "volunteer_hours",
    sv="Ideella timmar",
    en="Volunteer hours",
    definition_sv="Timmarna i ideellt arbete, uppmätta och uppskattade tillsammans.",
    definition_en="The hours of volunteering, measured and estimated together.",
    unit=Unit.HOURS,
    count=count_volunteer_hours,
)


def count_volunteers(counting: Counting) -> Answer:
    """Distinct persons with an entry of kind volunteering."""
    return persons_of(counting, "volunteering")


VOLUNTEERS = Figure(
    "volunteers",
    sv="Ideella krafter",
    en="Volunteers",
    definition_sv="Olika personer som arbetade ideellt.",
    definition_en="Distinct persons who volunteered.",
    unit=Unit.PERSONS,
    count=count_volunteers,
)


def count_community_service_hours(counting: Counting) -> Answer:
    """The minutes of kind community-service: hours only, never a person."""
    return hours_of(counting, "community-service")


COMMUNITY_SERVICE_HOURS = Figure(
    "community_service_hours",
    sv="Timmar i samhällstjänst",
    en="Hours of community service",
    definition_sv="Timmarna i samhällstjänst; vilka det var räknas aldrig.",
    definition_en="The hours of community service; who it was is never counted.",
    unit=Unit.HOURS,
    count=count_community_service_hours,
)
