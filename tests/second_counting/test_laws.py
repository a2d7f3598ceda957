"""Laws that hold for the figures of every log, whatever it says."""

import json
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.second_counting.periods import Period, months_of
from tests.second_counting.random_logs import PREMISES_OF_ORGANISATIONS, chances, in_any_order, logs, periods
from tests.second_counting.written_log import WrittenLog, counted, counted_in_batches

# no deadline: a machine that is busy with something else breaks no law
fifty_examples = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def value(document: dict, figure: str) -> Any:
    return document["figures"][figure]["value"]


@fifty_examples
@given(logs, periods, chances)
def test_any_order_and_repetition_of_arrival_gives_the_same_bytes(
    log: WrittenLog, period: Period, chance: Random
) -> None:
    arrived = counted_in_batches(log, in_any_order(chance, log), period)

    assert json.dumps(arrived, sort_keys=True) == json.dumps(counted(log, period), sort_keys=True)


@fifty_examples
@given(logs, periods)
def test_visits_of_the_period_are_the_sum_of_its_months(log: WrittenLog, period: Period) -> None:
    document = counted(log, period)

    months = document["months"].values()
    assert value(document, "visits") == sum(month["visits"] for month in months)
    assert value(document, "first_seen") == sum(month["first_seen"] for month in months)


@fifty_examples
@given(logs, periods)
def test_unique_visitors_lie_between_the_fullest_month_and_the_sum_of_months(log: WrittenLog, period: Period) -> None:
    document = counted(log, period)

    months = [month["unique_visitors"] for month in document["months"].values()]
    assert max(months, default=0) <= value(document, "unique_visitors") <= sum(months)


@fifty_examples
@given(logs, periods)
def test_a_month_by_itself_has_the_figures_it_has_in_its_year(log: WrittenLog, period: Period) -> None:
    months = counted(log, period)["months"]

    for month in months_of(period)[:3]:
        document = counted(log, month)
        assert document["months"].get(f"{month[0]:%Y-%m}") == months.get(f"{month[0]:%Y-%m}")


@fifty_examples
@given(logs, periods)
def test_heads_and_days_of_all_premises_are_the_sum_of_each(log: WrittenLog, period: Period) -> None:
    joint = counted(log, period)
    each = [counted(log, period, [slug]) for slug in log.premises]

    additive = ("visits", "visits_anonymous", "open_days", "gaps", "meals", "walks", "sessions", "outreach_contacts")
    for figure in (*additive, "handouts", "children", "accompaniments", "registered_open_days", "open_weekend_days"):
        assert value(joint, figure) == sum(value(document, figure) for document in each), figure


@fifty_examples
@given(logs, periods)
def test_unique_visitors_of_one_organisation_are_not_additive_and_of_several_are(
    log: WrittenLog, period: Period
) -> None:
    joint = value(counted(log, period), "unique_visitors")
    organisations = []
    for slugs in PREMISES_OF_ORGANISATIONS.values():
        together = value(counted(log, period, list(slugs)), "unique_visitors")
        each = [value(counted(log, period, [slug]), "unique_visitors") for slug in slugs]
        assert max(each) <= together <= sum(each)
        organisations.append(together)

    assert joint == sum(organisations)


@fifty_examples
@given(logs, periods)
def test_every_total_equals_the_sum_of_its_parts(log: WrittenLog, period: Period) -> None:
    document = counted(log, period)

    unique = document["figures"]["unique_visitors"]
    assert value(document, "visits") == value(document, "visits_identified") + value(document, "visits_anonymous")
    assert sum(value(document, "gender").values()) == unique["value"]
    assert sum(value(document, "age_band").values()) == unique["value"]
    if value(document, "bands") is not None:
        assert sum(value(document, "bands").values()) == unique["value"]
        assert value(document, "regulars") == value(document, "bands")["often"]
    if value(document, "returning_visitors") is not None:
        assert value(document, "new_visitors") + value(document, "returning_visitors") == unique["value"]
    assert sum(value(document, "outreach_by_channel").values()) == value(document, "outreach_contacts")
    assert sum(value(document, "outreach_by_direction").values()) == value(document, "outreach_contacts")
    assert sum(value(document, "accompaniments_by_authority").values()) == value(document, "accompaniments")
    assert sum(value(document, "handouts_by_item").values()) == value(document, "handouts")
    assert sum(value(document, "cooperation_by_partner").values()) == value(document, "cooperation_contacts")


@fifty_examples
@given(logs, periods)
def test_what_is_part_of_something_is_never_more_than_it(log: WrittenLog, period: Period) -> None:
    document = counted(log, period)

    unique = document["figures"]["unique_visitors"]
    chains = (
        ("visit_days_20", "visit_days_10", "visit_days_2", "unique_visitors", "visits_identified", "visits"),
        ("open_evenings", "registered_open_days", "open_days"),
        ("open_weekend_days", "registered_open_days"),
        ("became_visitors", "first_seen", "unique_visitors"),
        ("meal_days", "meals"),
        ("walks", "walk_participations"),
        ("sessions", "session_participations"),
        ("session_participants", "session_participations"),
        ("outreach_outside_hours", "outreach_contacts"),
    )
    for chain in chains:
        values = [value(document, figure) for figure in chain]
        assert values == sorted(values), chain
    assert unique["low"] <= value(document, "visits")
    assert unique["value"] <= (unique["estimate"] or unique["value"]) <= unique["high"]


@fifty_examples
@given(logs, periods)
def test_a_voided_entry_is_as_good_as_never_written(log: WrittenLog, period: Period) -> None:
    voided = {entry_id.replace("-", "").lower() for entry_id in log.voids}
    rows = [row for row in log.entry_rows if row["id"].replace("-", "").lower() not in voided]

    never_written = replace(log, entry_rows=rows, voids=[])

    assert counted(log, period) == counted(never_written, period)


@fifty_examples
@given(logs, periods)
def test_every_value_that_is_missing_says_why(log: WrittenLog, period: Period) -> None:
    document = counted(log, period)

    missing = [record for record in document["figures"].values() if record["value"] is None]
    assert all(record["reason"] for record in missing)
