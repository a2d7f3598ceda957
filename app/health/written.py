"""What the checks say, written for a terminal, for a pipe, and for programs."""

from __future__ import annotations

import json
from datetime import datetime

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from app.health.findings import Examined, Finding, Level, must_be_mended
from app.health.wording import LEVELS, by_command, in_sum, what_to_do

DOCUMENT = "oasen-health/1"
COLOURS = {Level.BROKEN: "bold red", Level.LOOK: "bold yellow", Level.UNSEEN: "dim", Level.OK: "green"}
MARKS = {Level.BROKEN: "✗", Level.LOOK: "!", Level.UNSEEN: "?", Level.OK: "✓"}
INDENT = 4


def as_plain(examined: list[Examined], has_all: bool) -> str:
    """One paragraph for each finding, the worst first; with has_all also a line for each check that found nothing."""
    lines = []
    for each in examined:
        for finding in each.findings:
            lines += [f"{LEVELS[finding.level]}: {each.check.about}. {finding.what}"]
            lines += [f"{'':{INDENT}}{said}" for said in _to_do(finding)] + [""]
        if not each.findings and has_all:
            lines += [f"{LEVELS[each.level]}: {each.check.about}"]
    return "\n".join([*lines, *in_sum(examined)]) + "\n"


def print_richly(examined: list[Examined], has_all: bool, console: Console) -> None:
    """The same in colours, as wide as the terminal."""
    for each in examined:
        for finding in each.findings:
            console.print(_head(finding.level, f"{each.check.about}  ", finding.what))
            console.print(Padding(Text("\n".join(_to_do(finding))), (0, 0, 1, INDENT)))
        if not each.findings and has_all:
            console.print(_head(each.level, str(each.check.about), ""))
    for sentence in in_sum(examined):
        console.print(Text(sentence, style="" if must_be_mended(examined) else "green"))


def as_json(examined: list[Examined], now: datetime) -> str:
    """Every check with its level and findings, as one JSON document (oasen-health/1)."""
    document = {
        "document": DOCUMENT,
        "at": now.isoformat(timespec="seconds"),
        "must_be_mended": must_be_mended(examined),
        "checks": [
            {
                "name": each.check.name,
                "about": str(each.check.about),
                "looks_at": str(each.check.looks_at),
                "level": each.level.value,
                "findings": [
                    {
                        "level": finding.level.value,
                        "what": finding.what,
                        "advice": finding.advice,
                        "commands": finding.commands,
                    }
                    for finding in each.findings
                ],
            }
            for each in examined
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _to_do(finding: Finding) -> list[str]:
    """What to do, on a line; the commands for it, one a line."""
    return [f"{what_to_do()} {finding.advice}", *(f"{by_command()} {each}" for each in finding.commands)]


def _head(level: Level, about: str, what: str) -> Text:
    return Text.assemble((f"{MARKS[level]} {LEVELS[level]}  ", COLOURS[level]), (about, "bold" if what else ""), what)
