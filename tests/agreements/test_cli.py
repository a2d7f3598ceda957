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


def done(app, *command):
    answer = run(app, "agreement", *command)
    assert (answer.exit_code, answer.stderr) == (0, ""), command
    return answer.stdout


def test_what_an_agreement_says_is_written_and_shown_by_command(both):
    add(both, parties="iogt")
    done(both, "party", "iop", "pingst", "--from", "2025-01-01")
    done(both, "goal", "iop", "Nå människor", "--sentence", "De som är ensamma.")
    done(both, "agreed", "iop", "open_days", "220", "--about", "--goal", "1", "--party", "iogt")
    done(both, "agreed", "iop", "walks", "2")
    done(both, "money", "iop", "iogt", "2024", "--grant", "339690")
    done(both, "money", "iop", "iogt", "2024", "--cost", "375000")
    done(both, "party", "iop", "pingst", "--until", "2025-12-31")

    assert done(both, "show", "iop").splitlines() == [
        "iop: iop",
        "from 2024-01-01 to 2026-12-31",
        "municipality -, diary number -",
        "party iogt from 2024-01-01 to 2026-12-31",
        "party pingst from 2025-01-01 to 2025-12-31",
        "goal 1: Nå människor",
        "agreed open_days: about 220 per year, of iogt, goal 1",
        "agreed walks: 2 per week",
        "money iogt 2024: grant 339690, cost 375000",
    ]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("show", "nothing"), "There are: iop."),
        (("party", "iop", "iogt"), "party on that day already"),
        (("party", "iop", "nobody"), "There are: iogt, pingst."),
        (("party", "iop", "iogt", "--until", "2023-12-31"), "choose a later day"),
        (("goal", "iop", ""), "needs a heading"),
        (("agreed", "iop", "bands", "3"), "open_days"),
        (("agreed", "iop", "open_days", "0"), "whole number from 1"),
        (("agreed", "iop", "open_days", "1", "--goal", "1"), "no such goal"),
        (("money", "iop", "pingst", "2024", "--grant", "1"), "pingst is no party of iop"),
        (("money", "iop", "iogt", "1700", "--grant", "1"), "Give a year"),
        (("money", "iop", "iogt", "2024", "--grant", "-1"), "whole kronor"),
    ],
    ids=str,
)
def test_what_makes_no_sense_by_command_is_refused(both, command, says):
    add(both, parties="iogt")

    answer = run(both, "agreement", *command)

    assert (answer.exit_code, says in answer.stderr) == (1, True), answer.stderr


def test_joining_and_leaving_at_once_is_wrong_usage(both):
    add(both)

    days = ("--from", "2025-01-01", "--until", "2025-12-31")
    assert run(both, "agreement", "party", "iop", "pingst", *days).exit_code == 2
