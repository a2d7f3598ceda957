"""A report on the coordinator's desk: as it would leave now, what was written, what is missing, what is held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from app import clock
from app.disclosure.queries import earlier_releases, linked_scopes
from app.figures.before_counting import do_what_waits
from app.figures.document import one_moment
from app.followup.about.report_choices import reporting_of, terms_of
from app.followup.about.reporting_period import ReportingPeriod
from app.followup.about.terms import Terms
from app.followup.composing.blocks import Report
from app.followup.composing.report import report_of
from app.followup.desk_words import HeldBack, held_back, period_words
from app.followup.locking.kept_report import kept
from app.followup.locking.missing import Missing, missing_before_locking
from app.followup.locking.readiness import Unready, unready
from app.followup.making import Left, Made, made_document, made_reports
from app.followup.writing.queries import (
    NOTHING_WRITTEN,
    Draft,
    Event,
    Sealed,
    Written,
    events_of,
    sealed_documents,
    sealed_versions,
    texts_of,
)
from app.followup.writing.slots import texts_in
from app.followup.writing.texts import Happened, Texts
from app.followup.writing.writing_room import ReadySentence, WritingPart, leading, writing_parts
from app.web.languages import language


@dataclass(frozen=True)
class Desk:
    """Everything about one report, read at one moment."""

    draft: Draft
    terms: Terms
    reporting: ReportingPeriod
    made: Made
    written: Mapping[str, Written]
    events: list[Event]
    unready: tuple[Unready, ...]
    sealed: list[Sealed]
    # How many releases had left of these parties when this was counted: one more, and it has to be counted anew.
    earlier_count: int
    today: date

    @property
    def name(self) -> str:
        """Whose report it is."""
        return " · ".join(party.name for party in self.terms.parties)

    @property
    def period(self) -> str:
        """Of which time."""
        return period_words(self.reporting.code)

    @property
    def version(self) -> int:
        """The number that the report gets when it is locked next."""
        return len(self.sealed) + 1

    @property
    def is_over(self) -> bool:
        """Whether the time that it is about is over: before, it cannot be locked."""
        return self.draft.period.last_day < self.today

    @property
    def lockable_from(self) -> date:
        """The first day on which it can be locked."""
        return self.draft.period.last_day + timedelta(days=1)

    @cached_property
    def texts(self) -> Texts:
        """What was written, as the report takes it."""
        happened = [Happened(each.day, each.words) for each in self.events]
        return texts_in({slot: each.text for slot, each in self.written.items()}, happened)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing before it is locked, one party after the other."""
        return tuple(missing for each in self.unready for missing in missing_before_locking(each, language()))

    @cached_property
    def parts(self) -> list[WritingPart]:
        """Every part in which one writes."""
        return writing_parts(self.made.document, self.terms, self.texts, self.written, language())

    @cached_property
    def leading(self) -> ReadySentence:
        """The sentence that the report begins with."""
        return leading(self.made.document, self.terms, self.texts, self.written, language())

    @cached_property
    def held_back(self) -> list[HeldBack]:
        """What the report does not tell, and why."""
        return held_back(self.made.release.held)

    @property
    def slots(self) -> set[str]:
        """Every place of it in which a text can be written."""
        ready = {each.slot for part in self.parts for _, sentences in part.sentences for each in sentences}
        return {self.leading.slot, *(part.slot for part in self.parts), *ready}

    def standing(self, slot: str) -> Written:
        """What stands in a place."""
        return self.written.get(slot, NOTHING_WRITTEN)

    @cached_property
    def checksum(self) -> str:
        """Of everything that would leave: the document and every word of it, in both languages, whatever the day."""
        words = made_reports(self.made.document, self.texts, self.terms, None)
        return sha256(kept(words)).hexdigest()

    def report(self, in_language: str) -> Report:
        """The report as it would leave now, as a draft."""
        return report_of(self.made.document, self.texts, self.terms, in_language, self.today)


def desk_of(draft: Draft, today: date, is_to_lock: bool = False) -> Desk:
    """The report as of now, as a draft or as the version that it becomes; raises NotAReportingPeriod, NotFound."""
    do_what_waits()
    moment = clock.now()
    with one_moment() as connection:
        terms, sealed = terms_of(connection, draft), sealed_versions(connection, draft.id)
        reporting = reporting_of(draft, terms)
        linked = linked_scopes(connection, draft.scope)
        left = Left(earlier_releases(connection, draft.scope), sealed_documents(connection, linked))
        return Desk(
            draft,
            terms,
            reporting,
            made_document(connection, terms, reporting, left, len(sealed) + 1 if is_to_lock else None),
            texts_of(connection, draft.id),
            events_of(connection, draft.id),
            tuple(unready(connection, party.slug, draft.period, moment) for party in terms.parties),
            sealed,
            len(left.releases),
            today,
        )
