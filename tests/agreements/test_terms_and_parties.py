"""An agreement's terms and parties: changed without losing what was, by parties alone, by two at once."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.agreements.actions import change_terms, join, leave, stay
from app.agreements.models import Agreement, AgreementParty, AgreementTerms
from app.agreements.queries import own_agreement, own_agreements, parties_in_words, parties_of, terms_written
from app.agreements.writing import Writer
from app.database.schema import bring_up_to_date, take_back
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.errors import AlreadyThere, ChangedMeanwhile, NotAllowed, NotFound, Refusal
from app.periods import Period
from tests.agreements.agreeing import NOW, TODAY, agree, cleo, otto, reading, says, terms
from tests.make import rows


@pytest.fixture
def iop(house):
    return agree(house)


def changed(iop, saying, **changes):
    with write_connection() as connection:
        change_terms(connection, iop, changes, saying)


def test_a_change_holds_from_its_day_and_what_was_before_stands(house, iop):
    changed(iop, says(cleo(house), 1, "2026-10-01"), last_day=date(2028, 12, 31))

    assert terms(day="2026-09-30").last_day == date(2026, 12, 31)
    assert terms(day="2026-10-01").last_day == terms().last_day == date(2028, 12, 31)
    with reading() as connection:
        written = terms_written(connection, iop)
    assert [(row.number, row.last_day.year, row.staff_id) for row in written] == [
        (1, 2026, cleo(house).staff_id),
        (2, 2028, cleo(house).staff_id),
    ]


def test_of_two_who_change_the_same_the_later_is_told_and_nothing_is_lost(house, iop):
    changed(iop, says(cleo(house), 1), diary_number="SON 2019-1251")

    with pytest.raises(ChangedMeanwhile):
        changed(iop, says(otto(house), 1), diary_number="SON 2023-7")
    assert terms().diary_number == "SON 2019-1251"


def test_two_who_change_different_things_both_have_their_way(house, iop):
    changed(iop, says(cleo(house), 1), diary_number="SON 2019-1251")
    changed(iop, says(otto(house), 1), often_from_days=40, sometimes_from_days=10)

    assert (terms().diary_number, terms().often_from_days) == ("SON 2019-1251", 40)


def test_saying_what_is_so_already_writes_nothing(house, iop):
    changed(iop, says(cleo(house), 1), name="Partnerskapet")

    assert terms().number == 1


def test_who_is_no_party_may_neither_see_nor_change_it(house):
    alone = agree(house, "alone", alone=True)

    with pytest.raises(NotAllowed):
        changed(alone, says(otto(house), 1), name="Ours")
    with reading() as connection:
        assert own_agreements(connection, otto(house).organisation_id) == []
        with pytest.raises(NotFound):
            own_agreement(connection, otto(house).organisation_id, "alone")
        assert own_agreement(connection, cleo(house).organisation_id, "alone").id == alone


def test_who_has_left_still_reads_but_writes_no_more(house, iop):
    sion = otto(house).organisation_id
    with write_connection() as connection:
        leave(connection, iop, sion, date(2025, 3, 31), otto(house))

    with pytest.raises(NotAllowed):
        changed(iop, says(otto(house), 1), name="Ours")
    with reading() as connection:
        assert own_agreement(connection, sion, "iop").id == iop
        assert len(parties_of(connection, iop)) == 2
        assert len(parties_of(connection, iop, Period(date(2025, 1, 1), date(2025, 12, 31)))) == 2
        assert parties_of(connection, iop, Period(date(2025, 4, 1), date(2025, 12, 31))) == [
            cleo(house).organisation_id
        ]
        assert [each.last_day for each in parties_in_words(connection, iop)] == [None, date(2025, 3, 31)]


def test_the_day_of_leaving_can_be_said_anew_and_taken_back(house, iop):
    sion, after = otto(house).organisation_id, Period(date(2025, 9, 1), date(2025, 9, 30))
    with write_connection() as connection:
        leave(connection, iop, sion, date(2025, 8, 31), otto(house))
        assert sion not in parties_of(connection, iop, after)
        leave(connection, iop, sion, date(2025, 9, 30), otto(house))
        assert sion in parties_of(connection, iop, after)
        assert sion not in parties_of(connection, iop, Period(date(2025, 10, 1), date(2025, 10, 31)))
        leave(connection, iop, sion, date(2025, 6, 30), otto(house))
        assert sion not in parties_of(connection, iop, after)
        stay(connection, iop, sion, otto(house))
        assert sion in parties_of(connection, iop, after)
        with pytest.raises(Refusal, match="no party"):
            leave(connection, iop, sion, date(2023, 6, 30), otto(house))


def test_a_party_that_joins_later_is_none_before(house):
    iop, sion = agree(house, alone=True), otto(house).organisation_id
    by_command = Writer(None, None, NOW, TODAY)
    with write_connection() as connection:
        join(connection, iop, sion, date(2025, 1, 1), by_command)
        assert sion not in parties_of(connection, iop, Period(date(2024, 1, 1), date(2024, 12, 31)))
        assert sion in parties_of(connection, iop, Period(date(2025, 1, 1), date(2025, 12, 31)))
        with pytest.raises(AlreadyThere):
            join(connection, iop, sion, date(2025, 2, 1), by_command)


def test_an_agreement_that_turns_out_to_have_begun_earlier_had_its_parties_then(house, iop):
    sion = otto(house).organisation_id
    with write_connection() as connection:
        leave(connection, iop, sion, date(2025, 8, 31), otto(house))
    changed(iop, says(cleo(house), 1, "2023-01-01"), first_day=date(2023, 1, 1))

    with reading() as connection:
        assert len(parties_of(connection, iop, Period(date(2023, 1, 1), date(2023, 12, 31)))) == 2
        assert sion not in parties_of(connection, iop, Period(date(2025, 9, 1), date(2025, 12, 31)))


def test_what_an_agreement_was_before_there_was_a_history_is_its_first_wording(house, iop):
    changed(iop, says(cleo(house), 1), often_from_days=40, sometimes_from_days=10)
    said = sa.select(Agreement.slug, AgreementTerms.name, AgreementTerms.first_day, AgreementTerms.often_from_days)
    joined = said.join(AgreementTerms, AgreementTerms.agreement_id == Agreement.id).order_by(AgreementTerms.number)
    present = rows(joined)[-1]

    take_back("0017")
    bring_up_to_date()

    assert rows(joined) == [present]
    assert rows(sa.select(AgreementParty.from_day, AgreementParty.is_party)) == [(date(2024, 1, 1), True)] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"last_day": date(2023, 12, 31)},
        {"often_from_days": 4},
        {"often_from_days": 4, "sometimes_from_days": 4},
        {"disclosure_threshold": 3},
        {"index_from_year": 2023},
        {"staff_id": None},
        {"staff_id": 99},
    ],
    ids=str,
)
def test_the_database_refuses_terms_that_cannot_be(house, iop, wrong):
    first, table = terms()._asdict(), table_of(AgreementTerms)

    with pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(
            sa.insert(table), {name: first[name] for name in first if name in table.c} | {"number": 2} | wrong
        )
