"""Which figures speak to which goal."""

from app.followup.about.terms import Goal
from app.followup.composing.figures_told import IN_ORDER
from app.followup.composing.report import MONEY, UNIT_COSTS
from app.followup.composing.themes import OTHER, THEMES, parts_of
from app.followup.sentences.list import SENTENCES

# The goals of the agreement of 2024 to 2026, shortened.
GOALS = (
    Goal("1", "Nå människor som lever i socialt utanförskap, ensamhet och isolering"),
    Goal("2", "Erbjuda social samvaro, gemenskap och bygga nätverk som stärker enskilda"),
    Goal("3", "Bidra till fungerande vardagsrutiner"),
    Goal("4", "Kunskap om och förutsättningar att tillgodose sina medborgerliga rättigheter"),
    Goal("5", "Människor blir sedda, efterfrågade och respekterade"),
)
OF_COUNTING = {
    "registered_open_days",
    "gaps",
    "visits_identified",
    "visits_anonymous",
    "identified_share",
    "outreach_minutes",
    *MONEY,
    *UNIT_COSTS,
}


def by_id(parts):
    return {part.id: part for part in parts}


def test_without_goals_the_themes_stand_in_their_order():
    assert [part.id for part in parts_of((), "sv")] == [theme.id for theme in THEMES]
    assert parts_of((), "en")[0].heading == "Company and community"


def test_the_goals_of_such_an_agreement_get_the_figures_that_speak_to_them():
    parts = by_id(parts_of(GOALS, "sv"))

    assert list(parts) == ["1", "2", "3", "4", "5"]
    assert "unique_visitors" in parts["1"].figure_ids
    assert "meals" in parts["2"].figure_ids
    assert "training_hours" in parts["3"].figure_ids
    assert "accompaniments" in parts["4"].figure_ids
    assert "volunteer_hours" in parts["5"].figure_ids


def test_what_was_agreed_under_a_goal_stands_there_and_nowhere_else():
    agreed = Goal("9", "Promenader för alla", figure_ids=("walks",))
    parts = by_id(parts_of((*GOALS, agreed), "sv"))

    assert parts["9"].figure_ids == ("walks",)
    assert all("walks" not in part.figure_ids for id, part in parts.items() if id != "9")


def test_what_speaks_to_no_goal_stands_last():
    parts = parts_of((Goal("1", "Erbjuda social samvaro"),), "sv")

    assert [part.id for part in parts] == ["1", OTHER]
    assert "unique_visitors" in parts[-1].figure_ids


def test_every_figure_of_a_report_has_its_theme_or_tells_how_it_was_counted_or_of_money():
    in_themes = [figure_id for theme in THEMES for figure_id in theme.figure_ids]

    assert len(in_themes) == len(set(in_themes))
    assert set(IN_ORDER) - set(in_themes) == OF_COUNTING


def test_every_sentence_but_that_of_money_has_its_theme():
    in_themes = {figure_id for theme in THEMES for figure_id in theme.figure_ids}

    assert [each.id for each in SENTENCES if not set(each.about) & in_themes] == ["money"]
