"""The reports of the demonstration: places like those that have such agreements, through the door."""

from datetime import UTC, date, datetime
from functools import cache

import pytest
import time_machine

from app.demonstration.actions import demonstration_settings, make_demonstration
from app.disclosure.door import released
from app.factory import create_app
from app.figures.document import one_moment
from app.followup.about.agreed_terms import terms_of_agreement, terms_of_party
from app.followup.about.particulars import particulars_of
from app.followup.about.reporting_period import reporting_period
from app.followup.composing.blocks import ChartBlock, Heading, Paragraph
from app.followup.composing.report import report_of
from app.followup.document import document_of
from app.followup.queries import house_of
from app.followup.tables.building import exact_tables
from app.followup.tables.core import CORE
from app.followup.writing.texts import Texts
from app.periods import Period, year
from app.settings import Settings
from tests.database.fixtures import close
from tests.followup.few_persons import K, few_in_document, few_in_report

MOMENT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
HALF = Period(date(2025, 1, 1), date(2025, 6, 30))


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The document of an organisation or of the agreement for a period, with its terms."""
    settings = demonstration_settings(Settings(instance=tmp_path_factory.mktemp("demonstration")))
    with time_machine.travel(MOMENT):
        make_demonstration(settings)
    app = create_app(settings)

    @cache
    def document(slug, period):
        with app.app_context(), one_moment() as connection:
            terms = (terms_of_agreement if slug == "iop" else terms_of_party)(connection, slug, period)
            house, reporting = house_of(connection, terms), reporting_period(period, terms.period)
            release = released(exact_tables(house, reporting, terms), K)
            return document_of(release, particulars_of(house, reporting, terms)), terms

    yield document
    close(app)


CASES = [("kamratstodet", year(2025)), ("hamnkyrkan", year(2025)), ("iop", year(2025)), ("hamnkyrkan", HALF)]


@pytest.mark.parametrize(("slug", "period"), CASES, ids=str)
def test_nearly_all_of_the_core_report_leaves(told, slug, period):
    document, _ = told(slug, period)
    core = [
        cell for table in document["tables"] if table["id"] in {each.id for each in CORE} for cell in table["cells"]
    ]

    assert len(core) > 100
    assert sum(cell["value"] is None for cell in core) / len(core) <= 0.05


@pytest.mark.parametrize(("slug", "period"), CASES, ids=str)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_read_as_a_whole_and_tells_of_no_few_persons(told, slug, period, language):
    document, terms = told(slug, period)
    report = report_of(document, Texts(), terms, language)

    assert few_in_document(document) == []
    assert few_in_report(report, language) == []
    assert len([each for each in report.blocks if isinstance(each, Heading) and each.level == 1]) >= 4
    assert len([each for each in report.blocks if isinstance(each, ChartBlock)]) >= 5
    assert all(each.text.strip() for each in report.blocks if isinstance(each, Paragraph))


def test_the_leading_sentence_is_that_of_such_a_place(told):
    document, terms = told("hamnkyrkan", year(2025))
    first = report_of(document, Texts(), terms, "sv").blocks[0]

    assert isinstance(first, Paragraph)
    cards = document["figures"]["unique_visitors"]["value"]
    assert 80 <= cards <= 100
    assert first.text.startswith(f"{cards} personer med kort, ")
    assert "uppskattningsvis" in first.text
