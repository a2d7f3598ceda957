"""The report as PDF, read by another program: its claims, its tags in order, its alternatives, its pages."""

from dataclasses import replace

import pytest

from app.followup.composing.blocks import ChartBlock, FigureRow, Figures, Heading, Paragraph, Report, TableBlock
from app.followup.formats.as_pdf import pdf_file
from tests.followup.formats.large_sample import ACTIVITY_COUNT, LARGE_DOCUMENT, LARGE_REPORT
from tests.followup.formats.pdf_reading import claims_of, metadata_of, outline_of, picture_of, tags_of, texts_of
from tests.followup.formats.sample import BLOCKS, FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT
from tests.followup.formats.sample_drawn import BY_PREMISES


@pytest.fixture(scope="module")
def made():
    return pdf_file(REPORT, DOCUMENT)


@pytest.fixture(scope="module")
def large():
    return pdf_file(LARGE_REPORT, LARGE_DOCUMENT)


def blocks(kind):
    return [block for block in BLOCKS if isinstance(block, kind)]


def in_one_line(text):
    return " ".join(text.replace("\ufffe", "").replace("\xad", "").split())


def test_it_claims_the_standards_of_archive_and_access_and_has_what_they_ask_for(made):
    claims = claims_of(made)

    assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1")
    assert "sv-SE" in claims["dc:language"]
    assert FRONT.title in claims["dc:title"]
    assert b"/Lang(sv-SE)" in made
    for wanted in (b"/MarkInfo", b"/StructTreeRoot", b"/DisplayDocTitle true", b"/OutputIntents"):
        assert wanted in made


def test_nothing_in_it_runs_or_reaches_out(made):
    for unwanted in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/URI", b"/AA", b"/Encrypt"):
        assert unwanted not in made


def test_it_names_nobody(made):
    metadata = metadata_of(made)

    assert set(metadata) <= {"Title", "Creator", "CreationDate", "ModDate"}
    assert metadata["CreationDate"].startswith("D:20260114")


def test_headings_tables_and_charts_are_tagged_in_reading_order(made):
    tags = tags_of(made)
    kinds = [tag.kind for tag in tags]

    headings = blocks(Heading)
    assert kinds.count("H1") == len([each for each in headings if each.level == 1]) + 1  # the contents'
    assert kinds.count("H2") == len([each for each in headings if each.level == 2])
    assert kinds.count("Table") == kinds.count("THead") == len(blocks(TableBlock))
    assert kinds.count("TH") == len([1 for block in blocks(TableBlock) for column in block.columns if column.label])
    assert kinds.count("Caption") == len(blocks(TableBlock)) + len(blocks(ChartBlock))


def test_every_chart_says_in_words_what_it_shows(made):
    said = [tag.alternative for tag in tags_of(made) if tag.kind == "Figure"]

    assert said == [chart.alternative for chart in blocks(ChartBlock)]


def test_the_outline_is_the_reports_headings(made):
    assert outline_of(made) == [(each.level - 1, each.text) for each in blocks(Heading)]


def test_the_front_page_says_whose_which_and_in_what_state(made):
    front = in_one_line(texts_of(made)[0])

    for each in (FRONT.title, FRONT.period, FRONT.diary_number, FRONT.municipality, FRONT.state, FRONT.checksum):
        assert each in front


def test_every_figure_stands_with_its_definition(made):
    whole = in_one_line(" ".join(texts_of(made)))

    for block in blocks(Figures):
        for row in block.rows:
            assert in_one_line(row.label) in whole
            assert in_one_line(row.value) in whole
    assert "Öppna dagar som stängde 18.30 eller senare." in whole


def test_every_page_says_which_it_is(made):
    pages = texts_of(made)

    for number, page in enumerate(pages, 1):
        assert f"Sida {number} av {len(pages)}" in in_one_line(page)


def test_a_long_table_has_its_head_on_every_page(large):
    pages = [in_one_line(page) for page in texts_of(large)]

    with_rows = [page for page in pages if "Målarcirkel" in page or "Körsång" in page]
    assert len(with_rows) >= 3
    assert all("Aktivitet Lokal Tillfällen Deltaganden I snitt Personer" in page for page in with_rows)
    assert f"Schack {ACTIVITY_COUNT}" in " ".join(pages)


def test_a_short_table_and_what_it_is_called_stand_on_one_page():
    tables = tuple(
        replace(
            BY_PREMISES, caption=f"Tabellen {number}", rows=tuple((f"{number}/{at}", "7", "8", "9") for at in range(13))
        )
        for number in range(8)
    )
    pages = [in_one_line(page) for page in texts_of(pdf_file(Report("sv", FRONT, tables), DOCUMENT))]

    for block in tables:
        [page] = [page for page in pages if f". {block.caption}" in page]
        assert all(in_one_line(" ".join(row)) in page for row in block.rows)


def test_what_a_goal_is_about_stands_on_the_page_of_its_first_figure():
    goals = []
    for number in range(40):
        row = FigureRow("walks", f"Promenader {number}", "89", "85", "4 fler", "Hur många gånger man gick på promenad.")
        goals += [
            Heading(f"Målet {number}", 1),
            Paragraph(f"Dagen får form {number}.", "note"),
            Figures((row, row)),
            *([Paragraph("Vi gick.")] * (1 + number % 23)),
        ]
    pages = [in_one_line(page) for page in texts_of(pdf_file(Report("sv", FRONT, tuple(goals)), DOCUMENT))]

    for number in range(40):
        [page] = [page for page in pages if f"Dagen får form {number}." in page]
        assert f"Promenader {number} " in page


def test_every_page_has_ink_and_none_of_it_at_the_edges(large):
    width, height = 595, 842
    for number in range(len(texts_of(large))):
        pixels = picture_of(large, number)
        rows = [pixels[start : start + len(pixels) // height] for start in range(0, len(pixels), len(pixels) // height)]

        assert min(pixels) < 100
        assert all(min(row[:width][:40]) > 240 and min(row[:width][-40:]) > 240 for row in rows[:height])


def test_the_same_report_is_the_same_file(made):
    assert pdf_file(REPORT, DOCUMENT) == made


def test_english_is_set_as_english():
    english = pdf_file(Report("en", FRONT, (Paragraph('She said "come in" - and smiled.', "own"),)), DOCUMENT)

    assert b"/Lang(en-GB)" in english
    assert "“come in” – and" in in_one_line(texts_of(english)[1])


def test_words_are_words_whatever_markup_they_look_like():
    odd = '#panic("x") *bold* _it_ $x$ = Heading @ref <label> \\ `raw` [link](http://x)'
    made = pdf_file(Report("sv", replace(FRONT, title=odd), (Heading(odd, 1), Paragraph(odd, "own"))), DOCUMENT)

    assert "*bold* _it_ $x$ = Heading @ref <label> \\ `raw`" in in_one_line(texts_of(made)[1])
