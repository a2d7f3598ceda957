"""What the dictionary of figures says around the figures, in both languages."""

from __future__ import annotations

from app.figures.figure import Unit
from app.followup.tables.report_table import Over

WORDS: dict[str, dict[str, str]] = {
    "sv": {
        "title": "Nyckeltalen och hur de räknas",
        "made": "Den här sidan skrivs av `python -m app.followup.dictionary`: ändra nyckeltalen där de står, inte "
        "här. In English: [figures.md](figures.md).",
        "service_day": "En verksamhetsdag hör till lokalens eget datum och slutar oftast klockan {cutoff}: den som "
        "kommer en kvart in på det nya året räknas på nyårsafton, i det gamla.",
        "scope": "Varje nyckeltal gäller en lokal, en organisation eller alla parter i en överenskommelse, och den "
        "som är ny i en lokal kan vara känd i en annan.",
        "persons": "Personer räknas efter kort, aldrig efter namn: den som kommer utan kort är ett besök men ingår "
        "inte bland personerna.",
        "unique": "Unika personer går inte att lägga ihop: den som kom både i maj och i juni är en person i vardera "
        "månaden, men bara en i hela året.",
        "nothing": "Noll och ingenting är olika saker: en dag med öppet men utan besök är noll, en dag då det inte "
        "gick att räkna är en lucka och redovisas som en.",
        "figures": "Nyckeltalen",
        "featured": "Överst på årets sida",
        "version": "version",
        "leaves": "lämnas ut i rapporten",
        "leaves_as": "lämnas ut i rapporten som tabell: {titles}",
        "consent": "stannar i huset tills varje part i överenskommelsen har kryssat i att det får lämnas ut; "
        "då står det i rapporten, räknat på de tal som visas där",
        "pace": "stannar i huset tills varje part i överenskommelsen har kryssat i att takten får lämnas ut; det "
        "som är överenskommet sägs ändå i rapportens text",
        "stays": "stannar i huset: {reason}",
        "no_table": "stannar i huset: rapportens tabeller har det inte",
        "tables": "Rapportens tabeller",
        "tables_say": "Bara tal ur tabellerna här kan lämna huset. Färre än {threshold} personer visas inte (färre "
        "än {other}, om överenskommelsen säger det). För att ingen ska kunna räkna ut dem slås först klasser ihop, "
        "sedan utgår tabeller utöver kärnan, och sist döljs enstaka tal, som då står som `{hidden}`: visas inte, för "
        "få personer. Varje tabell visar perioden och perioden före, om inget annat står.",
        "without_persons": "Kärnan, utan personer",
        "without_persons_say": "De här är med så snart det finns något att berätta. Besök under {always} kan döljas; "
        "allt annat visas som det är.",
        "of_persons": "Kärnan, om personer",
        "of_persons_say": "Grova klasser, så att tabellerna nästan alltid kan visas hela. Sista kolumnen säger vad "
        "de slås ihop till när något annars måste döljas.",
        "beyond": "Utöver kärnan",
        "beyond_say": "De här utgår först om någon annars kunde pekas ut. Personer per aktivitet visas från "
        "{activity} personer.",
        "table": "Tabell",
        "counts": "Räknar",
        "over": "Tid",
        "by": "Efter",
        "coarser": "Slås ihop till",
        "only_total": "bara summan",
        "then": ", sedan ",
        "classes": "Klasserna",
        "classes_say": "Så grova är klasserna i allt som lämnar huset.",
        "hours": "{name} (klockan {first}–{last})",
    },
    "en": {
        "title": "The figures and how they are counted",
        "made": "This page is written by `python -m app.followup.dictionary`: change the figures where they are "
        "declared, not here. På svenska: [nyckeltal.md](nyckeltal.md).",
        "service_day": "A service day belongs to the premises' own date and mostly ends at {cutoff}: who comes a "
        "quarter of an hour into the new year is counted on New Year's Eve, in the old one.",
        "scope": "Every figure is of one premises, one organisation or all parties of an agreement, and who is new "
        "at one premises may be known at another.",
        "persons": "Persons are counted by card, never by name: who comes without a card is a visit, and not among "
        "the persons.",
        "unique": "Unique persons cannot be added up: who came both in May and in June is one person in each month, "
        "but only one in the whole year.",
        "nothing": "Zero and nothing differ: a day that was open with nobody in is zero, a day on which counting "
        "failed is a gap and is shown as one.",
        "figures": "The figures",
        "featured": "At the top of the year's page",
        "version": "version",
        "leaves": "leaves in the report",
        "leaves_as": "leaves in the report as a table: {titles}",
        "consent": "stays in the house until every party of the agreement has ticked that it may leave; then "
        "the report has it, worked out from the numbers that are shown there",
        "pace": "stays in the house until every party of the agreement has ticked that the pace may leave; what was "
        "agreed is said in the report's text all the same",
        "stays": "stays in the house: {reason}",
        "no_table": "stays in the house: the report's tables do not have it",
        "tables": "The tables of the report",
        "tables_say": "Only numbers from the tables here can leave the house. Fewer than {threshold} persons are not "
        "shown (fewer than {other}, if the agreement says so). So that nobody can work them out, classes are merged "
        "first, then tables beyond the core are dropped, and last single numbers are hidden, which stand as "
        "`{hidden}`: not shown, too few persons. Every table shows the period and the one before, unless it says "
        "otherwise.",
        "without_persons": "The core, without persons",
        "without_persons_say": "These are there as soon as there is something to tell. Visits below {always} may be "
        "hidden; all else is shown as it is.",
        "of_persons": "The core, of persons",
        "of_persons_say": "Coarse classes, so that the tables can nearly always be shown whole. The last column says "
        "what they are merged into where something would have to be hidden.",
        "beyond": "Beyond the core",
        "beyond_say": "These are dropped first where somebody could be told. Persons by activity are shown from "
        "{activity} persons on.",
        "table": "Table",
        "counts": "Counts",
        "over": "Time",
        "by": "By",
        "coarser": "Merged into",
        "only_total": "the sum alone",
        "then": ", then ",
        "classes": "The classes",
        "classes_say": "So coarse are the classes of all that leaves the house.",
        "hours": "{name} ({first} to {last} o'clock)",
    },
}

# Beside the period and the one before, which every table has.
OVER: dict[Over, tuple[str, str]] = {
    Over.PERIODS: ("", ""),
    Over.HALVES: ("också halvår, eller överenskommelsens år", "half-years too, or the agreement's years"),
    Over.YEARS: ("inte halvår", "no half-years"),
    Over.MONTHS: ("månad för månad också", "month by month too"),
    Over.TREND: ("överenskommelsens år hittills", "the agreement's years so far"),
    Over.TREND_MONTHS: ("överenskommelsens månader hittills", "the agreement's months so far"),
}

# What is counted where a measure is no figure; persons are persons whatever the measure.
UNIT_OF_MEASURE: dict[str, Unit] = {
    "visits_on_counted_days": Unit.VISITS,
    "visits_on_paper": Unit.VISITS,
    "visits_by_staff": Unit.VISITS,
    "activity_sessions": Unit.SESSIONS,
    "activity_participations": Unit.PARTICIPATIONS,
}
