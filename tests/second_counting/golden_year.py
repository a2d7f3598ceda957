"""The golden year of tests/figures/golden_year, as it is written down there."""

import json
from datetime import date, time
from pathlib import Path

from tests.second_counting.periods import Period
from tests.second_counting.plain_data import Premises, WeeklyPlan
from tests.second_counting.reading_files import rows_of_file
from tests.second_counting.written_log import WrittenLog

FOLDER = Path(__file__).parent.parent / "figures" / "golden_year"
ANSWERS: dict[str, dict] = json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))


def golden_year() -> WrittenLog:
    """The log, with what its two files cannot say."""
    setting = json.loads((FOLDER / "setting.json").read_text(encoding="utf-8"))
    organisation = setting["organisation"]
    return WrittenLog(
        premises={
            place["slug"]: Premises(
                place["slug"], organisation, place["time_zone"], time.fromisoformat(place["cutoff"])
            )
            for place in setting["premises"]
        },
        entry_rows=rows_of_file((FOLDER / "entries.csv").read_bytes()),
        opening_rows=rows_of_file((FOLDER / "openings.csv").read_bytes()),
        weekly_plans={
            place: [(date.fromisoformat(plan["from"]), weekly_plan(plan["days"])) for plan in plans]
            for place, plans in setting["weekly_plans"].items()
        },
        voids=setting["voids"],
        links=[(organisation, one, other) for one, other in setting["links"]],
        visiting_groups=setting["visiting_groups"],
    )


def weekly_plan(days: dict[str, list[str]]) -> WeeklyPlan:
    """A plan by weekday, from its written form."""
    return {
        int(weekday): (time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, (opens, closes) in days.items()
    }


def scope_and_period(answer: dict) -> tuple[list[str], Period]:
    """What one of the answers is about."""
    scope = answer["scope"]
    return scope["premises"], (date.fromisoformat(scope["from"]), date.fromisoformat(scope["to"]))
