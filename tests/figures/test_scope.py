"""Which premises are counted, and what is refused with what to write instead."""

import pytest

from app.errors import NotAllowed, NotFound
from tests.figures.noting import agree, counted, note, period, value
from tests.make import make_door


@pytest.fixture
def two_organisations(app):
    doors = [make_door(slug, organisation) for slug, organisation in (("valla", "iogt"), ("kyrkan", "sion"))]
    doors.append(make_door("annex", "iogt"))
    for door in doors:
        note(door, "anka")
    return doors


def slugs(**scope):
    return counted(period("2025-05-06", "2025-05-06"), **scope)["scope"]["premises"]


def test_without_a_name_all_premises_of_the_one_organisation_are_counted(app):
    make_door("valla"), make_door("annex")

    assert slugs() == ["valla", "annex"]


def test_premises_are_counted_in_the_order_given_and_each_once(two_organisations):
    assert slugs(premises_slugs=["annex", "valla", "annex"]) == ["annex", "valla"]
    assert value("visits", premises_slugs=["annex", "annex"]) == 1


def test_an_organisation_counts_its_own_premises_alone(two_organisations):
    assert slugs(organisation_slug="sion") == ["kyrkan"]
    assert value("visits", organisation_slug="sion") == 1


def test_an_agreement_counts_the_premises_of_its_parties(two_organisations):
    agree("iop", "sion", "iogt")
    agree("alone", "iogt")

    assert slugs(agreement_slug="iop") == ["valla", "annex", "kyrkan"]
    assert slugs(agreement_slug="alone") == ["valla", "annex"]
    assert slugs(agreement_slug="iop", organisation_slug="sion") == ["kyrkan"]
    assert slugs(agreement_slug="iop", premises_slugs=["kyrkan", "valla"]) == ["kyrkan", "valla"]


def test_two_organisations_are_not_counted_together_without_their_agreement(two_organisations):
    for scope in ({}, {"premises_slugs": ["valla", "kyrkan"]}):
        with pytest.raises(NotAllowed, match=r"iogt, sion.*--organisation.*--agreement"):
            counted(**scope)


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        ({"premises_slugs": ["vala"]}, "premises here is called 'vala'. There are: valla, annex, kyrkan"),
        ({"organisation_slug": "iggt"}, "organisation here is called 'iggt'. There are: iogt, sion"),
        ({"agreement_slug": "iop"}, "There is no agreement 'iop'. There are none yet"),
        ({"organisation_slug": "sion", "premises_slugs": ["valla"]}, "'valla'. There are: kyrkan"),
    ],
)
def test_an_unknown_slug_is_answered_with_those_there_are(two_organisations, scope, says):
    with pytest.raises(NotFound) as refused:
        counted(**scope)

    assert says in refused.value.message


def test_an_organisation_outside_the_agreement_has_no_premises_in_it(two_organisations):
    agree("alone", "iogt")

    with pytest.raises(NotFound, match="oasen premises add"):
        counted(agreement_slug="alone", organisation_slug="sion")


def test_without_premises_there_is_nothing_to_count(app):
    with pytest.raises(NotFound, match="oasen premises add"):
        counted()
