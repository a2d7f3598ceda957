"""Servers broken on purpose, each by one patch on the program as it is loaded: what a fault test must find.

The program itself has no switch for any of this.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

ANSWERS_EARLY_BY_SECONDS = 0.3


def replace_in(place: Any, name: str, broken: Any) -> None:
    """Put something broken where something sound is; raises AttributeError where nothing is."""
    getattr(place, name)
    setattr(place, name, broken)


def without_flush(level: str) -> Callable[[], None]:
    """SQLite that does not wait for the disk before it says that something is kept."""
    return lambda: _set_otherwise(f"synchronous = {level}")


def _set_otherwise(pragma: str) -> None:
    from app.database import engine

    sound = engine._set_up_sqlite

    def set_up(connection: Any, record: Any) -> None:
        sound(connection, record)
        connection.execute(f"PRAGMA {pragma}")

    replace_in(engine, "_set_up_sqlite", set_up)


def begins_lazily() -> None:
    """A writer begins as a reader, and loses when somebody else writes in between."""
    from app.database import engine

    def begin(connection: Connection) -> None:
        engine.run_by_driver(connection, "BEGIN")

    replace_in(engine, "_begin_sqlite", begin)


def without_transaction() -> None:
    """Each statement stands alone: what belongs together can be torn."""
    from app.database import engine

    replace_in(engine, "_begin_sqlite", lambda connection: None)


def answers_before_commit() -> None:
    """The tablet hears that all is stored, and only then it is."""
    from app.log.drafts import Outcome, Status
    from app.log.writer import GroupCommitWriter

    sound = GroupCommitWriter.store

    def store(writer: GroupCommitWriter, deposit: Any) -> list[Outcome]:
        drafts = deposit.read().drafts

        def afterwards() -> None:
            time.sleep(ANSWERS_EARLY_BY_SECONDS)
            sound(writer, deposit)

        threading.Thread(target=afterwards, daemon=True).start()
        return [Outcome(Status.STORED)] * len(drafts)

    replace_in(GroupCommitWriter, "store", store)


def takes_failure_for_success() -> None:
    """A commit that failed is answered as if it had not."""
    from app.log.drafts import Outcome, Status
    from app.log.writer import GroupCommitWriter

    def answer(writer: GroupCommitWriter, readable: Any) -> None:
        try:
            writer._commit(readable)
        except Exception:
            writer._disconnect()
            for each in readable:
                each.outcomes, each.error = [Outcome(Status.STORED)] * len(each.brought.drafts), None

    replace_in(GroupCommitWriter, "_answer", answer)


def without_unique_ids() -> None:
    """Nothing keeps an entry's id from standing there twice: no look for it, and no constraint."""
    from app.log import sorting

    _set_otherwise("foreign_keys = OFF")  # some point at the key that is gone
    sound = sorting._hashes_of

    def hashes_of(log: Any, table: Any, drafts: Any) -> Any:
        return {} if table.name == "entries" else sound(log, table, drafts)

    replace_in(sorting, "_hashes_of", hashes_of)


def knows_by_corrected_time() -> None:
    """Whether two entries are the same depends on when the server took them in."""
    from app.kiosk_host.intake import items

    sound = items.read_entry

    def read(*given: Any) -> Any:
        draft = sound(*given)
        draft.content += str(draft.at).encode()
        return draft

    replace_in(items, "read_entry", read)


def drop_key(connection: Connection) -> None:
    """The entries' table without its key, in a database that no server has open."""
    connection.exec_driver_sql("CREATE TABLE loose AS SELECT * FROM entries")
    connection.exec_driver_sql("DROP TABLE entries")
    connection.exec_driver_sql("ALTER TABLE loose RENAME TO entries")
    connection.exec_driver_sql("CREATE INDEX loose_id ON entries (organisation_id, id)")


BREAKS: dict[str, Callable[[], None]] = {
    "synchronous NORMAL": without_flush("NORMAL"),
    "synchronous OFF": without_flush("OFF"),
    "lazy begin": begins_lazily,
    "no transaction": without_transaction,
    "answers before it commits": answers_before_commit,
    "takes failure for success": takes_failure_for_success,
    "no unique ids": without_unique_ids,
    "knows an entry by the server's clock": knows_by_corrected_time,
}
