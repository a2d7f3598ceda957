"""The words that the formats themselves add, in Swedish and English, and how numbers are written."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal


@dataclass(frozen=True)
class Words:
    """What a format says beside the report's own blocks."""

    contents: str
    period: str
    agreement: str
    parties: str
    municipality: str
    diary_number: str
    state: str
    checksum: str
    figure: str
    value: str
    before: str
    change: str
    definition: str
    page: str
    of: str
    table: str
    chart: str
    total: str
    hidden: str
    about: str
    figures: str
    text: str
    note: str
    own_words: str
    section: str
    number: str
    number_before: str
    counts: str
    version: str
    id: str
    label: str
    series: str
    charts: str
    single_numbers: str


SWEDISH = Words(
    contents="Innehåll",
    period="Period",
    agreement="Överenskommelse",
    parties="Parter",
    municipality="Kommun",
    diary_number="Diarienummer",
    state="Läge",
    checksum="Kontrollsumma",
    figure="Nyckeltal",
    value="Värde",
    before="Perioden före",
    change="Förändring",
    definition="Så räknar vi",
    page="Sida",
    of="av",
    table="Tabell",
    chart="Diagram",
    total="Totalt",
    hidden=".. visas inte, för få personer",
    about="Om underlaget",
    figures="Nyckeltal",
    text="Texten",
    note="Anmärkning",
    own_words="Med egna ord",
    section="Avsnitt",
    number="Tal",
    number_before="Tal perioden före",
    counts="Räknar",
    version="Version",
    id="Id",
    label="Vad",
    series="Serie",
    charts="Diagram",
    single_numbers="Enskilda tal",
)
ENGLISH = Words(
    contents="Contents",
    period="Period",
    agreement="Agreement",
    parties="Parties",
    municipality="Municipality",
    diary_number="Diary number",
    state="State",
    checksum="Checksum",
    figure="Figure",
    value="Value",
    before="The period before",
    change="Change",
    definition="How we count",
    page="Page",
    of="of",
    table="Table",
    chart="Chart",
    total="Total",
    hidden=".. not shown, too few persons",
    about="About the report",
    figures="Figures",
    text="The text",
    note="Note",
    own_words="In our own words",
    section="Section",
    number="Number",
    number_before="Number the period before",
    counts="Counts",
    version="Version",
    id="Id",
    label="What",
    series="Series",
    charts="Charts",
    single_numbers="Single numbers",
)


def words_in(language: str) -> Words:
    """The words of a report in this language."""
    return SWEDISH if language == "sv" else ENGLISH


def number_in(value: float, language: str) -> str:
    """2 146 in Swedish, 2,146 in English."""
    written: str = format_decimal(value, format="#,##0.#", locale=language)
    return written


# What a table counts, and what its dimensions are called, by language.
COUNTS: dict[str, dict[str, str]] = {
    "sv": {
        "persons": "Personer",
        "heads": "Antal",
        "visits": "Besök",
        "entries": "Noteringar",
        "sessions": "Tillfällen",
        "days": "Dagar",
        "hours": "Timmar",
        "kronor": "Kronor",
        "number": "Antal",
    },
    "en": {
        "persons": "Persons",
        "heads": "Heads",
        "visits": "Visits",
        "entries": "Entries",
        "sessions": "Sessions",
        "days": "Days",
        "hours": "Hours",
        "kronor": "Kronor",
        "number": "Number",
    },
}
DIMENSIONS: dict[str, dict[str, str]] = {
    "sv": {
        "period": "Period",
        "month": "Månad",
        "organisation": "Organisation",
        "premises": "Lokal",
        "activity": "Aktivitet",
        "band": "Hur ofta",
        "gender": "Kön",
        "age": "Ålder",
        "weekday": "Veckodag",
        "channel": "Kanal",
    },
    "en": {
        "period": "Period",
        "month": "Month",
        "organisation": "Organisation",
        "premises": "Premises",
        "activity": "Activity",
        "band": "How often",
        "gender": "Gender",
        "age": "Age",
        "weekday": "Weekday",
        "channel": "Channel",
    },
}
