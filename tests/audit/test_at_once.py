"""Two who do something at once: the chain never forks, in one process or in several."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Barrier, Thread

from sqlalchemy import select, text

from app.audit.actions import Done, Who, append_acts
from app.audit.acts import Act
from app.audit.queries import AUDIT
from app.bootstrap import ROOT
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from tests.audit.acts import verdict
from tests.make import make_door, rows

THREAD_COUNT, ACTS_EACH = 4, 12
PROCESS_COUNT = 3
# Begins when all have come, so that they meet at the head again and again.
IN_A_PROCESS = """
import sys
from app.audit.actions import MACHINE, Done, append_acts
from app.audit.acts import Act
from app.database.transaction import write_connection
from app.factory import create_app
from app.settings import Settings

with create_app(Settings.from_environment()).app_context():
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(int(sys.argv[1])):
        with write_connection() as connection:
            append_acts(connection, [Done(Act.EXPORTED_ENTRIES, MACHINE)] * 2)
"""


def test_threads_that_append_at_once_make_one_chain(app):
    door, begun = make_door(), Barrier(THREAD_COUNT)

    def append(number):
        with app.app_context(), across_organisations(Across.MACHINE):
            begun.wait()
            for _ in range(ACTS_EACH):
                with write_connection() as connection:
                    who = Who("staff", number)
                    append_acts(connection, [Done(Act.SEARCHED, who, door.place.organisation_id)])

    threads = [Thread(target=append, args=(number,)) for number in range(THREAD_COUNT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (verdict().act_count, verdict().broken_at) == (THREAD_COUNT * ACTS_EACH, None)
    by_whom = [who_id for (who_id,) in rows(select(AUDIT.c.who_id))]
    assert {number: by_whom.count(number) for number in range(THREAD_COUNT)} == dict.fromkeys(range(4), ACTS_EACH)


def test_processes_that_append_at_once_make_one_chain(app, settings):
    own = {"OASEN_INSTANCE": str(settings.instance), "OASEN_DATABASE_URL": settings.database_url}
    processes = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", IN_A_PROCESS, str(ACTS_EACH)],
            env=os.environ | own | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESS_COUNT)
    ]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()

    assert [process.wait() for process in processes] == [0] * PROCESS_COUNT
    for process in processes:
        process.stdin.close()
        process.stdout.close()
    assert (verdict().act_count, verdict().broken_at) == (PROCESS_COUNT * ACTS_EACH * 2, None)


def test_who_appends_holds_others_back_until_the_transaction_ends(app):
    """What was appended and rolled back is nobody's link before: the next one has the number again."""
    done = [Done(Act.SEARCHED, Who("nobody"))]
    with db.engine.connect() as connection, connection.begin() as rolled_back:
        append_acts(connection, done)
        rolled_back.rollback()
    with write_connection() as connection:
        append_acts(connection, done)

    assert rows(select(AUDIT.c.number)) == [(1,)]
    assert verdict().broken_at is None
    assert rows(text("SELECT count(*) FROM audit_entries")) == [(1,)]
