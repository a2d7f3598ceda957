"""Reads what today's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from tests.page import Element


def part(page: Element, name: str) -> Element:
    """A part of the page that stays fresh."""
    return next(each for each in page.every() if each.attributes.get("data-part") == name)


def section(page: Element, name: str) -> Element:
    """The section under the heading of that id."""
    return next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == name)


def visits_shown(page: Element) -> str:
    """How many visits, as the counter has it."""
    return heads_shown(page, ".visit")


def heads_shown(page: Element, counter: str) -> str:
    """The number of a counter."""
    return part(page, f"heads-{counter}").text


def told_shown(page: Element, counter: str) -> str:
    """Whose hand a counter's heads are said to be of."""
    return part(page, f"told-{counter}").text


def inside_shown(page: Element) -> str:
    """All that is said of who is inside now."""
    return part(page, "inside").text


def counters_shown(page: Element, name: str) -> list[str]:
    """The counters at the top (usual) or below (others), in their order."""
    [shown] = [each for each in page.every("ul") if each.attributes.get("data-counters") == name]
    return [each.attributes["data-counter"] for each in shown.every("li") if "data-counter" in each.attributes]


def lines_shown(page: Element) -> list[str]:
    """The day by kind, with its activities."""
    return [each.text for each in section(page, "timeline").every("th") if each.attributes.get("scope") == "rowgroup"]


def noted(page: Element) -> list[str]:
    """The list of what has been noted, the latest first; a run that is folded together is one."""
    [rows] = [each for each in section(page, "noted").children if each.tag == "ol"]
    return [line.text for line in rows.children]


@dataclass(frozen=True)
class Hours:
    """The timeline's columns, and the marks of its first row: heads and size."""

    columns: list[str]
    marks: list[tuple[str, str]]


def hours_shown(page: Element) -> Hours:
    """The columns of the day, and the marks of its first kind."""
    table = section(page, "timeline")
    columns = [each.text for each in table.every("th") if each.attributes.get("scope") == "col"]
    marks = [
        (mark.text, mark.attributes["class"])
        for cell in table.every("tbody")[0].every("td")
        for mark in (cell.every("span") or [Element("span", {"class": ""})])
    ]
    return Hours(columns, marks)
