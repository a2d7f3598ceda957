"""The whole report: what stands where, in both languages, and what the coordinator has changed."""

from datetime import date
from itertools import pairwise

import pytest

from app.followup.about.terms import Goal, Terms
from app.followup.composing.blocks import ChartBlock, Figures, Heading, Paragraph, TableBlock
from app.followup.composing.report import report_of
from app.followup.writing.texts import Happened, Judged, Texts
from tests.followup.telling import ALONE, BOTH, document, joined, table, tables_of

MONTHS = {f"2025-{number:02d}": 100 + number for number in range(1, 13)}
MONTHS_BEFORE = {f"2024-{number:02d}": 90 + number for number in range(1, 13)}
HOUSE = {
    "open_days": (219, 223),
    "registered_open_days": (216, 220),
    "visits": (1328, 1462),
    "visits_identified": (961, 1008),
    "visits_on_counted_days": (1320, 1460),
    "visits_by_month": ({"*": 1328, **MONTHS}, {"*": 1462, **MONTHS_BEFORE}),
    "unique_visitors": (64, 63),
    "bands": (
        {"*": 64, "often": 13, "sometimes": 21, "seldom": 30},
        {"*": 63, "often": 15, "sometimes": 15, "seldom": 33},
    ),
    "gender": {"*": 64, "woman": 20, "man": None, "other-or-unstated": None},
    "meals": (334, 375),
    "meal_days": (43, 43),
}


def report(texts=None, language="sv", terms=ALONE, **numbers):
    return report_of(document(tables_of(**(HOUSE | numbers)), terms), texts or Texts(), terms, language)


def headings(made, level=1):
    return [each.text for each in made.blocks if isinstance(each, Heading) and each.level == level]


def words(made):
    return " ".join(each.text for each in made.blocks if isinstance(each, Paragraph))


def chart(made, chart_id):
    return next(each for each in made.blocks if isinstance(each, ChartBlock) and each.chart_id == chart_id)


def tables(made):
    return {each.table_id: each for each in made.blocks if isinstance(each, TableBlock)}


def test_the_first_thing_read_is_the_honest_sentence():
    first = report().blocks[0]

    assert first == Paragraph("64 personer med kort, 367 besök utan kort, uppskattningsvis 88 personer.")


def test_it_is_read_in_this_order():
    texts = Texts(
        own={"community": "Fredagarna är viktiga.", "experience": "Vi har lärt oss.", "development": "Fler kvällar."},
        happened=(Happened(date(2025, 9, 1), "nya lokaler"),),
    )

    assert headings(report(texts)) == [
        "Social samvaro och gemenskap",
        "Nå människor i utanförskap, ensamhet och isolering",
        "Organisationernas erfarenheter",
        "Möjlig utveckling",
        "Det här hände under perioden",
        "Så räknade vi",
        "Bilaga: tabeller",
    ]


def test_under_a_goal_stand_figures_chart_sentences_and_own_words():
    made = report(Texts(own={"community": "Fredagarna är viktiga.\n\nMen torsdagarna också."}))
    of_goal = made.blocks[2 : made.blocks.index(Heading("Nå människor i utanförskap, ensamhet och isolering", 1))]

    assert [type(each) for each in of_goal[:2]] == [Figures, ChartBlock]
    assert [each.voice for each in of_goal[2:]] == ["figures", "figures", "figures", "own", "own"]


def test_figures_stand_with_the_year_before_and_the_change():
    rows = {row.figure_id: row for each in report().blocks if isinstance(each, Figures) for row in each.rows}

    assert (rows["open_days"].value, rows["open_days"].before, rows["open_days"].change) == ("219", "223", "−4")
    assert rows["visits"].change == "−134, inom vad slump eller täckning kan göra"
    assert rows["visits_per_open_day"].value == "6,1"
    assert all(row.definition for row in rows.values())


def test_new_by_the_history_is_not_compared_with_new_by_what_people_said():
    made = report(newness=({"*": 64, "new": 28, "earlier": 36}, {"said-new": 18}))
    rows = {row.figure_id: row for each in made.blocks if isinstance(each, Figures) for row in each.rows}

    assert (rows["new_visitors"].value, rows["new_visitors"].before, rows["new_visitors"].change) == ("28", "", "")
    both = report(newness=({"said-new": 28}, {"said-new": 18}))
    rows = {row.figure_id: row for each in both.blocks if isinstance(each, Figures) for row in each.rows}
    assert rows["new_visitors"].before == "18"


def test_the_agreements_goals_are_the_headings():
    terms = Terms(ALONE.parties, goals=(Goal("7", "Erbjuda social samvaro", "Ett hem för många."), Goal("8", "Nå ut")))
    made = report(Texts(own={"8": "Vi går ut varje vecka."}), terms=terms)

    assert headings(made)[:2] == ["Erbjuda social samvaro", "Nå ut"]
    assert Paragraph("Ett hem för många.", "note") in made.blocks


def test_a_sentence_can_be_changed_or_dropped():
    texts = Texts(changed={"meals": "Vi åt lunch varje fredag."}, dropped=frozenset({"open_days", "leading"}))
    made = report(texts)

    assert "Vi åt lunch varje fredag." in words(made)
    assert "Vi åt tillsammans" not in words(made)
    assert "Vi hade öppet 219 dagar" not in words(made)
    assert "uppskattningsvis" not in words(made)


def test_what_the_staff_judge_leads():
    assert "vi bedömer att det var cirka 90 personer" in words(report(Texts(judged=Judged(90, ""))))


def test_what_is_judged_of_several_parties_together_stands_beneath():
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", 64, organisation="valla")
    )
    made = report_of(document([cards], BOTH), Texts(judged=Judged(140, "namnlistor")), BOTH, "sv")

    assert made.blocks[1] == Paragraph("Vi bedömer att det var cirka 140 personer (namnlistor).")
    assert words(made).count("vi bedömer") == 0


def test_what_happened_stands_under_its_month_and_by_its_day():
    made = report(Texts(happened=(Happened(date(2025, 9, 1), "nya lokaler"), Happened(date(2025, 3, 14), "sjukdom"))))

    assert chart(made, "visits").events == ((2, "sjukdom"), (8, "nya lokaler"))
    assert words(made).index("14 mars 2025: sjukdom") < words(made).index("1 september 2025: nya lokaler")


def test_a_chart_has_both_years_and_the_same_in_words():
    found = chart(report(), "visits")

    assert [each.label for each in found.series] == ["2025", "2024"]
    assert found.labels[:3] == ("jan", "feb", "mars")
    assert found.alternative.startswith("Januari 101, februari 102")


def test_what_is_hidden_is_drawn_and_told_as_hidden():
    made = report(bands={"*": 64, "often": None, "sometimes": None, "seldom": 30})
    found = chart(made, "bands")

    assert found.series[0].values == (None, None, 30)
    assert found.alternative == "Ofta visas inte, ibland visas inte och sällan 30."
    assert tables(made)["bands"].rows[0] == ("Ofta", "..")
    assert tables(made)["bands"].note == ".. visas inte, för få personer."


def test_tables_have_periods_beside_each_other_and_totals_last():
    made = tables(report())

    assert [each.label for each in made["visits_by_month"].columns] == ["Månad", "2025", "2024"]
    assert made["visits_by_month"].rows[0] == ("Januari", "101", "91")
    assert made["visits_by_month"].rows[-1] == ("Hela perioden", "1\N{NO-BREAK SPACE}328", "1\N{NO-BREAK SPACE}462")
    assert made["visits_by_month"].has_total
    assert ("Öppetdagar", "219", "223") in made["figures"].rows


def test_money_has_a_part_of_its_own():
    made = report(grant=(339_690, 331_000), cost=375_000, volunteer_value=160_000)
    part = made.blocks[made.blocks.index(Heading("Bidrag och kostnader", 1)) + 1]

    assert isinstance(part, Figures)
    assert [row.value.replace("\N{NO-BREAK SPACE}", " ") for row in part.rows] == [
        "339 690 kr",
        "375 000 kr",
        "160 000 kr",
    ]
    assert "till det kommer ideellt arbete värt" in words(made)


def test_no_heading_skips_a_level():
    """A reader who hears the document goes from part to part by them, and an archive refuses a document without."""
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", 64, organisation="valla")
    )
    for made in (report(), report_of(document([cards], BOTH), Texts(), BOTH, "sv")):
        levels = [each.level for each in made.blocks if isinstance(each, Heading)]
        assert levels[0] == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))


def test_two_parties_stand_beside_each_other():
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", 64, organisation="valla")
    )
    made = report_of(document([cards], BOTH), Texts(), BOTH, "sv")

    assert made.front.parties == ("Hamnkyrkan", "Kamratstödet")
    assert made.blocks[0] == Paragraph(
        "Hamnkyrkan och Kamratstödet: 90 och 64 personer med kort; några kan ha besökt båda."
    )
    assert headings(made, 2) == ["Hamnkyrkan", "Kamratstödet"]
    assert [each.label for each in tables(made)["figures"].columns[1:3]] == ["2025, Hamnkyrkan", "2025, Kamratstödet"]


@pytest.mark.parametrize(
    ("language", "title", "state"),
    [
        ("sv", "Underlag till uppföljningen", "Utkast, inte låst"),
        ("en", "Material for the follow-up", "Draft, not locked"),
    ],
)
def test_the_first_page_says_whose_it_is_and_that_it_is_a_draft(language, title, state):
    terms = Terms(ALONE.parties, name="IOP", municipality="Linköpings kommun", diary_number="SON:2019-1251")
    front = report(language=language, terms=terms).front

    assert (front.title, front.state, front.period) == (title, state, "2025")
    assert (front.diary_number, front.municipality, front.agreement) == ("SON:2019-1251", "Linköpings kommun", "IOP")
    assert len(front.checksum) == 64


def test_a_locked_report_says_so():
    made = document(tables_of(**HOUSE))
    locked = report_of(made | {"sealed": 2}, Texts(), ALONE, "sv", made_on=date(2026, 1, 14))

    assert locked.front.state == "Låst version 2, 14 januari 2026"


def test_the_same_document_and_texts_give_the_same_report():
    assert report() == report()


def test_in_english_nothing_of_the_house_is_swedish():
    made = report(Texts(own={"community": "Fridays matter."}), "en")
    told = f"{words(made)} {' '.join(headings(made))}"

    assert not any(letter in told for letter in "åäöÅÄÖ")
    assert tables(made)["visits_by_month"].rows[-1][0] == "The whole period"
