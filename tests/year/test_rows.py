"""A figure as a row: in words, with the year before and the change."""

from __future__ import annotations

import pytest
from flask_babel import force_locale

from app.factory import create_app
from app.figures.list import FIGURE, FIGURES
from app.settings import Settings
from app.year.code_words import REASONS
from app.year.rows import has_anything, parts_of, rows_of, signed
from app.year.sections import FEATURED, SECTIONS

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@pytest.fixture(scope="module", autouse=True)
def context(sqlite_template):
    app = create_app(Settings(instance=sqlite_template))
    with app.test_request_context(), force_locale("sv"):
        yield


def figures(**values):
    """A document's figures, unknown but for these."""
    return {figure.id: {"value": values.get(figure.id)} for figure in FIGURES}


def row(figure_id, this, before):
    [made] = rows_of([figure_id], this, before)
    return made


def test_every_figure_has_its_place_on_the_page_and_only_one():
    placed = [*FEATURED, *(each for section in SECTIONS for each in (*section.figures, *section.in_parts))]

    assert sorted(placed) == sorted(FIGURE)


@pytest.mark.parametrize(
    ("value", "before", "change"),
    [
        (2146, 1834, "+312"),
        (1834, 2146, f"{MINUS}312"),
        (7, 7, "0"),
        (6.04, 6.0, "0"),
        (6.5, 6.0, "+0,5"),
        (None, 4, ""),
        (4, None, ""),
        ({}, 4, ""),
    ],
)
def test_changes_have_a_sign(value, before, change):
    assert signed(value, before) == change


def test_hours_of_a_year_are_whole_and_of_a_week_are_not():
    this, before = figures(open_hours=1440.5, training_hours=12.5), figures(open_hours=99.75)

    assert (row("open_hours", this, before).value, row("open_hours", this, before).before) == (f"1{NBSP}440", "99,8")
    assert row("training_hours", this, before).value == "12,5"


def test_a_change_of_hours_is_the_difference_of_what_is_shown():
    assert row("open_hours", figures(open_hours=1440.4), figures(open_hours=1400.6)).change == "+39"


def test_a_share_of_few_is_told_in_words_and_of_those_who_answered():
    of_all = figures(new_visitors=30, unique_visitors=92, new_share=30 / 92)
    stated = figures(new_visitors=30, unique_visitors=92, new_share=0.5)
    stated["new_share"]["basis"] = "stated"

    assert row("new_share", of_all, stated).value == "ungefär en tredjedel"
    assert row("new_share", of_all, stated).before == "ungefär hälften"


def test_the_busiest_day_says_which_it_was():
    this = figures(busiest_day={"visits": 27, "premises": "valla", "day": "2025-12-31"})

    assert row("busiest_day", this, figures()).value == "27 besök, 31 december"


def test_the_hours_of_work_training_say_their_span():
    this = figures(training_hours_per_week={"median": 6.2, "low": 2.0, "high": 20.0})

    assert row("training_hours_per_week", this, figures()).value == "i mitten 6,2, från 2 till 20"


def test_what_is_not_known_is_a_dash_with_its_reason():
    this = figures()
    this["stay"]["reason"] = "no_stays"

    assert (row("stay", this, figures()).value, row("stay", this, figures()).reason) == (
        "–",
        "Ingen besökstid är känd.",
    )


def test_every_reason_of_a_figure_is_said_in_words():
    from app.bootstrap import ROOT

    figures_folder = ROOT / "app" / "figures"
    written = "".join(
        path.read_text() for path in (figures_folder / "figure.py", *figures_folder.glob("subjects/*.py"))
    )

    assert [reason for reason in REASONS if f'"{reason}"' not in written] == []


def test_parts_stand_with_the_largest_first_and_what_was_not_stated_last():
    this = figures(outreach_by_channel={"phone": 5, "sms": 9, "unstated": 20})
    before = figures(outreach_by_channel={"letter": 2})

    parts = parts_of("outreach_by_channel", this, before)

    assert [(each.label, each.value, each.before, each.change) for each in parts.first] == [
        ("Sms", "9", "0", "+9"),
        ("Telefon", "5", "0", "+5"),
        ("Brev", "0", "2", f"{MINUS}2"),
        ("Inte angivet", "20", "0", "+20"),
    ]


def test_ages_stand_by_age():
    this = figures(age_band={"18-29": 1, "30-44": 5, "unstated": 2})

    assert [each.label for each in parts_of("age_band", this, figures()).first] == [
        "18 till 29 år",
        "30 till 44 år",
        "Inte angivet",
    ]


def test_a_year_before_that_was_not_counted_is_not_nothing():
    parts = parts_of("gender", figures(gender={"woman": 3}), figures())

    assert [(each.before, each.change) for each in parts.first] == [("–", "")]


def test_many_parts_unfold_and_a_few_more_do_not():
    many = {f"partner-{number}": number for number in range(1, 13)}

    parts = parts_of("cooperation_by_partner", figures(cooperation_by_partner=many), figures())
    few = parts_of("cooperation_by_partner", figures(cooperation_by_partner=dict(list(many.items())[:8])), figures())

    assert (len(parts.first), len(parts.rest), len(few.first), len(few.rest)) == (6, 6, 8, 0)
    assert parts.first[0].label == "Partner 12"


def test_a_section_of_nothing_has_nothing_to_tell():
    assert not has_anything(["handouts", "handouts_by_item"], figures(handouts=0, handouts_by_item={}), figures())
    assert has_anything(["handouts"], figures(handouts=0), figures(handouts=3))
