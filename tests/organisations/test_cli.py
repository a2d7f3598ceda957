"""Organisations and premises by command: added once, refused by name."""

import pytest
from sqlalchemy import select

from app.keys import organisation_key_name
from app.organisations.models import Organisation, PlannedWeekday, Premises
from tests.command_line import run
from tests.make import rows


@pytest.fixture
def iogt(app):
    run(app, "organisation", "add", "iogt", "--name", "Kamratstödet")
    return app


def test_an_organisation_gets_a_key_of_its_own(iogt):
    assert rows(select(Organisation.slug, Organisation.name)) == [("iogt", "Kamratstödet")]
    assert (iogt.config["OASEN"].keys_folder / organisation_key_name("iogt")).exists()


@pytest.mark.parametrize("slug", ["Iogt", "io gt", "", "a/b", "../x", "x" * 65])
def test_what_is_no_slug_is_refused(app, slug):
    answer = run(app, "organisation", "add", "--name", "x", "--", slug)

    assert (answer.exit_code, "is not a slug" in answer.stderr) == (1, True)
    assert rows(select(Organisation.slug)) == []
    assert list(app.config["OASEN"].keys_folder.glob("organisation-*")) == []


def test_the_same_slug_twice_is_refused(iogt):
    answer = run(iogt, "organisation", "add", "iogt", "--name", "Annan")

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "oasen: There is an organisation 'iogt' already. Choose another slug.\n"


def test_premises_have_a_time_zone_and_a_cut_off(iogt):
    run(iogt, "premises", "add", "valla", "--organisation", "iogt", "--name", "Valla")
    answer = run(
        iogt, "premises", "add", "hangö", "--organisation", "iogt", "--name", "Hangö",
        "--timezone", "Europe/Helsinki", "--cutoff", "06:00",
    )  # fmt: skip

    assert answer.exit_code == 0
    assert sorted(rows(select(Premises.slug, Premises.time_zone, Premises.cutoff_minute))) == [
        ("hangö", "Europe/Helsinki", 360),
        ("valla", "Europe/Stockholm", 240),
    ]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--organisation", "nobody", "There are: iogt."),
        ("--timezone", "Europe/Atlantis", "Europe/Stockholm"),
        ("--timezone", "../../etc/passwd", "Europe/Stockholm"),
        ("--cutoff", "13:00", "between 00:00 and 12:00"),
        ("--cutoff", "4", "04:00"),
        ("--name", "  ", "1 to 200"),
    ],
)
def test_premises_that_cannot_be_are_refused_with_what_to_do(iogt, option, value, says):
    options = {"--organisation": "iogt", "--name": "Valla"} | {option: value}

    answer = run(iogt, "premises", "add", "valla", *[word for pair in options.items() for word in pair])

    assert (answer.exit_code, says in answer.stderr) == (1, True), answer.stderr
    assert rows(select(Premises.slug)) == []


def test_a_week_is_planned_from_a_day_on(iogt):
    run(iogt, "premises", "add", "valla", "--organisation", "iogt", "--name", "Valla")

    answer = run(iogt, "premises", "plan", "valla", "mon=10:00-16:00", "thu=17:00-01:00", "--from", "2025-01-01")

    assert answer.exit_code == 0
    planned = rows(select(PlannedWeekday.weekday, PlannedWeekday.opens_minute, PlannedWeekday.closes_minute))
    assert [row for row in sorted(planned) if row[1] is not None] == [(0, 600, 960), (3, 1020, 60)]
    assert len(planned) == 7


def test_wrong_usage_ends_with_two(app):
    assert run(app, "premises", "add").exit_code == 2
