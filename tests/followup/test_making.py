"""A report is as it would be made from nothing, whatever was made of other numbers before."""

import sqlalchemy as sa

from app.activities.models import Activity
from app.database.transaction import write_connection
from app.figures.counting import Counting
from app.figures.document import one_moment
from app.followup.about.report_choices import reporting_of, terms_of
from app.followup.desk import desk_of
from app.followup.document import checksum_of
from app.followup.formats.list import FORMATS
from app.followup.making import Left, counted, made_document, made_of
from app.followup.queries import Place, house_of
from app.followup.writing.queries import Draft
from app.periods import year
from tests.figures.noting import agree, note, record_day, take_back
from tests.followup.conftest import DAYS


def draft_of_valla(house):
    return Draft(0, "organisation/iogt", house.valla.place.organisation_id, None, year(2025))


def both_ways(draft, sealed=None):
    """The report as the pages have it, and made from nothing."""
    with one_moment() as connection:
        terms = terms_of(connection, draft)
        asked = (connection, terms, reporting_of(draft, terms), Left(), sealed)
        return made_document(*asked), made_of(counted(*asked))


def test_whatever_is_written_the_report_is_made_anew(reporting_house):
    draft, valla = draft_of_valla(reporting_house), reporting_house.valla
    visit = note(valla, at=f"{DAYS[0]}T09:00", count=10)

    def call_the_activity(name):
        with write_connection() as connection:
            connection.execute(sa.update(Activity).where(Activity.slug == "lunch").values(name=name))

    seen = []
    for write in (
        lambda: take_back(valla, visit),
        lambda: [note(valla, at=f"{day}T09:00", count=10) for day in DAYS[:4]],
        lambda: note(valla, "new one", at=f"{DAYS[4]}T09:00", gender="woman"),
        lambda: record_day(valla, "2025-12-24"),
        lambda: call_the_activity("Soppa"),
        lambda: agree("other", "iogt"),
    ):
        write()
        remembered, made = both_ways(draft)
        assert remembered == made
        seen.append(remembered.document["checksum"])

    assert len(set(seen)) == len(seen)
    assert both_ways(draft, sealed=1)[0].document["sealed"] == 1


def test_what_is_made_of_a_document_leaves_it_as_it_was(reporting_house):
    desk = desk_of(draft_of_valla(reporting_house), year(2026).first_day)
    for each in FORMATS:
        for language in ("sv", "en"):
            each.make(desk.report(language), desk.made.document)

    assert checksum_of(desk.made.document) == desk.made.document["checksum"]


def test_a_part_of_a_year_is_counted_as_if_for_itself(reporting_house):
    draft = draft_of_valla(reporting_house)
    record_day(reporting_house.valla, "2025-03-31", "open", opens="10:00", closes="20:00")
    note(reporting_house.valla, "on the last day", at="2025-06-30T11:00")
    note(reporting_house.valla, at="2025-06-30T12:00", kind="meal", count=3)
    for at in ("2025-06-30T18:00", "2025-07-01T09:00"):
        note(reporting_house.valla, at=at, kind="outreach", channel="phone", direction="in")
    with one_moment() as connection:
        terms = terms_of(connection, draft)
        place: Place = house_of(connection, terms).organisations[0]
        reporting = reporting_of(draft, terms)
        parts = [*reporting.period.months(), *(each.period for each in reporting.halves)]
        for part in parts:
            found, alone = place.counting(part), Counting(place.history, part)
            assert found.days == alone.days
            assert found.unique_visitors_of_months == alone.unique_visitors_of_months
            assert (found.held, found.outreach) == (alone.held, alone.outreach)
            assert found.visit_days == alone.visit_days
