"""After an import the database knows what has been filled."""

from __future__ import annotations

import sqlalchemy as sa

from app.extensions import db
from tests.command_line import run

ROW_COUNT = 500


def test_what_was_taken_in_is_read_by_its_index_alone_at_once(app, doors, write):
    rows = [{"premises": "valla", "kind": "meal", "at": f"2025-03-{1 + n % 28:02d}"} for n in range(ROW_COUNT)]

    run(app, "import", "entries", write(*rows))

    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as connection:
        if is_sqlite:
            known = connection.execute(sa.text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'entries'")).scalar()
            assert known > 0
        else:
            clean = sa.text("SELECT reltuples, relpages - relallvisible FROM pg_class WHERE relname = 'entries'")
            assert connection.execute(clean).one() == (ROW_COUNT, 0)
