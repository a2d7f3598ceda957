"""The database knows how its tables are filled."""

import sqlalchemy as sa

from app.database.statistics import look_at_what_was_filled, refresh_statistics
from app.extensions import db
from app.log.actions import deposit
from tests.make import labelled, make_door


def test_the_log_has_statistics_after_a_refresh(app):
    door = make_door()
    deposit(door.place.organisation_id, [labelled(door) for _ in range(50)])

    refresh_statistics()

    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            known = connection.execute(sa.text("SELECT DISTINCT tbl FROM sqlite_stat1")).scalars().all()
        assert {"entries", "premises"} <= set(known)


def test_either_database_has_them_once_all_was_filled(app):
    door = make_door()
    deposit(door.place.organisation_id, [labelled(door) for _ in range(50)])

    look_at_what_was_filled()

    asked = {
        "sqlite": "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = 'entries'",
        "postgresql": "SELECT CAST(reltuples AS integer) FROM pg_class WHERE relname = 'entries'",
    }
    with db.engine.connect() as connection:
        assert connection.execute(sa.text(asked[db.engine.dialect.name])).scalar_one() == 50
