"""The demonstration is made through the ordinary actions, alike each time, and never beside real data."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from sqlalchemy import func, select

from app.activities.queries import every_activity, scheduled_on, times_at
from app.command_line import Installation, oasen
from app.demonstration.actions import demonstration_settings, make_demonstration, ways_in
from app.errors import NotADemonstration
from app.extensions import db
from app.factory import create_app
from app.figures.document import as_json, counted_document, one_moment
from app.figures.scope import scope_named
from app.log.models import Entry, SetAside
from app.organisations.queries import premises_named
from app.periods import year
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close

MOMENT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Settings:
    """A demonstration made on a day in November 2026."""
    settings = demonstration_settings(Settings(instance=tmp_path_factory.mktemp("demonstration")))
    with time_machine.travel(MOMENT):
        make_demonstration(settings)
    return settings


def documents(settings):
    app = create_app(settings)
    with app.app_context(), one_moment() as connection:
        answers = [
            counted_document(connection, scope_named(connection, [slug]), year(2025)) for slug in ("valla", "hamnen")
        ]
    close(app)
    return answers


def value(document, figure):
    return document["figures"][figure]["value"]


def test_last_years_figures_are_like_those_of_such_places(made):
    valla, hamnen = documents(made)

    assert 80 <= value(hamnen, "unique_visitors") <= 100
    assert 205 <= value(valla, "open_days") <= 235
    assert 205 <= value(hamnen, "open_days") <= 235
    assert 5 <= value(valla, "visits_per_open_day") <= 10
    assert 35 <= value(valla, "meal_days") <= 52
    assert 75 <= value(valla, "walks") <= 104
    assert value(hamnen, "handouts_by_item")["food-bag"] > 100
    assert 15 <= value(hamnen, "training_participants") <= 30
    assert value(valla, "gaps") > 0
    assert value(valla, "new_visitors") > 0
    assert all(count > 0 for count in value(hamnen, "bands").values())


def test_made_again_on_the_same_day_it_has_the_same_figures(made, tmp_path):
    again = demonstration_settings(Settings(instance=tmp_path))
    with time_machine.travel(MOMENT.replace(hour=8)):
        make_demonstration(again)

    assert list(map(as_json, documents(again))) == list(map(as_json, documents(made)))


def test_nothing_of_it_was_set_aside(made):
    app = create_app(made)
    with app.app_context(), db.engine.connect() as connection:
        entries = connection.execute(select(func.count()).select_from(Entry)).scalar_one()
        set_aside = connection.execute(select(func.count()).select_from(SetAside)).scalar_one()
        last_day = connection.execute(select(func.max(Entry.day))).scalar_one()
    close(app)

    assert entries > 15_000
    assert set_aside == 0
    assert last_day == date(2026, 11, 23)


def test_the_new_years_party_is_planned_for_its_night_alone_and_so_no_tile_in_november(made):
    app = create_app(made)
    with app.app_context(), db.engine.connect() as connection:
        valla = premises_named(connection, "valla")
        numbers = {each.slug: each.id for each in every_activity(connection, valla.organisation_id, valla.id)}
        times = times_at(connection, valla.organisation_id, valla.id)
        on_friday = scheduled_on(connection, valla.organisation_id, valla.id, date(2026, 11, 27))
        on_new_years_eve = scheduled_on(connection, valla.organisation_id, valla.id, date(2026, 12, 31))
    close(app)

    assert sorted(times) == sorted(numbers.values())
    assert [(each.slug, each.starts_minute) for each in on_friday] == [("friday-lunch", 705)]
    assert [each.slug for each in on_new_years_eve] == ["thursday-walk", "new-year"]


def test_the_ways_in_are_fresh_at_each_start(made):
    with time_machine.travel(MOMENT):
        first, second = "\n".join(ways_in(made)), "\n".join(ways_in(made))

    links = re.findall(r"http://localhost:8000/(?:sign-in/link#|kiosk/#pair=)\S+", first)
    assert len(links) == 8
    assert not any(link in second for link in links)
    assert all(Path(path).exists() for path in re.findall(r"\S+\.pdf", first))


def test_it_is_refused_where_an_instance_is(tmp_path):
    close(make_instance(Settings(instance=tmp_path)))

    with pytest.raises(NotADemonstration, match="OASEN_INSTANCE"):
        demonstration_settings(Settings(instance=tmp_path))


def test_it_is_refused_where_a_database_is_named(tmp_path):
    with pytest.raises(NotADemonstration, match="OASEN_DATABASE_URL"):
        demonstration_settings(Settings(instance=tmp_path, database_url="postgresql+psycopg:///oasen"))


def test_the_command_does_not_replace_one_unasked(made):
    said = CliRunner().invoke(oasen, ["demonstration"], obj=Installation(Settings(instance=made.instance.parent)))

    assert said.exit_code == 1
    assert "--replace" in said.output
