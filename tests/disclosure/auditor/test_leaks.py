"""One leak planted in each place of each format, and the same files without: only the first are objected to."""

from __future__ import annotations

import copy

import pytest

from app.disclosure.auditor.leaks import leaks
from tests.disclosure.auditor import exported
from tests.disclosure.auditor.documents import document, table

EXACT = document(
    table("bands", "period band", {"2025 *": 83, "2025 often": 4, "2025 sometimes": 19, "2025 seldom": 60}),
    table("visits", "period", {"2025": 1760, "2024": 1600}, "visits", "visits"),
)
WORDS = {
    ("table", "bands"): ("Hur ofta man kom",),
    ("band", "often"): ("ofta",),
    ("band", "sometimes"): ("ibland",),
    ("band", "seldom"): ("sällan",),
}


def hidden():
    released = copy.deepcopy(EXACT)
    for cell in released["tables"][0]["cells"]:
        if cell["key"]["band"] in ("often", "sometimes"):
            cell |= {"value": None, "suppressed": True}
    return released


def found(name, content):
    return [each.why for each in leaks(EXACT, hidden(), {name: content}, WORDS)]


CLEAN = {
    "r.html": exported.as_html("1 760 besök, 10 % fler än året innan."),
    "r.docx": exported.as_docx("60 kom sällan."),
    "r.xlsx": exported.as_xlsx("60 kom sällan."),
    "r.zip": exported.as_csv_zip(),
    "r.json": exported.as_json(hidden()),
    "r.pdf": exported.as_pdf_text("60 kom sällan."),
}
PLANTED = {
    "a sentence on the page": ("r.html", exported.as_html("4 personer kom ofta.")),
    "a chart's alternative": ("r.html", exported.as_html(alternative="Ofta: 4, ibland: visas inte, sällan: 60")),
    "a cell on the page": ("r.html", exported.as_html(value="4")),
    "a sentence in Word": ("r.docx", exported.as_docx("Av dem kom 19 ibland.")),
    "a cell in Word": ("r.docx", exported.as_docx(value="4")),
    "Word's metadata": ("r.docx", exported.as_docx(subject="ofta 4")),
    "a number in Excel": ("r.xlsx", exported.as_xlsx(value=4)),
    "a text in Excel": ("r.xlsx", exported.as_xlsx("4 ofta")),
    "Excel's metadata": ("r.xlsx", exported.as_xlsx(subject="ofta 4")),
    "a value in the CSV": ("r.zip", exported.as_csv_zip("4")),
    "the name of a CSV": ("r.zip", exported.as_csv_zip(name="bands often 4.csv")),
    "a cell in the JSON": ("r.json", exported.as_json(EXACT)),
    "a figure in the JSON": ("r.json", exported.as_json(hidden(), figures={"bands": {"value": {"often": 4}}})),
    "a sentence in the PDF": ("r.pdf", exported.as_pdf_text("4 personer kom ofta.")),
    "the name of the file": ("ofta-4.pdf", exported.as_pdf_text()),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_has_passed_the_door_is_not_objected_to(name):
    assert found(name, CLEAN[name]) == []


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_number_is_found(place):
    assert any("hidden" in why for why in found(*PLANTED[place]))


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("33,5 % kom ofta.", "only whole percent"),
        ("17 procent är nya.", "no share"),
        ("Som mest kom 31 på en kväll.", "highest"),
    ],
)
def test_shares_and_extremes_that_stay_in_the_house_are_found(sentence, why):
    assert any(why in each for each in found("r.html", exported.as_html(sentence)))


def test_a_share_of_a_hundred_or_more_may_leave():
    assert found("r.html", exported.as_html("Besöken har ökat med 10 %.")) == []


def test_an_extreme_in_the_json_is_found():
    told = exported.as_json(hidden(), figures={"training_hours_per_week": {"value": {"low": 2}}})
    assert any("stay in the house" in why for why in found("r.json", told))


def test_another_cell_with_the_same_number_is_no_leak():
    assert found("r.html", exported.as_html("4 kom sällan, sade Anna.")) == []


def test_a_total_of_a_coarser_form_is_no_leak():
    channels = table(
        "outreach", "period channel", {"2025 *": 14, "2025 voice": 12, "2025 text": 2}, "outreach_contacts"
    )
    totals = table("outreach", "period", {"2025": 14}, "outreach_contacts")
    told = {"r.html": exported.as_html("14 kontakter, outreach")}
    assert leaks(document(channels), document(totals), told, {}) == []
    told = {"r.html": exported.as_html("text: 2")}
    assert len(leaks(document(channels), document(totals), told, {})) == 1
