"""The application of a house that is served by https under its own name, and the way in to it by http."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from werkzeug.test import Client

from app.factory import create_app
from app.settings import Settings
from app.trust.actions import renew_certificate
from app.trust.authority import HouseNames
from app.trust.way_in import WayIn
from tests.database.fixtures import close

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(sqlite_template, tmp_path):
    """A fresh instance, where the kind of database makes no difference."""
    shutil.copytree(sqlite_template, tmp_path / "instance")
    return Settings(instance=tmp_path / "instance")


@pytest.fixture
def in_house(app):
    """The application of a house that is served by https under its own name."""
    settings = replace(app.config["OASEN"], public_url="https://oasen.local:8443", way_in_port="8000")
    renew_certificate(settings, HouseNames("oasen.local", ()), NOW)
    served = create_app(settings)
    yield served
    close(served)


@pytest.fixture
def by_http(in_house):
    """What a new tablet reaches by http."""
    return Client(WayIn(in_house))
