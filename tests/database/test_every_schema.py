"""From every earlier schema, with data in it, the database comes up to date, and down again; every figure stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
import sqlalchemy as sa

from app.backup.figures_kept import years_of_figures
from app.database.schema import bring_up_to, bring_up_to_date, known_revisions, newest_revision, take_back
from app.extensions import db
from app.figures.document import counted_figures, one_moment
from app.figures.facts import log, rollups
from app.log.definition import ENTRIES
from app.periods import year
from tests.database.shape import shape
from tests.make import rows
from tests.web.lived_in import live_in

EVERY = sorted(known_revisions())


# What the house was promised, which the first schemas had no table for.
TOLD_SINCE = {"grant", "grant_per_visit", "agreed"}


@pytest.fixture
def years(house):
    """A house in which something of everything has happened; the organisations and years of it."""
    live_in(house)
    db.session.remove()  # PostgreSQL changes no table that somebody is looking at
    with one_moment() as connection:
        return [(each.organisation, each.year) for each in years_of_figures(connection)]


def figures_of(years, facts=rollups):
    """What every figure of those years comes to, but for those that are told since."""
    return {
        (slug, number, name): figure
        for slug, number in years
        for name, figure in counted_figures(year(number), organisation_slug=slug, facts=facts)["figures"].items()
        if name not in TOLD_SINCE
    }


def test_each_step_can_be_taken_back_and_done_again_down_to_the_first(app, years):
    of_then, entries, with_it = figures_of(years), entry_ids(), shape()

    for before, revision in reversed(list(pairwise(EVERY))):
        take_back(before)
        without = shape()
        bring_up_to(revision)
        assert shape() == with_it, revision
        take_back(before)
        with_it = without
    told = []
    bring_up_to_date(lambda done, of: told.append((done, of)))

    assert "visit_days" not in with_it
    assert entry_ids() == entries
    assert figures_of(years) == figures_of(years, log) == of_then
    assert told == [(done, len(EVERY) - 1) for done in range(len(EVERY))]


def entry_ids():
    return sorted(rows(sa.select(ENTRIES.c.id)))


def test_what_is_up_to_date_is_told_nothing_of(app):
    told = []

    bring_up_to_date(lambda *step: told.append(step))

    assert told == []
    assert newest_revision() == EVERY[-1]
