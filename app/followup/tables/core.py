"""The core report: fixed tables with fixed, coarse classes, so made that they nearly always survive (trust.md, 1)."""

from __future__ import annotations

from app.disclosure.cells import Counts
from app.disclosure.classes import ONLY_PEOPLE, PEOPLE_AND_PARTNERS, REGULARS_OR_NOT, UNDER_30_OR_NOT
from app.followup.tables import numbers
from app.followup.tables.numbers import figure, figure_by_word
from app.followup.tables.report_table import Over, ReportTable

PERSONS = "unique_visitors"


def _core(id: str, sv: str, en: str, counts: Counts, measure: str = "") -> ReportTable:
    """A figure that is one number, under its own id."""
    figure_id = measure or id
    return ReportTable(id, sv, en, figure_id, counts, figure(figure_id), is_core=True)


# Never suppressed: no person can be told from them.
WITHOUT_PERSONS: tuple[ReportTable, ...] = (
    _core("open_days", "Öppetdagar", "Open days", Counts.DAYS),
    _core("registered_open_days", "Öppetdagar med siffror", "Open days that were counted", Counts.DAYS),
    _core("gaps", "Dagar som saknar siffror", "Days without figures", Counts.DAYS),
    _core("open_evenings", "Kvällar med öppet", "Open evenings", Counts.DAYS),
    _core("open_weekend_days", "Helgdagar med öppet", "Open weekend days", Counts.DAYS),
    _core("open_hours", "Öppettimmar", "Open hours", Counts.HOURS),
    _core("visits", "Besök", "Visits", Counts.VISITS),
    _core("visits_identified", "Besök med kort", "Visits with a card", Counts.VISITS),
    ReportTable(
        "visits_on_counted_days",
        "Besök på öppetdagar med siffror",
        "Visits on open days that were counted",
        "visits_on_counted_days",
        Counts.VISITS,
        numbers.visits_on_counted_days,
        is_core=True,
    ),
    ReportTable(
        "visits_on_paper",
        "Besök som först skrevs på papper",
        "Visits written on paper first",
        "visits_on_paper",
        Counts.HEADS,
        numbers.visits_on_paper,
        is_core=True,
    ),
    ReportTable(
        "visits_by_staff",
        "Besök som bara personalen har räknat",
        "Visits that only the staff counted",
        "visits_by_staff",
        Counts.HEADS,
        numbers.visits_by_staff,
        is_core=True,
    ),
    ReportTable(
        "visits_by_month",
        "Besök per månad",
        "Visits by month",
        "visits",
        Counts.VISITS,
        figure("visits"),
        over=Over.MONTHS,
        is_core=True,
    ),
    ReportTable(
        "arrivals",
        "När man kom, efter veckodag och tid på dagen",
        "When people came, by weekday and part of day",
        "arrivals",
        Counts.HEADS,
        numbers.arrivals,
        classes=("weekday", "part_of_day"),
        is_core=True,
    ),
    _core("meals", "Måltider", "Meals", Counts.HEADS),
    _core("meal_days", "Dagar med måltid", "Days with a meal", Counts.DAYS),
    _core("walks", "Promenader", "Walks", Counts.SESSIONS),
    _core("walk_participations", "Deltaganden i promenader", "Participations in walks", Counts.HEADS),
    _core("sessions", "Tillfällen", "Sessions", Counts.SESSIONS),
    _core("session_participations", "Deltaganden i tillfällen", "Participations in sessions", Counts.HEADS),
    _core("outreach_contacts", "Utanförsamtal", "Outreach contacts", Counts.HEADS),
    _core("outreach_minutes", "Utanförsamtal i minuter", "Outreach contacts in minutes", Counts.HEADS),
    _core("outreach_outside_hours", "Utanförsamtal utanför kontorstid", "Outreach outside office hours", Counts.HEADS),
    _core("cooperation_contacts", "Kontakter med samverkansparter", "Contacts with partners", Counts.HEADS),
    _core("training_hours", "Timmar i arbetsträning", "Hours of work training", Counts.HOURS),
    _core("volunteer_hours", "Ideella timmar", "Volunteer hours", Counts.HOURS),
    _core("community_service_hours", "Timmar i samhällstjänst", "Hours of community service", Counts.HOURS),
    _core("handouts", "Utdelningar", "Handouts", Counts.HEADS),
    _core("children", "Barn", "Children", Counts.HEADS),
    # Cash apart from the worth of work.
    _core("grant", "Bidrag från kommunen, kronor", "Grants of the municipality, kronor", Counts.KRONOR),
    _core("cost", "Kostnader i pengar, kronor", "Costs in cash, kronor", Counts.KRONOR),
    _core("volunteer_value", "Värdet av ideellt arbete, kronor", "Value of volunteers' work, kronor", Counts.KRONOR),
)

# Of persons: sensitive below the threshold.
OF_PERSONS: tuple[ReportTable, ...] = (
    ReportTable(
        PERSONS,
        "Personer med kort",
        "Persons with a card",
        PERSONS,
        Counts.PERSONS,
        figure(PERSONS),
        over=Over.HALVES,
        is_core=True,
        jointly=numbers.joint_persons,
    ),
    ReportTable(
        "bands",
        "Hur ofta man kom",
        "How often people came",
        PERSONS,
        Counts.PERSONS,
        numbers.bands,
        classes=("band",),
        over=Over.HALVES,
        is_core=True,
        coarser=(REGULARS_OR_NOT,),
    ),
    ReportTable(
        "newness",
        "Nya besökare och de som har besökt oss tidigare",
        "New visitors and those who have visited before",
        PERSONS,
        Counts.PERSONS,
        numbers.newness,
        classes=("newness",),
        over=Over.YEARS,
        is_core=True,
    ),
    ReportTable(
        "gender",
        "Personer med kort efter kön",
        "Persons with a card by gender",
        PERSONS,
        Counts.PERSONS,
        figure_by_word("gender", numbers.GENDERS),
        classes=("gender",),
        is_core=True,
    ),
    ReportTable(
        "age",
        "Personer med kort efter ålder",
        "Persons with a card by age",
        PERSONS,
        Counts.PERSONS,
        figure_by_word("age_band", numbers.AGES),
        classes=("age",),
        is_core=True,
        coarser=(UNDER_30_OR_NOT,),
    ),
    ReportTable(
        "how_found",
        "Så hittade man hit",
        "How people found us",
        "how_found",
        Counts.PERSONS,
        numbers.ways_here,
        classes=("how_found",),
        is_core=True,
        coarser=(PEOPLE_AND_PARTNERS, ONLY_PEOPLE, None),
    ),
    ReportTable(
        "accompaniments",
        "Gånger vi följde med till en myndighet",
        "Times we went along to an authority",
        "accompaniments",
        Counts.ENTRIES,
        numbers.authority_groups,
        classes=("authority",),
        is_core=True,
        coarser=(None,),
    ),
    ReportTable(
        "outreach_by_channel",
        "Utanförsamtal efter hur",
        "Outreach contacts by channel",
        "outreach_contacts",
        Counts.ENTRIES,
        numbers.channel_groups,
        classes=("channel",),
        is_core=True,
        coarser=(None,),
    ),
)

CORE: tuple[ReportTable, ...] = (*WITHOUT_PERSONS, *OF_PERSONS)
