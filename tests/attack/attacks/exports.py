"""Texts that a spreadsheet would reckon with, typed into pages and looked for in every file that is handed out."""

from __future__ import annotations

import csv
import http.client
import io
import re
import subprocess
import sys
import zipfile

import openpyxl

from app.clock import now
from tests.attack.line import Attacker
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import Target

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
FORMULAS = tuple(f"{start}1+1" for start in STARTS)
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")
FORMATS = ("csv", "xlsx")
VERSION = re.compile(r'name="version"[^>]*value="([^"]*)"')


def read_every_export(target: Target, plan: Plan) -> Outcome:
    """Type them, fetch the files over the line and by the commands, look at every cell."""
    outcome = Outcome("exports")
    who = target.attacker("iogt", "coordinator")
    formulas = FORMULAS[: plan.of(len(FORMULAS), 4)]
    for number, text in enumerate(formulas):
        _type(target, who, number, text)
    files = {**_reports(target, who), **_commands(target)}
    cells = {name: _cells(name, content) for name, content in files.items()}
    for name, texts in cells.items():
        outcome.findings += [
            Finding("a cell that would be reckoned", name, text) for text in texts if _is_reckoned(text)
        ]
    if len(files) < 3 or not any("1+1" in text for texts in cells.values() for text in texts):
        outcome.not_done = f"what was typed is in none of {len(files)} files"
    outcome.remark = f"{sum(map(len, cells.values()))} cells of {len(files)} files"
    return outcome


def _type(target: Target, who: Attacker, number: int, text: str) -> None:
    last_year = now().year - 1
    day = f"{last_year}-03-{number + 1:02d}"
    page = target.line.ask(who, "GET", f"/calendar/valla/days/{day}").text
    version = VERSION.search(page)
    closed = {"state": "closed", "reason": text, "opens": "", "closes": "", "version": version[1] if version else ""}
    target.line.send(who, f"/calendar/valla/days/{day}", closed)
    target.line.send(
        who, "/calendar/valla/exceptions", {"first_day": day, "last_day": day, "is_open": "", "reason": text}
    )
    target.line.send(who, "/outreach/topics", {"name": text})
    for report in _drafts(target):
        target.line.send(who, f"{report}/events", {"day": f"{last_year}-05-{number + 1:02d}", "words": text})


def _drafts(target: Target) -> list[str]:
    return sorted({found[0] for each in target.ground.opened.values() if (found := re.match(r"/reports/\d+", each))})


def _reports(target: Target, who: Attacker) -> dict[str, bytes]:
    found = {}
    for report in _drafts(target):
        for kind in FORMATS:
            connection = http.client.HTTPConnection("127.0.0.1", target.server.port, timeout=120)
            connection.request("GET", f"{report}/draft/{kind}", headers=who.signed)
            reply = connection.getresponse()
            content = reply.read()
            if reply.status == 200:
                found[f"{report}/draft/{kind}"] = content
    return found


def _commands(target: Target) -> dict[str, bytes]:
    found = {}
    for what in ("entries", "openings"):
        file = target.server.settings.instance.parent / f"{what}.csv"
        command = [sys.executable, "-m", "app", "export", what, "-o", str(file)]
        server = target.server
        subprocess.run(
            command, env=server.environment, cwd=server.program_folder, check=True, stdout=subprocess.DEVNULL
        )
        found[f"oasen export {what}"] = file.read_bytes()
        file.unlink()
    return found


def _cells(name: str, content: bytes) -> list[str]:
    if name.endswith("xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        rows = (row for sheet in book for row in sheet.iter_rows())
        # One that was written as a formula begins with = whatever it was.
        return [str(cell.value) for row in rows for cell in row if isinstance(cell.value, str)]
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            cell for each in archive.namelist() if each.endswith(".csv") for cell in _cells(each, archive.read(each))
        ]


def _is_reckoned(text: str) -> bool:
    return text.startswith(STARTS) and not NUMBER.fullmatch(text)
