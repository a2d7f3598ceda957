"""The report for Word, opened by another reader: styles, captions, header rows, alternatives, neutral properties."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from app.errors import NotATemplate
from app.followup.composing.blocks import ChartBlock, Figures, Heading, Paragraph, TableBlock
from app.followup.formats.as_docx import docx_file, docx_in
from app.followup.formats.docx_template import FAULTS, MOST_BYTES, MOST_FILES
from app.followup.formats.same_zip import zip_of
from tests.followup.formats.letterhead import own_template
from tests.followup.formats.sample import BLOCKS, FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT


@pytest.fixture(scope="module")
def made():
    return docx_file(REPORT, DOCUMENT)


@pytest.fixture(scope="module")
def opened(made):
    return docx.Document(BytesIO(made))


def styled(document, style):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def blocks(kind):
    return [block for block in BLOCKS if isinstance(block, kind)]


def files_in(made):
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_have_words_own_styles(opened, level):
    assert styled(opened, f"Heading {level}") == [each.text for each in blocks(Heading) if each.level == level]


def test_own_words_and_notes_have_styles_of_their_own(opened):
    own = [line for each in blocks(Paragraph) if each.voice == "own" for line in each.text.splitlines()]

    assert len(styled(opened, "Egna ord")) == len(own)
    assert styled(opened, "Egna ord")[1] == own[1]
    assert {each.text for each in blocks(Paragraph) if each.voice == "note"} <= set(styled(opened, "Anmärkning"))


def test_tables_hold_every_row_and_repeat_their_header(opened):
    read = [[[cell.text for cell in row.cells] for row in table.rows] for table in opened.tables]

    for block in blocks(TableBlock):
        assert [[column.label for column in block.columns], *map(list, block.rows)] in read
    for table in opened.tables:
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert table.style.name == "Underlagets tabell"


def test_figures_stand_with_value_change_and_definition(opened):
    said = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}

    for block in blocks(Figures):
        for row in block.rows:
            assert {row.label, row.value, row.definition, f"{row.change} (perioden före: {row.before})"} <= said


def test_captions_are_numbered_by_fields(opened):
    captions = styled(opened, "Caption")

    assert [each for each in captions if each.startswith("Diagram")] == [
        f"Diagram {number}. {chart.caption}" for number, chart in enumerate(blocks(ChartBlock), 1)
    ]
    assert {each.split()[1] for each in re.findall(r"SEQ \w+", opened.element.xml)} == {"Tabell", "Diagram"}


def test_pictures_say_what_they_show(opened):
    said = [each.get("descr") for each in opened.element.iter(qn("wp:docPr"))]

    assert said == [chart.alternative for chart in blocks(ChartBlock)]


def test_the_front_page_says_whose_and_which(opened):
    said = "\n".join(paragraph.text for paragraph in opened.paragraphs)

    for each in (FRONT.title, FRONT.period, FRONT.diary_number, FRONT.municipality, FRONT.state, FRONT.checksum):
        assert each in said
    assert "PAGE" in opened.sections[0].footer._element.xml


def test_contents_lead_to_every_heading(opened):
    links = [each.get(qn("w:anchor")) for each in opened.element.iter(qn("w:hyperlink"))]
    places = {each.get(qn("w:name")) for each in opened.element.iter(qn("w:bookmarkStart"))}

    assert len(links) == len([each for each in blocks(Heading) if each.level <= 2])
    assert set(links) <= places


def test_its_properties_name_nobody(made, opened):
    core = opened.core_properties

    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert (core.title, core.language) == (FRONT.title, "sv-SE")
    assert core.created.date() == core.modified.date() == FRONT.day
    assert b"Company" not in files_in(made)["docProps/app.xml"]
    assert {name for name in files_in(made) if "thumbnail" in name} == set()


def test_its_language_is_swedish(made):
    assert set(re.findall(rb'<w:lang [^>]*w:val="([^"]+)"', files_in(made)["word/styles.xml"])) == {b"sv-SE"}


def test_the_same_report_is_the_same_file(made):
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx_file(REPORT, DOCUMENT) == made


def test_an_own_template_keeps_its_page_its_head_and_its_styles():
    opened = docx.Document(BytesIO(docx_in(own_template(), REPORT, DOCUMENT)))

    assert opened.styles["Heading 1"].font.name == "Georgia"
    assert round(opened.sections[0].left_margin.mm) == 40
    assert opened.sections[0].header.paragraphs[0].text == "Kamratstödet, Storgatan 1"
    assert "Skriv din text här" not in [paragraph.text for paragraph in opened.paragraphs]
    assert styled(opened, "Egna ord")
    assert opened.core_properties.author == ""


def test_a_dotx_will_do():
    files = files_in(own_template())
    types = files["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")

    assert docx_in(zip_of((files | {"[Content_Types].xml": types}).items()), REPORT, DOCUMENT)


def relationship(kind, target):
    space = "http://schemas.openxmlformats.org"
    return (
        f'<?xml version="1.0"?>\n<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{space}/officeDocument/2006/relationships/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    ).encode()


def with_file(name, content=b"anything"):
    return zip_of((files_in(own_template()) | {name: content}).items())


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (b"no zip at all", "no Word document"),
        (b"", "no Word document"),
        (zip_of([("a.txt", b"a")]), "no Word document"),
        (with_file("word/vbaProject.bin"), "macros"),
        (with_file("word/activeX/activeX1.bin"), "macros"),
        (with_file("word/embeddings/oleObject1.bin"), "embedded"),
        (with_file("word/document.xml"), "broken"),
        (own_template()[:-200], "no Word document"),
        (with_file("word/_rels/header9.xml.rels", relationship("image", "http://x.example/a.png")), "from elsewhere"),
        (with_file("word/media/image1.bmp", bytes(MOST_BYTES)), "too large"),
        (zip_of((f"word/media/{number}.png", b"") for number in range(MOST_FILES + 1)), "too large"),
    ],
    ids=["bytes", "nothing", "zip", "macros", "activex", "ole", "broken", "cut", "fetches", "swells", "many"],
)
def test_what_is_no_safe_template_is_refused_in_words(template, says):
    with pytest.raises(NotATemplate, match=says) as refused:
        docx_in(template, REPORT, DOCUMENT)
    assert FAULTS[refused.value.why] == refused.value.message


def test_a_template_whose_title_is_a_style_of_letters_is_refused_in_words():
    files = files_in(own_template())
    odd = files["word/styles.xml"].replace(
        b'w:type="paragraph" w:styleId="Title"', b'w:type="character" w:styleId="Title"'
    )

    with pytest.raises(NotATemplate, match="Title is no style of paragraphs"):
        docx_in(zip_of((files | {"word/styles.xml": odd}).items()), REPORT, DOCUMENT)


@pytest.mark.parametrize("name", sorted(files_in(own_template())))
def test_a_template_that_lacks_a_part_is_used_or_refused_in_words(name):
    files = files_in(own_template())
    short = replace(REPORT, blocks=(Heading("Rubriken", 1), Paragraph("Orden", "own")))

    for changed in ({**files, name: b""}, {each: content for each, content in files.items() if each != name}):
        headings, refusal = _written_into(zip_of(changed.items()), short)
        assert headings == ["Rubriken"] or refusal.endswith(".")


def _written_into(template, report):
    """The headings of what was written, or the words of the refusal."""
    try:
        made = docx_in(template, report, DOCUMENT)
    except NotATemplate as refused:
        return [], refused.message
    return styled(docx.Document(BytesIO(made)), "Heading 1"), ""


def test_a_template_that_says_no_page_is_written_on_a4():
    files = files_in(own_template())
    without = re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", files["word/document.xml"], flags=re.DOTALL)

    made = docx.Document(BytesIO(docx_in(zip_of((files | {"word/document.xml": without}).items()), REPORT, DOCUMENT)))
    assert all(0 < shape.width <= docx.shared.Mm(210) for shape in made.inline_shapes)


def test_a_template_points_to_no_file_of_somebodys_machine():
    def attach(document):
        attached = docx.oxml.OxmlElement("w:attachedTemplate")
        attached.set(qn("r:id"), "rId1")
        document.settings.element.append(attached)

    links = relationship("attachedTemplate", "file:///C:/Users/maja/Normal.dotm")
    template = zip_of((files_in(own_template(attach)) | {"word/_rels/settings.xml.rels": links}).items())

    files = files_in(docx_in(template, REPORT, DOCUMENT))
    assert not any(b"maja" in content.lower() for content in files.values())
    assert b"attachedTemplate" not in files["word/settings.xml"]


def test_characters_that_xml_cannot_hold_are_left_out():
    odd = replace(REPORT, blocks=(Paragraph("Lunch\x0b och\x00 kaffe", "own"),))

    assert "Lunch och kaffe" in styled(docx.Document(BytesIO(docx_file(odd, DOCUMENT))), "Egna ord")
