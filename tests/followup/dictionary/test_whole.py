"""The dictionary of figures in docs/ is what the declared figures and tables give, and tells of each of them."""

import re
from collections import Counter

import pytest

from app.disclosure.classes import MERGES
from app.figures.list import FIGURE, FIGURES
from app.followup.composing.figures_told import TOLD
from app.followup.dictionary.leaving import leaving
from app.followup.dictionary.told_tables import CLASSES
from app.followup.dictionary.whole import PATHS, dictionary
from app.followup.dictionary.words import WORDS
from app.followup.dictionary.year_page import headings
from app.followup.tables.list import NEVER_LEAVE, ONLY_BY_CONSENT, REPORT_TABLES
from app.followup.tables.staying import STAYING

LANGUAGES = ("sv", "en")
WAYS = {"sv": ("lämnas ut", "stannar i huset"), "en": ("leaves", "stays in the house")}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def told(language):
    return dictionary(language, headings(language))


def test_the_file_is_what_is_declared(language, told):
    assert PATHS[language].read_text("utf-8") == told, "run python -m app.followup.dictionary"


def test_every_figure_is_told_once_with_its_definition_unit_and_version(language, told):
    figures = told.partition(f"## {WORDS[language]['tables']}")[0]

    assert Counter(re.findall(r"^`(\w+)` · ", figures, re.M)) == Counter(FIGURE.keys())
    for figure in FIGURES:
        unit = {"sv": figure.unit.sv, "en": figure.unit.en}[language]
        assert (
            f"#### {figure.label(language)}\n\n{figure.definition(language)}\n\n"
            f"`{figure.id}` · {unit} · version {figure.version} · " in figures
        )


def test_every_table_of_the_report_is_listed_once(language, told):
    rows = re.findall(r"^\| (.*?) `(\w+)` \|", told, re.M)

    assert rows == [(table.title(language), table.id) for table in REPORT_TABLES]


def test_what_stays_and_what_leaves_is_said_of_every_figure(language):
    leaves, stays = WAYS[language]

    for figure in FIGURES:
        is_asked_for = figure.id in ONLY_BY_CONSENT
        is_told = figure.id in TOLD or any(table.measure == figure.id for table in REPORT_TABLES)
        assert leaving(figure, language).startswith(leaves if is_told and not is_asked_for else stays)
        assert not (figure.id in NEVER_LEAVE and is_told)


@pytest.mark.parametrize(
    ("figure_id", "says"),
    [
        ("visits", "lämnas ut i rapporten"),
        ("arrivals", "lämnas ut i rapporten som tabell: När man kom, efter veckodag och tid på dagen"),
        ("busiest_day", "stannar i huset: det är en enda dag i en enda lokal"),
        ("outreach_attempts", "stannar i huset: rapportens tabeller har det inte"),
    ],
)
def test_how_a_figure_leaves_is_said_in_words(figure_id, says):
    assert leaving(FIGURE[figure_id], "sv") == says


def test_what_needs_consent_says_whose():
    consent = {figure.id for figure in FIGURES if "varje part" in leaving(figure, "sv")}

    assert consent == {figure.id for figure in FIGURES if figure.needs_consent} | {"agreed"}


def test_the_tables_of_activities_are_told_with_the_activities():
    assert leaving(FIGURE["activities"], "en").count("by activity") == 3


def test_what_a_table_is_merged_into_is_told():
    told = dictionary("sv", headings("sv"))

    assert "| hur ofta | ofta / ibland eller sällan |" in told
    assert "någon man känner / annat än någon man känner, sedan bara summan |" in told


def test_the_classes_of_everything_that_is_merged_are_told():
    told = dictionary("sv", headings("sv"))

    assert {merge.dimension for merge in CLASSES} == {merge.dimension for merge in MERGES} - {"band"}
    assert "- **Tid på dagen:** förmiddag (klockan 4–12); eftermiddag (klockan 12–17); kväll." in told


def test_every_figure_that_stays_is_one_and_has_one_reason():
    staying = [figure_id for each in STAYING for figure_id in each.figure_ids]

    assert Counter(staying) == Counter(set(staying))
    assert set(staying) <= FIGURE.keys()


def test_the_sections_are_called_as_on_the_year_page():
    assert headings("en")["opening"] == "More about the open days"
    assert headings("sv")["opening"] == "Mer om öppetdagarna"


def test_both_languages_say_the_same_things():
    assert WORDS["sv"].keys() == WORDS["en"].keys()
    assert all(WORDS[language][key] for language in LANGUAGES for key in WORDS[language])
