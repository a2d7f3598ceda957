"""The figures of contacts off the premises: outreach, accompaniments, cooperation."""

from __future__ import annotations

from app.figures.counting import Contact, Counting
from app.figures.figure import Answer, Figure, Unit
from app.figures.words import summed_by_word


def contacts_made(counting: Counting) -> list[Contact]:
    """Outreach in which somebody was reached."""
    return [contact for contact in counting.outreach if contact.is_reached]


def count_outreach_contacts(counting: Counting) -> Answer:
    """The counts of kind outreach, without those not reached."""
    return Answer(sum(contact.heads for contact in contacts_made(counting)))


OUTREACH_CONTACTS = Figure(
    "outreach_contacts",
    sv="Utanförsamtal",
    en="Outreach contacts",
    definition_sv="Kontakter utanför lokalen, till exempel samtal och sms, där någon nåddes.",
    definition_en="Contacts outside the premises, such as calls and messages, in which somebody was reached.",
    unit=Unit.CONTACTS,
    count=count_outreach_contacts,
)


def count_outreach_attempts(counting: Counting) -> Answer:
    """The counts of kind outreach that reached nobody."""
    return Answer(sum(contact.heads for contact in counting.outreach if not contact.is_reached))


OUTREACH_ATTEMPTS = Figure(
    "outreach_attempts",
    sv="Försök utan svar",
    en="Attempts without an answer",
    definition_sv="Försök att nå någon utan att få svar; de är inte med bland kontakterna.",
    definition_en="Times somebody was tried and not reached; they are not among the contacts.",
    unit=Unit.TIMES,
    count=count_outreach_attempts,
)


def count_outreach_by_channel(counting: Counting) -> Answer:
    """Contacts by channel; they sum to outreach_contacts."""
    return Answer(summed_by_word((contact.channel, contact.heads) for contact in contacts_made(counting)))


OUTREACH_BY_CHANNEL = Figure(
    "outreach_by_channel",
    sv="Utanförsamtal efter kanal",
    en="Outreach contacts by channel",
    definition_sv="Kontakterna efter hur de togs: telefon, sms, sociala medier, e-post, video, träff eller brev.",
    definition_en="The contacts by how they were made: phone, text message, social media, email, video, meeting or "
    "letter.",
    unit=Unit.CONTACTS,
    count=count_outreach_by_channel,
)


def count_outreach_by_direction(counting: Counting) -> Answer:
    """Contacts by direction; they sum to outreach_contacts."""
    return Answer(summed_by_word((contact.direction, contact.heads) for contact in contacts_made(counting)))


OUTREACH_BY_DIRECTION = Figure(
    "outreach_by_direction",
    sv="Utanförsamtal: de till oss, vi till dem",
    en="Outreach contacts: they to us, we to them",
    definition_sv="Kontakterna efter vem som hörde av sig.",
    definition_en="The contacts by who got in touch.",
    unit=Unit.CONTACTS,
    count=count_outreach_by_direction,
)


def count_outreach_outside_hours(counting: Counting) -> Answer:
    """Contacts on Saturdays and Sundays, before eight, from five; an unknown hour on a weekday is not outside."""
    return Answer(counting.contacts_outside_hours)


OUTREACH_OUTSIDE_HOURS = Figure(
    "outreach_outside_hours",
    sv="Utanförsamtal utanför kontorstid",
    en="Outreach contacts outside office hours",
    definition_sv="Kontakter på lördagar och söndagar, före klockan 8 eller från klockan 17.",
    definition_en="Contacts on weekends, before 8 or from 17 o'clock.",
    unit=Unit.CONTACTS,
    count=count_outreach_outside_hours,
)


def count_outreach_minutes(counting: Counting) -> Answer:
    """The minutes of the contacts; of attempts none."""
    return Answer(counting.persons_and_minutes["outreach"][1])


OUTREACH_MINUTES = Figure(
    "outreach_minutes",
    sv="Minuter i utanförsamtal",
    en="Minutes of outreach contacts",
    definition_sv="Så många minuter kontakterna tog sammanlagt, där det är noterat.",
    definition_en="How many minutes the contacts took together, where that was recorded.",
    unit=Unit.MINUTES,
    count=count_outreach_minutes,
)


def count_outreach_persons(counting: Counting) -> Answer:
    """Distinct persons among the contacts; most contacts are with nobody known."""
    return Answer(counting.persons_and_minutes["outreach"][0])


OUTREACH_PERSONS = Figure(
    "outreach_persons",
    sv="Personer med kort i utanförsamtal",
    en="Persons with a card in outreach contacts",
    definition_sv="Olika personer med kort som nåddes utanför lokalen.",
    definition_en="Distinct persons with a card who were contacted outside the premises.",
    unit=Unit.PERSONS,
    count=count_outreach_persons,
)


def count_accompaniments(counting: Counting) -> Answer:
    """Entries of kind accompaniment, whatever their count."""
    return Answer(sum(each.entries for each in counting.words["accompaniment"]))


ACCOMPANIMENTS = Figure(
    "accompaniments",
    sv="Gånger vi följde med",
    en="Accompaniments",
    definition_sv="Hur många gånger någon av oss följde med till en myndighet eller liknande.",
    definition_en="How many times somebody was accompanied to an authority or the like.",
    unit=Unit.TIMES,
    count=count_accompaniments,
)


def count_accompaniments_by_authority(counting: Counting) -> Answer:
    """Accompaniments by authority; they sum to accompaniments."""
    return Answer(summed_by_word((each.word, each.entries) for each in counting.words["accompaniment"]))


ACCOMPANIMENTS_BY_AUTHORITY = Figure(
    "accompaniments_by_authority",
    sv="Gånger vi följde med, efter myndighet",
    en="Accompaniments by authority",
    definition_sv="De gånger vi följde med, efter vilken myndighet det var.",
    definition_en="The accompaniments by where they went.",
    unit=Unit.TIMES,
    count=count_accompaniments_by_authority,
)


def count_cooperation_contacts(counting: Counting) -> Answer:
    """The counts of kind cooperation: information to partners, meetings, visits."""
    return Answer(sum(each.heads for each in counting.words["cooperation"]))


COOPERATION_CONTACTS = Figure(
    "cooperation_contacts",
    sv="Kontakter med samverkansparter",
    en="Contacts with partners",
    definition_sv="Information till, möten med och besök hos dem som vi samverkar med.",
    definition_en="Information to, meetings with and visits to partners.",
    unit=Unit.CONTACTS,
    count=count_cooperation_contacts,
)


def count_cooperation_by_partner(counting: Counting) -> Answer:
    """Contacts with partners by partner; they sum to cooperation_contacts."""
    return Answer(summed_by_word((each.word, each.heads) for each in counting.words["cooperation"]))


COOPERATION_BY_PARTNER = Figure(
    "cooperation_by_partner",
    sv="Kontakter efter samverkanspart",
    en="Contacts by partner",
    definition_sv="Kontakterna med samverkansparter, efter vilken part det var.",
    definition_en="The contacts with partners by who it was.",
    unit=Unit.CONTACTS,
    count=count_cooperation_by_partner,
)


def count_cooperation_partners(counting: Counting) -> Answer:
    """Distinct partners; entries that name none add none."""
    return Answer(sum(each.word is not None for each in counting.words["cooperation"]))


COOPERATION_PARTNERS = Figure(
    "cooperation_partners",
    sv="Samverkansparter",
    en="Partners",
    definition_sv="Olika samverkansparter som vi hade kontakt med.",
    definition_en="Distinct partners there was contact with.",
    unit=Unit.PARTNERS,
    count=count_cooperation_partners,
)
