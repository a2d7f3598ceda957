"""The same small report in each format, with room for one more text somewhere: there a leak is planted."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import docx
import pypdfium2
import typst
import xlsxwriter

ROWS = (("Hur ofta", "2025"), ("ofta", ".."), ("ibland", ".."), ("sällan", "60"))


def as_html(text: str = "", alternative: str = "", value: str = "..") -> bytes:
    rows = "".join(
        f"<tr><th>{label}</th><td>{value if label == 'ofta' else number}</td></tr>" for label, number in ROWS
    )
    figure = f'<figure><img src="c.svg" alt="{alternative}"></figure>'
    table = f"<table><caption>Hur ofta man kom</caption>{rows}</table>"
    return f"<html><body><p>{text}</p>{figure}{table}</body></html>".encode()


def as_docx(text: str = "", subject: str = "", value: str = "..") -> bytes:
    document = docx.Document()
    document.core_properties.subject = subject
    document.add_paragraph(text)
    table = document.add_table(0, 2)
    for label, number in ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value if label == "ofta" else number
    return _saved(document)


def as_xlsx(text: str = "", subject: str = "", value: int | str = "..") -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"subject": subject})
        sheet = book.add_worksheet("Hur ofta man kom")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, (row[0], value if row[0] == "ofta" else row[1]))
        sheet.write(9, 0, text)
    return content.getvalue()


def as_csv_zip(value: str = "..", name: str = "bands.csv") -> bytes:
    lines = ("period;band;value", f"2025;often;{value}", "2025;sometimes;..", "2025;seldom;60")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, "\r\n".join(lines))
        archive.writestr("datapackage.json", json.dumps({"resources": [{"path": name}]}))
    return content.getvalue()


def as_json(released: dict[str, Any], **beside: Any) -> bytes:
    return json.dumps(released | beside).encode()


def as_pdf_text(text: str = "", value: str = "..") -> str:
    """What a PDF says to a program that reads it, its metadata first."""
    cells = ", ".join(f"[{label}], [{value if label == 'ofta' else number}]" for label, number in ROWS)
    source = f'#set document(title: "Underlag")\n{text}\n\n#table(columns: 2, {cells})\n'
    made = pypdfium2.PdfDocument(typst.compile(source.encode()))
    try:
        pages = [page.get_textpage().get_text_bounded() for page in made]
        return "\n".join([*made.get_metadata_dict().values(), *pages])
    finally:
        made.close()


def _saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
