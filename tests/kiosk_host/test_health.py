"""That all is well is said only after something has got to the disk, and nothing of it stays."""

from sqlalchemy import func, select

from app.extensions import db
from app.log.models import ImportRun
from tests.make import rows

HOW_FAR = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_current_wal_flush_lsn()"}


def test_that_all_is_well_is_shown_by_writing(app):
    client = app.test_client()
    client.get("/healthz")

    with db.engine.connect() as beside:
        how_far = HOW_FAR[db.engine.dialect.name]
        before = beside.exec_driver_sql(how_far).scalar()
        beside.rollback()
        status = client.get("/healthz").status_code
        after = beside.exec_driver_sql(how_far).scalar()

    assert status == 200
    assert after != before
    assert rows(select(func.count()).select_from(ImportRun)) == [(0,)]
