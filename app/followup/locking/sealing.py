"""Locks a report: figures and words frozen with a checksum, cells in the ledger, files as they are handed out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, insert

from app.database.transaction import write_connection
from app.disclosure.actions import Leaving, lock_ledger, record_release
from app.disclosure.queries import earlier_releases
from app.errors import ChangedMeanwhile, Refusal
from app.followup.composing.blocks import Report
from app.followup.desk import Desk
from app.followup.document import as_json
from app.followup.locking.kept_report import kept
from app.followup.making import made_files, made_reports
from app.followup.writing.actions import Writer
from app.followup.writing.queries import FILES, SEALED

BY_COMMAND: Writer = (0, 0)  # nobody on the staff


class NotOverYet(Refusal):
    """A report of a time that still goes on."""

    title = "The time is not over yet"


class SayWhatChanged(Refusal):
    """A new version that does not say what is new in it."""

    title = "Say what has changed"


class Sealing(NamedTuple):
    """Who locks the report, when, and what is new since the version before; empty for the first."""

    writer: Writer
    at: datetime
    what_changed: str = ""


def seal(desk: Desk, sealing: Sealing, today: date) -> int:
    """Lock the report as it lies on the desk, and give the number of its version.

    Raises NotOverYet; SayWhatChanged for a later version that does not say it; ChangedMeanwhile when another report of
    these parties was locked since it was laid on the desk.
    """
    if not desk.is_over:
        raise NotOverYet("A report is locked when its time is over. Until then it can be read and sent as a draft.")
    if desk.version > 1 and not sealing.what_changed:
        raise SayWhatChanged("Say what has changed since the version before, and why.")
    reports = made_reports(desk.made.document, desk.texts, desk.terms, today)
    files = made_files(reports, desk.made.document)
    with write_connection() as connection:
        lock_ledger(connection)
        if len(earlier_releases(connection, desk.draft.scope)) != desk.earlier_count:
            raise ChangedMeanwhile("Another report of these parties was locked meanwhile. Look at this one anew.")
        record_release(connection, desk.made.release, _leaving(desk, sealing), sealing.at)
        sealed_id = _insert_sealed(connection, desk, reports, sealing)
        connection.execute(insert(FILES), [_file_row(sealed_id, *each) for each in files.items()])
    return desk.version


def _leaving(desk: Desk, sealing: Sealing) -> Leaving:
    return Leaving(desk.draft.scope, desk.terms.threshold, sealing.writer if sealing.writer != BY_COMMAND else None)


def _insert_sealed(connection: Connection, desk: Desk, reports: Mapping[str, Report], sealing: Sealing) -> int:
    organisation_id, staff_id = sealing.writer
    row = {
        "draft_id": desk.draft.id,
        "version": desk.version,
        "document": as_json(desk.made.document).encode(),
        "blocks": kept(reports),
        "checksum": desk.made.document["checksum"],
        "what_changed": sealing.what_changed if desk.version > 1 else "",
        "organisation_id": organisation_id,
        "staff_id": staff_id,
        "sealed_at": sealing.at,
    }
    return int(connection.execute(insert(SEALED).returning(SEALED.c.id), row).scalar_one())


def _file_row(sealed_id: int, named: tuple[str, str], content: bytes) -> dict[str, object]:
    format_slug, language = named
    return {
        "sealed_id": sealed_id,
        "format": format_slug,
        "language": language,
        "content": content,
        "checksum": sha256(content).hexdigest(),
    }
