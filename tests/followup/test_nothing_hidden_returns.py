"""What the door has hidden comes back nowhere in document or report: neither as a number nor in words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.disclosure.door import released
from app.figures.document import one_moment
from app.followup.about.agreed_terms import terms_of_party
from app.followup.about.particulars import particulars_of
from app.followup.about.reporting_period import reporting_period
from app.followup.composing.report import report_of
from app.followup.document import document_of
from app.followup.queries import house_of
from app.followup.tables.building import exact_tables
from app.followup.writing.texts import Texts
from app.periods import year
from tests.figures.noting import note
from tests.followup.few_persons import K, few_in_document, few_in_report
from tests.followup.telling import ALONE, document, tables_of
from tests.make import make_door

small = st.integers(0, 12)


@st.composite
def houses(draw):
    """Numbers of a small place that hang together: bands, newness and genders make up the persons."""
    often, sometimes, seldom = draw(small), draw(small), draw(small)
    persons = often + sometimes + seldom
    new = draw(st.integers(0, persons))
    women = draw(st.integers(0, persons))
    men = draw(st.integers(0, persons - women))
    identified = persons + draw(st.integers(0, 60)) if persons else 0
    return {
        "open_days": 200,
        "registered_open_days": 200,
        "visits": identified + draw(st.integers(0, 30)),
        "visits_identified": identified,
        "unique_visitors": persons,
        "bands": {"*": persons, "often": often, "sometimes": sometimes, "seldom": seldom},
        "newness": {"*": persons, "new": new, "earlier": persons - new},
        "gender": {"*": persons, "woman": women, "man": men, "other-or-unstated": persons - women - men},
        "how_found": _with_total(people=draw(small), partners=draw(small)),
        "training_participants": draw(small),
        "training_hours": 90,
    }


def _with_total(**parts):
    return {"*": sum(parts.values())} | parts


@settings(max_examples=60, deadline=None)
@given(houses())
def test_no_few_persons_stand_anywhere_in_a_report(house):
    release = released(tables_of(**house), K)
    made = document(release.tables)

    assert few_in_document(made) == []
    for language in ("sv", "en"):
        assert few_in_report(report_of(made, Texts(), ALONE, language), language) == []


def test_few_persons_are_found_where_the_door_has_been_left_open():
    """The search itself: without the door every place in which few persons could stand is found."""
    made = document(
        tables_of(
            unique_visitors=3,
            bands={"*": 3, "often": 3, "sometimes": 0, "seldom": 0},
            newness={"*": 3, "new": 3, "earlier": 0},
            training_participants=2,
            training_hours=9,
        )
    )
    assert few_in_document(made) != []
    for language in ("sv", "en"):
        found = few_in_report(report_of(made, Texts(), ALONE, language), language)
        assert {kind for kind, _ in found} == {"figure", "chart", "table", "words"}


def document_of_organisation(slug):
    """How many persons there were, and the document of what the door let out."""
    with one_moment() as connection:
        terms = terms_of_party(connection, slug, year(2025))
        house, reporting = house_of(connection, terms), reporting_period(year(2025))
        exact = exact_tables(house, reporting, terms)
        made = document_of(released(exact, K), particulars_of(house, reporting, terms))
        return next(cell.value for each in exact if each.id == "unique_visitors" for cell in each.cells), made


def test_of_two_visitors_and_of_three_the_report_is_the_same(app):
    """Twenty-four visits of two people at one place, of three at the other: no reader can tell."""
    valla, hamnen = make_door("valla", "iogt"), make_door("hamnen", "sion")
    days = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in (6, 7)]
    for door, people_count in ((valla, 2), (hamnen, 3)):
        for number, day in enumerate(days):
            note(door, f"person-{number % people_count}", at=f"{day}T11:00")

    (two, of_two), (three, of_three) = document_of_organisation("iogt"), document_of_organisation("sion")

    assert (two, three) == (2, 3)
    assert of_two["tables"] == of_three["tables"]
    assert of_two["figures"] == of_three["figures"]
    for language in ("sv", "en"):
        assert (
            report_of(of_two, Texts(), ALONE, language).blocks == report_of(of_three, Texts(), ALONE, language).blocks
        )
