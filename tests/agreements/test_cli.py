"""Agreements by command."""

import pytest
from sqlalchemy import select

from app.agreements.models import Agreement, AgreementParty, AgreementTerms
from tests.command_line import run
from tests.make import make_door, rows


def add(app, slug="iop", parties="iogt,pingst", first_day="2024-01-01", last_day="2026-12-31"):
    return run(app, "agreement", "add", slug, "--parties", parties, "--from", first_day, "--to", last_day)


@pytest.fixture
def both(app):
    make_door("valla", "iogt")
    make_door("kyrkan", "pingst")
    return app


def test_an_agreement_has_parties_and_a_period(both):
    assert add(both).exit_code == 0

    [(slug, first_day, last_day)] = rows(
        select(Agreement.slug, AgreementTerms.first_day, AgreementTerms.last_day).join(
            AgreementTerms, AgreementTerms.agreement_id == Agreement.id
        )
    )
    assert (slug, first_day.year, last_day.year) == ("iop", 2024, 2026)
    assert len(rows(select(AgreementParty.organisation_id))) == 2


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"parties": "iogt,nobody"}, "There are: iogt, pingst."),
        ({"parties": ","}, "at least one party"),
        ({"slug": "Vårt avtal"}, "is not a slug"),
        ({"last_day": "2023-12-31"}, "swap the two dates"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_is_left(both, changed, says):
    answer = add(both, **changed)

    assert (answer.exit_code, says in answer.stderr) == (1, True), answer.stderr
    assert rows(select(Agreement.slug)) == rows(select(AgreementParty.agreement_id)) == []


def test_the_same_slug_twice_is_refused(both):
    add(both)

    assert add(both).exit_code == 1


def test_a_day_that_does_not_exist_is_wrong_usage(both):
    assert add(both, last_day="2026-02-30").exit_code == 2
