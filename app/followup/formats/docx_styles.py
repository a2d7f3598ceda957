"""The styles of the report in Word: those of the file, or of the organisation's own template where it has them."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle

from app.errors import NotATemplate

FONT = "Calibri"
PINE, INK, INK_SOFT, RULE = "1D4A3C", "1C2420", "444E48", "B9AE97"
OWN_WORDS, NOTE, DEFINITION, FACT, TABLE_TEXT = "Egna ord", "Anmärkning", "Definition", "Uppgift", "Tabelltext"
TABLE = "Underlagets tabell"


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks: sizes and spaces in points."""

    size: float
    color: str = INK
    is_bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.0
    keeps_with_next: bool = False
    based_on: str = "Normal"


LOOKS = {
    "Normal": Look(11, after=6, line=1.2),
    "Title": Look(30, PINE, is_bold=True, after=4),
    "Subtitle": Look(14, INK_SOFT, after=18),
    "Heading 1": Look(20, PINE, is_bold=True, before=28, after=8, keeps_with_next=True),
    "Heading 2": Look(14, INK, is_bold=True, before=20, after=6, keeps_with_next=True),
    "Heading 3": Look(11.5, INK, is_bold=True, before=14, after=4, keeps_with_next=True),
    "Caption": Look(10, INK, is_bold=True, before=12, after=5, keeps_with_next=True),
    "TOC Heading": Look(14, PINE, is_bold=True, before=24, after=6, keeps_with_next=True),
    "toc 1": Look(11, INK, is_bold=True, before=4, after=2),
    "toc 2": Look(11, INK, after=2),
    OWN_WORDS: Look(11, INK, before=4, after=8, line=1.2),
    NOTE: Look(9.5, INK_SOFT, after=6),
    DEFINITION: Look(8.5, INK_SOFT),
    FACT: Look(11, INK, after=3),
    TABLE_TEXT: Look(9.5, INK),
}
ALWAYS_OURS = {OWN_WORDS, NOTE, DEFINITION, FACT, TABLE_TEXT}


def lay_styles(document: Document, keeps_its_own: bool) -> None:
    """Give the document every style that the report uses; with keeps_its_own only those that it lacks.

    Raises NotATemplate where a style of a paragraph's name is one of letters.
    """
    for name, look in LOOKS.items():
        existing = _style_named(document, name)
        if existing is not None and not isinstance(existing, ParagraphStyle):
            raise NotATemplate(
                "style", f"In the template {name} is no style of paragraphs. Make it one, and choose the file again."
            )
        if existing is None or not keeps_its_own:
            style = existing or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            _dress(document, style, look, with_font=not keeps_its_own)
            _particular(style, name)
    if _style_named(document, TABLE) is None:
        document.styles.element.append(parse_xml(TABLE_STYLE))


def _style_named(document: Document, name: str) -> BaseStyle | None:
    return next((style for style in document.styles if style.name == name), None)


def _dress(document: Document, style: ParagraphStyle, look: Look, with_font: bool) -> None:
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.is_bold or None, None
    font.color.rgb = RGBColor.from_string(look.color)
    if style.name != "Normal":
        style.base_style = document.styles[look.based_on]
    if with_font:
        _set_font(style)
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.line
    paragraph.keep_with_next = look.keeps_with_next or None
    paragraph.widow_control = True
    style.quick_style = True
    for name in ("w:pBdr", "w:numPr", "w:kern", "w:rPr/w:spacing"):
        for left_over in style.element.xpath(f".//{name}"):
            left_over.getparent().remove(left_over)


def _set_font(style: ParagraphStyle) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _particular(style: ParagraphStyle, name: str) -> None:
    """What only one style has: a rule beside one's own words, an indent, a stop for values."""
    if name == OWN_WORDS:
        border = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="12" w:space="12" w:color="{PINE}"/></w:pBdr>'
        )
        style.element.get_or_add_pPr().insert_element_before(border, *AFTER_BORDERS)
        style.paragraph_format.left_indent = Mm(5)
    elif name == "toc 2":
        style.paragraph_format.left_indent = Mm(6)
    elif name == FACT:
        style.paragraph_format.left_indent = Mm(42)
        style.paragraph_format.first_line_indent = Mm(-42)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(42))


AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
)
TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="OasenTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{PINE}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{PINE}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{PINE}"/></w:tcBorders>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{PINE}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""
