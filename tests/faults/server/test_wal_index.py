"""What SQLite's processes share tells how far it had come, and whether a checkpoint was under way."""

import struct

from app.database.engine import sqlite_module
from tests.faults.server.wal_index import CARRIED_COUNT_AT, TRIED_COUNT_AT, WalIndex, wal_index


def test_how_far_it_had_come_is_read_beside_it(tmp_path):
    database = tmp_path / "some.sqlite"
    connection = sqlite_module().connect(database, isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE one (number)"):
        connection.execute(statement)

    before = wal_index(database)
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    after = wal_index(database)
    connection.close()

    assert before.frames > 0
    assert (before.carried, after.carried) == (0, before.frames)
    assert not after.is_in_checkpoint
    assert wal_index(database) == WalIndex(0, 0, 0)


def test_a_checkpoint_that_has_not_arrived_is_seen(tmp_path):
    shared = bytearray(TRIED_COUNT_AT + 8)
    struct.pack_into("=I", shared, CARRIED_COUNT_AT, 3)
    struct.pack_into("=I", shared, TRIED_COUNT_AT, 7)
    (tmp_path / "some.sqlite-shm").write_bytes(shared)

    assert wal_index(tmp_path / "some.sqlite").is_in_checkpoint
