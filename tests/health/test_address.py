"""The house's own certificate: one that holds, one that should have been renewed, an authority that runs out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.clock import now
from app.health.checks.address import safe_address
from app.health.findings import Level
from app.health.subject import Reach, Subject
from app.health.wording import speaking
from app.trust.actions import renew_certificate
from app.trust.authority import HouseNames
from app.trust.own_numbers import own_numbers

IN_HOUSE = "https://oasen.local:8443"


@pytest.fixture
def settings(sqlite_settings):
    """A house served by https under its own name, where the kind of database makes no difference."""
    settings = replace(sqlite_settings, public_url=IN_HOUSE)
    renew_certificate(settings, HouseNames("oasen.local", own_numbers()), now())
    return settings


def found(settings, later=timedelta()):
    with speaking(settings):
        return [(each.level, each.what) for each in safe_address(Subject(settings, now() + later, Reach.MISSING))]


def test_of_a_certificate_that_holds_nothing_is_said(settings):
    assert found(settings) == []


@pytest.mark.parametrize("later", [timedelta(days=70), timedelta(days=200), timedelta(days=-30)])
def test_one_that_should_have_been_renewed_is_told(settings, later):
    [(level, what)] = found(settings, later)

    assert level is Level.BROKEN
    assert "borde ha förnyats" in what


def test_one_that_is_gone_is_told(settings):
    (settings.keys_folder / "house.pem").unlink()

    assert [level for level, _ in found(settings)] == [Level.BROKEN]


def test_before_the_authority_runs_out_it_is_said_that_every_tablet_has_to_be_seen_to(settings):
    late = timedelta(days=9 * 365 + 30)

    assert [level for level, _ in found(settings, late)] == [Level.BROKEN, Level.LOOK]
    assert "varje platta" in found(settings, late)[1][1]


def test_under_a_name_of_the_world_the_house_s_own_is_nobody_s_business(settings):
    assert found(replace(settings, public_url="https://oasen.example"), timedelta(days=200)) == []
