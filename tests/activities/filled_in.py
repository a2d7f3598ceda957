"""The form of an activity as tests fill it in and read it again."""

from __future__ import annotations

from sqlalchemy import select

from app.activities.models import Activity, ActivityTimeRow
from tests.make import rows
from tests.page import read_page

NEW = "/activities/valla/new"
LUNCH = {
    "name": "Fredagslunch på Årsta",
    "kind": "meal",
    "picture": "soup",
    "offers-0-premises": "valla",
    "offers-0-shown": "door",
    "offers-0-capacity": "40",
    "times-0-premises": "valla",
    "times-0-when": "4",
    "times-0-starts": "11:45",
    "times-0-ends": "13:00",
}
TIMES = (
    ActivityTimeRow.weekday,
    ActivityTimeRow.day,
    ActivityTimeRow.starts_minute,
    ActivityTimeRow.ends_minute,
    ActivityTimeRow.from_day,
    ActivityTimeRow.to_day,
)


def saved():
    return rows(select(Activity.name, Activity.kind, Activity.picture, Activity.is_visiting_group))


def fields(page):
    """What a form would send as it stands, by name."""
    found = {}
    for each in page.every("input"):
        kind = each.attributes.get("type")
        if kind not in ("radio", "checkbox", "hidden") or "checked" in each.attributes or kind == "hidden":
            found[each.attributes.get("name", "")] = each.attributes.get("value", "")
    for each in page.every("select"):
        chosen = [option for option in each.every("option") if "selected" in option.attributes]
        found[each.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return found


def read(answer):
    return read_page(answer.text)[0]
