"""The part of the dictionary that lists the report's tables: what they count, by what, and their coarser forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.disclosure.cells import HIDDEN, Counts
from app.disclosure.classes import AGES, AUTHORITIES, CHANNELS, GENDERS, PARTS_OF_DAY, WAYS_HERE, Merge
from app.disclosure.sensitive import ALWAYS_SHOWN_FROM, PERSONS_OF_ACTIVITY
from app.figures.list import FIGURE
from app.followup.about.terms import USUAL_THRESHOLD
from app.followup.composing.code_names import dimension_name, name_of
from app.followup.dictionary.words import OVER, UNIT_OF_MEASURE, WORDS
from app.followup.tables.beyond import BEYOND
from app.followup.tables.core import OF_PERSONS, WITHOUT_PERSONS
from app.followup.tables.report_table import ReportTable

HIGHER_THRESHOLD = 10  # the other that an agreement may have
COLUMNS = ("table", "counts", "over", "by", "coarser")
GROUPS = {"without_persons": WITHOUT_PERSONS, "of_persons": OF_PERSONS, "beyond": BEYOND}
# The finest classes that leave, where they are coarser than what was noted.
CLASSES: tuple[Merge, ...] = (GENDERS, AGES, WAYS_HERE, CHANNELS, AUTHORITIES, PARTS_OF_DAY)


def tables_in_groups(language: str) -> Iterator[str]:
    """Paragraphs of Markdown: the tables of the core, those beyond it, and the classes of both."""
    say = WORDS[language]
    numbers = {"always": ALWAYS_SHOWN_FROM, "activity": PERSONS_OF_ACTIVITY}
    yield f"## {say['tables']}"
    yield say["tables_say"].format(threshold=USUAL_THRESHOLD, other=HIGHER_THRESHOLD, hidden=HIDDEN)
    for group, tables in GROUPS.items():
        yield f"### {say[group]}"
        yield say[f"{group}_say"].format(**numbers)
        yield _in_columns([say[each] for each in COLUMNS], [_row(each, language) for each in tables])
    yield f"### {say['classes']}"
    yield say["classes_say"]
    yield "\n".join(_classes(each, language) for each in CLASSES)


def _row(table: ReportTable, language: str) -> tuple[str, ...]:
    dimensions = (*(("premises",) if table.by_premises else ()), *table.classes)
    return (
        f"{table.title(language)} `{table.id}`",
        _counts(table, language),
        OVER[table.over][_at(language)],
        ", ".join(dimension_name(each, language).lower() for each in dimensions),
        WORDS[language]["then"].join(_groups(each, language) for each in table.coarser),
    )


def _counts(table: ReportTable, language: str) -> str:
    if table.counts is Counts.PERSONS:
        unit = FIGURE["unique_visitors"].unit
    else:
        unit = FIGURE[table.measure].unit if table.measure in FIGURE else UNIT_OF_MEASURE[table.measure]
    return (unit.sv, unit.en)[_at(language)]


def _groups(merge: Merge | None, language: str) -> str:
    if merge is None:
        return WORDS[language]["only_total"]
    return " / ".join(name_of(merge.dimension, code, language) for code in merge.group_codes)


def _classes(merge: Merge, language: str) -> str:
    names = [_class(merge, code, language) for code in merge.group_codes]
    return f"- **{dimension_name(merge.dimension, language)}:** {'; '.join(names)}."


def _class(merge: Merge, group: str, language: str) -> str:
    """What a class is called; of the parts of a day with their hours."""
    name, codes = name_of(merge.dimension, group, language), dict(merge.groups).get(group, ())
    if not codes or not all(code.isdigit() for code in codes):
        return name
    return WORDS[language]["hours"].format(name=name, first=int(codes[0]), last=int(codes[-1]) + 1)


def _in_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown, without the columns that would be empty all the way down."""
    kept = [at for at in range(len(names)) if any(row[at] for row in rows)]
    lines = [[names[at] for at in kept], ["---" for _ in kept], *([row[at] for at in kept] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _at(language: str) -> int:
    return 0 if language == "sv" else 1
