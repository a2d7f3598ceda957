"""The auditor knows of every single figure that a report tells what it counts."""

from app.disclosure.auditor.figures_read import COUNTED, NOT_COUNTED
from app.figures.figure import Unit
from app.figures.list import FIGURE
from app.followup.composing.figures_told import FIGURES_TOLD, table_behind
from app.followup.tables.by_consent import BY_CONSENT
from app.followup.tables.list import REPORT_TABLES

# Told in classes of persons, or of heads that are as telling as persons: what is small in them is hidden.
IN_CLASSES = {"bands", "gender", "age_band", "how_found", "outreach_by_channel", "accompaniments_by_authority"}
BY_WORD = {"handouts_by_item", "cooperation_by_partner"}


def test_what_does_not_count_persons_is_known_not_to():
    unknown = {
        each.id
        for each in FIGURES_TOLD
        if each.id not in COUNTED and each.id not in NOT_COUNTED and FIGURE[each.id].unit is not Unit.PERSONS
    }

    assert unknown - IN_CLASSES - BY_WORD == set()


def test_what_counts_persons_is_never_taken_for_anything_else():
    taken = {each.id for each in FIGURES_TOLD if FIGURE[each.id].unit is Unit.PERSONS and each.id in COUNTED}

    assert taken == set()


def test_each_figure_rests_on_a_table_that_there_is():
    tables = {each.id for each in REPORT_TABLES} | set(BY_CONSENT)
    # Made of several, or of one cell each of others: an objection to them keeps back what they are called.
    of_several = {"visits_anonymous", "identified_share", "visits_per_open_day"}

    assert {table_behind(each.id) for each in FIGURES_TOLD} - tables - of_several == set()
