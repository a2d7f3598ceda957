"""The report as a workbook, opened by another program: typed cells, a sheet for each table, nothing that runs."""

import re
import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.followup.composing.blocks import ChartBlock, Column, Figures, Paragraph, Report, TableBlock
from app.followup.formats.as_xlsx import xlsx_file
from app.followup.formats.read_numbers import number_or_words
from tests.followup.formats.injection import FORMULAS, document_saying, report_saying
from tests.followup.formats.sample import BLOCKS, FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT


def opened(report=REPORT, document=DOCUMENT):
    return load_workbook(BytesIO(xlsx_file(report, document)))


@pytest.fixture(scope="module")
def book():
    return opened()


def rows_of(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_first_sheet_says_whose_which_and_in_what_state(book):
    said = {cell for row in rows_of(book.worksheets[0]) for cell in row}

    assert {FRONT.title, FRONT.period, FRONT.state, FRONT.checksum, FRONT.diary_number, FRONT.municipality} <= said
    assert ", ".join(FRONT.parties) in said


def test_the_first_sheet_leads_to_every_other(book):
    first = book.worksheets[0]

    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_every_table_of_the_report_has_a_sheet_with_its_numbers_as_numbers(book):
    rows = rows_of(book["Besök per månad och lokal"])

    assert rows[3:5] == [["Månad", "Vallastugan", "Café Hamnen", "Båda"], ["jan", 93, 94, 187]]
    assert rows[-1] == ["Hela året", 1070, 1076, 2146]
    assert rows_of(book["Vad vi gjorde tillsammans"])[4] == ["Fredagslunch", "Vallastugan", 46, 612, 13.3, 58]
    assert {block.caption[:31] for block in BLOCKS if isinstance(block, TableBlock)} <= set(book.sheetnames)


def test_what_is_hidden_is_two_dots_and_never_a_number(book):
    assert rows_of(book["Unika besökare efter kön och ål"])[6] == ["Annat eller inte sagt", "..", "..", 5, 12]
    assert [row for row in rows_of(book["Diagram"]) if row[0] == "Nya besökare per kvartal"][2][1:4] == [
        "apr–jun",
        "2025",
        "..",
    ]


def test_tables_of_the_document_that_the_report_does_not_show_have_sheets_too():
    book = opened(Report("sv", FRONT, ()))

    across = rows_of(book["Besök per månad och lokal"])
    assert across[3:5] == [["Månad", "Vallastugan", "Café Hamnen", "Totalt"], ["jan 2025", 93, 94, 187]]
    assert rows_of(book["Unika besökare efter kön och ål"])[3:] == [
        ["Kön", "Ålder", "Personer"],
        ["woman", "under-30", 9],
        ["woman", "unstated", ".."],
        ["woman", "Totalt", 33],
        ["Totalt", "Totalt", 92],
    ]
    assert rows_of(book["Nya besökare per kvartal"])[5] == ["2", ".."]


def test_periods_stand_beside_each_other_and_single_numbers_on_one_sheet():
    cells = [
        {"key": {"period": "2025", "band": "often"}, "value": 31},
        {"key": {"period": "2024", "band": "often"}, "value": 28},
    ]
    alone = [{"key": {"period": year}, "value": value} for year, value in (("2025", 219), ("2024", None))]
    tables = [
        {
            "id": "b",
            "title": "Hur ofta",
            "measure": "bands",
            "counts": "persons",
            "dimensions": ["period", "band"],
            "cells": cells,
        },
        {
            "id": "o",
            "title": "Öppna dagar",
            "measure": "open_days",
            "counts": "days",
            "dimensions": ["period"],
            "cells": alone,
        },
    ]
    book = opened(Report("sv", FRONT, ()), {**DOCUMENT, "tables": tables})

    assert rows_of(book["Hur ofta"])[3:] == [["Hur ofta", "2025", "2024"], ["often", 31, 28]]
    assert [row[:3] for row in rows_of(book["Enskilda tal"])[4:]] == [
        ["Öppna dagar", "2025", 219],
        ["Öppna dagar", "2024", ".."],
    ]


def test_every_chart_brings_its_numbers_and_its_words(book):
    rows = rows_of(book["Diagram"])[4:]

    for chart in (block for block in BLOCKS if isinstance(block, ChartBlock)):
        of_chart = [row for row in rows if row[0] == chart.caption]
        assert of_chart[0][4] == chart.alternative
        assert [row[3] for row in of_chart[1:]] == [
            ".." if value is None else value for series in chart.series for value in series.values
        ]


def test_figures_stand_as_they_are_read_and_as_numbers(book):
    rows = {row[1]: row for row in rows_of(book["Nyckeltal"])[4:]}

    shown = [row for block in BLOCKS if isinstance(block, Figures) for row in block.rows]
    assert list(rows) == [row.label for row in shown]
    assert rows["Besök"][2:4] == ["2\u00a0146", 2146]
    assert rows["Unika besökare"][3] == 92


def test_every_figures_definition_is_there(book):
    definitions = {row[3]: row[1] for row in rows_of(book["Så räknar vi"])[4:]}

    assert definitions == {figure_id: told["definition"] for figure_id, told in DOCUMENT["figures"].items()}


def test_the_text_says_whose_words_it_holds(book):
    rows = rows_of(book["Texten"])

    own = [
        line
        for each in BLOCKS
        if isinstance(each, Paragraph) and each.voice == "own"
        for line in each.text.splitlines()
    ]
    assert len([row for row in rows if row[2] == "Med egna ord"]) == len(own)


def test_heads_stay_in_sight_and_columns_are_wide_enough(book):
    for sheet in book.worksheets:
        assert sheet.freeze_panes in {"A5", "B5"}
        assert all(8 <= each.width <= 81 for each in sheet.column_dimensions.values())


def test_names_of_sheets_are_valid_and_unlike():
    odd = ["[A]:*?/\\", "'quoted'", "History", "x" * 40, "x" * 41, "X" * 42, "", "Texten"]
    tables = [TableBlock(f"t{n}", name, (Column("a", False),), (("b",),)) for n, name in enumerate(odd)]

    names = opened(Report("sv", FRONT, tuple(tables))).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert all(not name.startswith("'") and not name.endswith("'") and name != "History" for name in names)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_begins_a_formula(formula):
    made = xlsx_file(report_saying(formula), document_saying(formula))
    book = load_workbook(BytesIO(made))

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    assert [cell.value for cell in cells if str(cell.value).lstrip().startswith(tuple("=+-@＝＋－＠"))] == []
    assert any("1+1" in str(cell.value) for cell in cells)


def test_nothing_in_it_runs_or_is_fetched():
    with zipfile.ZipFile(BytesIO(xlsx_file(REPORT, DOCUMENT))) as archive:
        names = archive.namelist()
        content = b"".join(archive.read(name) for name in names)

    assert not [name for name in names if re.search(r"vba|external|connection|activeX|embedding|drawing", name, re.I)]
    assert b"TargetMode" not in content
    assert b"<f>" not in content


def test_a_negative_number_stays_a_number():
    less = TableBlock("t", "Skillnad", (Column("n"),), (("-3",), ("−1 200",)))

    assert [row[0] for row in rows_of(opened(Report("sv", FRONT, (less,)))["Skillnad"])[4:]] == [-3, -1200]


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("2\u00a0146", "sv", 2146),
        ("9,8", "sv", 9.8),
        ("1\u00a0012,5", "sv", 1012.5),
        ("2,146", "en", 2146),
        ("9.8", "en", 9.8),
        ("..", "sv", ".."),
        ("–", "sv", "–"),
        ("2–20", "sv", "2–20"),
        ("71 %", "sv", "71 %"),
        ("1 2", "sv", "1 2"),
        ("", "sv", ""),
    ],
)
def test_numbers_in_words_are_read_back(words, language, number):
    assert number_or_words(words, language) == number


def test_its_properties_name_nobody_and_the_same_report_is_the_same_file():
    made = xlsx_file(REPORT, DOCUMENT)
    properties = load_workbook(BytesIO(made)).properties

    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")
    assert properties.created.date() == FRONT.day
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert xlsx_file(REPORT, DOCUMENT) == made
