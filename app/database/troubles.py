"""What goes wrong around a database rather than in the program, each in a sentence that says what to do."""

from __future__ import annotations

import errno

from app.database.engine import WAITS_FOR_LOCK_MS

WAITED_SECONDS = WAITS_FOR_LOCK_MS // 1000
AS_OWNER = "Run the command as the one who runs the server: `sudo -u oasen ...` where it was installed as in the guide."
BUSY = "Run the command again in a minute. If it says the same then, stop the server first."
NO_ROOM = "There is no room left on the disk. Make room, then run the command again."
NOT_REACHED = (
    "The database server does not answer or lets nobody in. See that it runs and that OASEN_DATABASE_URL is right."
)

# By SQLite's primary result codes: https://www.sqlite.org/rescode.html
BY_CODE_OF_SQLITE = {
    5: f"Somebody else, the server or another command, has been writing for {WAITED_SECONDS} seconds. {BUSY}",
    6: f"Somebody else is writing to the database. {BUSY}",
    8: f"You may not write to the database. {AS_OWNER}",
    10: "The disk does not read or write as it should. Run `oasen check`, and see that the disk is whole and has room.",
    11: "The database is damaged. Run `oasen check`: it says what to do.",
    13: NO_ROOM,
    14: f"The database cannot be opened. {AS_OWNER}",
    26: "What lies in the place of the database is none. Run `oasen check`: it says what to do.",
}

# By PostgreSQL's condition codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
BY_CODE_OF_POSTGRESQL = {
    "40P01": f"Somebody else, the server or another command, was writing the same just then. {BUSY}",
    "42501": "OASEN_DATABASE_URL names a role that may not do this. Run the command with the server's own.",
    "53100": NO_ROOM,
    "53300": f"The database server has as many callers as it takes. {BUSY}",
    "55P03": f"Somebody else, the server or another command, is writing to the database. {BUSY}",
    "57P01": f"The database server was stopped. {NOT_REACHED}",
    "57P03": f"The database server is just starting or stopping. {BUSY}",
}
OF_NO_ANSWER = "OperationalError"  # what psycopg raises, without a code, where no server or none by those words answers

BY_ERRNO = {errno.ENOSPC: NO_ROOM, errno.EDQUOT: NO_ROOM}
NOT_PERMITTED = (errno.EACCES, errno.EPERM)


def trouble_told(fault: BaseException) -> str | None:
    """The sentence for a fault, as SQLAlchemy or the driver raises it; None where the program is at fault."""
    cause = getattr(fault, "orig", None) or fault
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return BY_CODE_OF_SQLITE.get(code & 0xFF)  # the rest of an extended code says where it happened
    if hasattr(cause, "sqlstate"):
        is_unanswered = cause.sqlstate is None and type(cause).__name__ == OF_NO_ANSWER
        return NOT_REACHED if is_unanswered else BY_CODE_OF_POSTGRESQL.get(cause.sqlstate)
    return _told_of_files(cause) if isinstance(cause, OSError) else None


def _told_of_files(fault: OSError) -> str | None:
    if fault.errno in NOT_PERMITTED and fault.filename:
        return f"You may not use {fault.filename}. If it is of the instance: {AS_OWNER}"
    return BY_ERRNO.get(fault.errno or 0)
