"""Opens the report's files in LibreOffice and looks at what it made of them; pages become pictures by pdftoppm."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from app.followup.composing.blocks import ChartBlock, Heading, Report, TableBlock
from app.followup.formats.list import FORMAT
from tests.followup.formats.injection import FORMULAS, document_saying, report_saying
from tests.followup.formats.large_sample import LARGE_DOCUMENT, LARGE_REPORT
from tests.followup.formats.pdf_reading import texts_of
from tests.followup.formats.sample import REPORT
from tests.followup.formats.sample_document import DOCUMENT

PROGRAMS = ("soffice", "pdftoppm")
INSTALLED_BY = "apt-get install --no-install-recommends libreoffice-writer libreoffice-calc poppler-utils"
EACH_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
SUM = "1+1"  # stands in every formula of the corpus
SEMICOLONS_AND_UTF_8 = "CSV:59,34,76,1"
SUM = "1+1"  # stands in every formula of the corpus
REPORTS = {"sample": (REPORT, DOCUMENT), "large": (LARGE_REPORT, LARGE_DOCUMENT)}


class NotAsItShould(Exception):
    """What is missing or came out otherwise, in one line."""


def open_everything(pictures: Path | None) -> None:
    """Word, Excel and CSV files of both samples, and the injection corpus; raises NotAsItShould."""
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        raise NotAsItShould(f"{' and '.join(missing)} not found. Try: {INSTALLED_BY}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for slug, (report, document) in REPORTS.items():
            _open_word(folder, slug, report, FORMAT["docx"].make(report, document))
            _open_workbook(folder, slug, FORMAT["xlsx"].make(report, document))
            (folder / f"{slug}-as-pdf.pdf").write_bytes(FORMAT["pdf"].make(report, document))
        _open_injected(folder)
        page_count = sum(len(list(_pictures(pdf, pictures or folder))) for pdf in sorted(folder.glob("*.pdf")))
    print(f"{page_count} pages, {len(FORMULAS)} formulas that stayed words")


def _open_word(folder: Path, slug: str, report: Report, made: bytes) -> None:
    """Every heading, caption and first row is on some page."""
    file = folder / f"{slug}-word.docx"
    file.write_bytes(made)
    said = " ".join(" ".join(texts_of(_as_pdf(folder, file).read_bytes())).split())
    for block in report.blocks:
        wanted = block.text if isinstance(block, Heading) else ""
        if isinstance(block, TableBlock | ChartBlock):
            wanted = f". {block.caption}"
        _expect(wanted in said, f"{file.name}: {wanted!r} is on no page")


def _open_workbook(folder: Path, slug: str, made: bytes) -> None:
    """Every sheet is read with as many rows, and numbers as numbers."""
    file = folder / f"{slug}-excel.xlsx"
    file.write_bytes(made)
    _as_pdf(folder, file)
    read = _sheets(folder, [file])[file.stem]
    for sheet in load_workbook(BytesIO(made)):
        rows = read.get(sheet.title, [])
        _expect(len(rows) == sheet.max_row, f"{file.name}: {sheet.title} has {len(rows)} rows of {sheet.max_row}")


def _open_injected(folder: Path) -> None:
    """Nothing is reckoned: in a workbook as many cells show their sum as hold it, in CSV none becomes a formula."""
    workbooks, tables = [], []
    for number, formula in enumerate(FORMULAS):
        report, document = report_saying(formula), document_saying(formula)
        workbooks.append(folder / f"injected{number:02}.xlsx")
        workbooks[-1].write_bytes(FORMAT["xlsx"].make(report, document))
        with zipfile.ZipFile(BytesIO(FORMAT["csv"].make(report, document))) as archive:
            tables.append(folder / f"table{number:02}.csv")
            tables[-1].write_bytes(archive.read("visits-by-premises.csv"))
    shown = _sheets(folder, workbooks)
    _soffice(folder, f"--infilter={SEMICOLONS_AND_UTF_8}", "--convert-to", "xlsx", "--outdir", folder, *tables)
    for formula, workbook, table in zip(FORMULAS, workbooks, tables, strict=True):
        held = [str(cell.value) for sheet in load_workbook(workbook) for row in sheet.iter_rows() for cell in row]
        read = [cell for rows in shown[workbook.stem].values() for row in rows for cell in row]
        sums = [sum(SUM in cell for cell in cells) for cells in (held, read)]
        _expect(sums[0] == sums[1] > 0, f"{formula!r} was reckoned in {sums[0] - sums[1]} cells of a workbook")
        opened = load_workbook(table.with_suffix(".xlsx"))
        kinds = {cell.data_type for row in opened.active.iter_rows() for cell in row}
        _expect("f" not in kinds, f"{formula!r} became a formula in CSV")


def _sheets(folder: Path, workbooks: list[Path]) -> dict[str, dict[str, list[list[str]]]]:
    """By workbook and sheet what LibreOffice shows in it."""
    into = folder / f"sheets-of-{workbooks[0].stem}"
    _soffice(folder, "--convert-to", EACH_SHEET_AS_CSV, "--outdir", into, *workbooks)
    return {
        each.stem: {file.stem[len(each.stem) + 1 :]: _rows(file) for file in into.glob(f"{each.stem}-*.csv")}
        for each in workbooks
    }


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter=";"))


def _as_pdf(folder: Path, file: Path) -> Path:
    _soffice(folder, "--convert-to", "pdf", "--outdir", folder, file)
    made = file.with_suffix(".pdf")
    _expect(made.is_file(), f"LibreOffice does not open {file.name}")
    return made


def _soffice(folder: Path, *arguments: str | Path) -> None:
    """One start of LibreOffice, with a profile of its own in the folder."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *map(str, arguments)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    _expect(finished.returncode == 0, f"LibreOffice ended with {finished.returncode}: {finished.stderr.strip()}")


def _pictures(pdf: Path, folder: Path) -> Iterator[Path]:
    """A picture of each page; none is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", "80", "-png", str(pdf), str(folder / pdf.stem)]
    subprocess.run(command, check=True)
    for picture in sorted(folder.glob(f"{pdf.stem}-*.png")):
        _expect(picture.stat().st_size > 3000, f"{picture.name} is an empty page")  # noqa: PLR2004  # bytes
        yield picture


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise NotAsItShould(otherwise)
