"""The command that writes a report to a file, as a draft or locked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import click
from flask import Flask
from sqlalchemy import Connection

from app import clock
from app.agreements.queries import agreement_named
from app.database.transaction import write_connection
from app.extensions import db
from app.followup.composing.blocks import Report
from app.followup.desk import Desk, desk_of
from app.followup.document import Document
from app.followup.formats.as_docx import docx_in
from app.followup.formats.list import FORMAT, FORMATS, Format
from app.followup.locking.kept_report import unkept
from app.followup.locking.sealing import BY_COMMAND, Sealing, seal
from app.followup.making import LANGUAGES
from app.followup.own_template.checking import template_to_keep
from app.followup.writing.actions import begin_draft
from app.followup.writing.queries import Draft, draft_of, sealed_bytes, sealed_file
from app.fresh_file import fresh_file
from app.organisations.queries import organisation_named
from app.periods import Period, year
from app.progress import watched
from app.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


class Installation(Protocol):
    """What the command needs of the instance it works on; the rest of it can write the log, and reports may not."""

    settings: Settings

    @property
    def app(self) -> Flask:
        """The application, its database checked."""


class Job:
    """A report to be written to a file, in steps that are watched."""

    desk: Desk
    content: bytes

    def __init__(  # noqa: PLR0913  # one for each option
        self, draft: Draft, chosen: Format, language: str, is_locked: bool, what_changed: str, template: bytes | None
    ) -> None:
        self.draft, self.chosen, self.language = draft, chosen, language
        self.is_locked, self.what_changed, self.template = is_locked, what_changed, template

    def count(self) -> None:
        """Count, and let through the door what may leave."""
        self.desk = desk_of(self.draft, _today(), is_to_lock=self.is_locked)

    def write(self) -> None:
        """Make the file; of a locked report it is the one that the ledger keeps, or the same in one's own template."""
        if not self.is_locked:
            self.content = self._made(self.desk.report(self.language), self.desk.made.document)
            return
        version = seal(self.desk, Sealing(BY_COMMAND, clock.now(), self.what_changed), _today())
        with db.engine.connect() as connection:
            row = sealed_bytes(connection, self.draft.id, version)
            self.content = sealed_file(connection, row.id, self.chosen.slug, self.language)
        if self.template:
            self.content = self._made(unkept(row.blocks)[self.language], self.desk.made.document)

    def _made(self, report: Report, document: Document) -> bytes:
        return docx_in(self.template, report, document) if self.template else self.chosen.make(report, document)


@click.command("report")
@click.option("--year", "year_number", type=click.IntRange(1900, 2200), help="A whole year, like 2025.")
@click.option("--from", "first_day", type=DAY, help="The first day of a half-year or of the agreement.")
@click.option("--to", "last_day", type=DAY, help="The last day.")
@click.option("--organisation", "organisation_slug", metavar="SLUG", help="The report of this organisation.")
@click.option("--agreement", "agreement_slug", metavar="SLUG", help="The report of all parties of this agreement.")
@click.option("--format", "format_slug", type=click.Choice([each.slug for each in FORMATS]), required=True)
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option(
    "--template",
    "template_path",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="With --format docx: your own Word template, a .docx or .dotx.",
)
@click.option("-o", "path", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--lock", "is_locked", is_flag=True, help="Lock it: a numbered version that later entries never change.")
@click.option("--what-changed", default="", help="With --lock, from the second version on: what is new, and why.")
@click.pass_obj
def report_command(  # noqa: PLR0913  # one for each option
    installation: Installation,
    year_number: int | None,
    first_day: datetime | None,
    last_day: datetime | None,
    organisation_slug: str | None,
    agreement_slug: str | None,
    format_slug: str,
    language: str,
    template_path: Path | None,
    path: Path,
    is_locked: bool,
    what_changed: str,
) -> None:
    """Write the report of a year, a half-year or the whole agreement: through disclosure control, for passing on."""
    period = _period(year_number, first_day, last_day)
    template = _template(template_path, format_slug)
    with installation.app.app_context():
        draft = _draft(organisation_slug, agreement_slug, period)
        if is_locked:
            draft = _begun(draft)
        job = Job(draft, FORMAT[format_slug], language, is_locked, what_changed.strip(), template)
        for step in watched((job.count, job.write), "Making the report"):
            step()
    with fresh_file(path) as file:
        file.write(job.content)
    said = f"version {job.desk.version}, locked" if is_locked else "a draft, so marked"
    click.echo(f"Wrote {path}: {job.desk.name}, {job.desk.reporting.code}, {said}.")


def _template(path: Path | None, format_slug: str) -> bytes | None:
    """The template, checked before anything is counted or locked; raises NotATemplate."""
    if path is not None and format_slug != "docx":
        raise click.UsageError("A template goes with --format docx.")
    return template_to_keep(path.read_bytes()) if path is not None else None


def _period(year_number: int | None, first_day: datetime | None, last_day: datetime | None) -> Period:
    if year_number is not None and first_day is None and last_day is None:
        return year(year_number)
    if year_number is None and first_day is not None and last_day is not None:
        return Period(first_day.date(), last_day.date())
    raise click.UsageError("Give --year, or --from and --to.")


def _draft(organisation_slug: str | None, agreement_slug: str | None, period: Period) -> Draft:
    """The report that is meant, with what has been written in it if somebody has begun."""
    if (organisation_slug is None) == (agreement_slug is None):
        raise click.UsageError("Give --organisation or --agreement, one of them.")
    with db.engine.connect() as connection:
        wanted = _wanted(connection, organisation_slug, agreement_slug, period)
        return draft_of(connection, wanted.scope, period) or wanted


def _wanted(connection: Connection, organisation_slug: str | None, agreement_slug: str | None, period: Period) -> Draft:
    if agreement_slug is not None:
        agreement = agreement_named(connection, agreement_slug)
        return Draft(0, f"agreement/{agreement.slug}", None, agreement.id, period)
    organisation = organisation_named(connection, organisation_slug or "")
    return Draft(0, f"organisation/{organisation.slug}", organisation.id, None, period)


def _begun(wanted: Draft) -> Draft:
    with write_connection() as connection:
        return begin_draft(connection, wanted, clock.now())


def _today() -> date:
    return clock.now().date()
