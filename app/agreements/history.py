"""What has been changed of an agreement: when, by whom, what it says since and what it said before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import Connection, select

from app.agreements.money_queries import every_hour_value_wording, every_party_year_wording
from app.agreements.queries import (
    Party,
    every_goal_wording,
    every_thing_wording,
    party_rows,
    terms_written,
)
from app.agreements.typed import percent_text
from app.agreements.wording import amount_in_words, figure_in_words
from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.staff.models import StaffMember
from app.web.formatting import day, number

STAFF = table_of(StaffMember)
NOTHING = "\N{EN DASH}"
Says = Callable[[AnyRow], str]


@dataclass(frozen=True)
class Change:
    """One change: since and before as people read them; from_day: None where there is only a year."""

    written_at: datetime
    who: str
    what: str
    before: str
    since: str
    from_day: date | None


def history_of(connection: Connection, agreement_id: int, parties: Sequence[Party]) -> list[Change]:
    """Every change, the latest first. What was first said of something is one only where it holds from a later day."""
    first_day = terms_written(connection, agreement_id)[-1].first_day
    changes = _every_wording(connection, agreement_id, parties)
    told = [each for each in changes if each.before != NOTHING or (each.from_day and each.from_day > first_day)]
    return sorted(told, key=lambda each: each.written_at, reverse=True)


def _every_wording(connection: Connection, agreement_id: int, parties: Sequence[Party]) -> list[Change]:
    names = {each.organisation_id: each.name for each in parties}
    who = _names_of(connection, names)
    changes = [
        *_of_terms(terms_written(connection, agreement_id), who),
        *_of_rows(every_goal_wording(connection, agreement_id), "goal_id", _goal, who),
        *_of_rows(every_thing_wording(connection, agreement_id), "thing_id", _thing, who),
        *_of_rows(every_hour_value_wording(connection, agreement_id), "from_year", _hour, who),
        *_of_parties(connection, agreement_id, parties, who),
    ]
    for row_set in _by_party(every_party_year_wording(connection, agreement_id)).values():
        changes += _of_rows(row_set, "year", lambda row: _kronor(row, names), who)
    return changes


@across_organisations(Across.AGREEMENT)
def _names_of(connection: Connection, names: Mapping[int, str]) -> Says:
    """Says who wrote a row: a name and their organisation."""
    rows = connection.execute(
        select(STAFF.c.organisation_id, STAFF.c.id, STAFF.c.name).where(STAFF.c.organisation_id.in_(names))
    )
    known = {(row.organisation_id, row.id): f"{row.name}, {names[row.organisation_id]}" for row in rows}
    return lambda row: known.get((row.organisation_id, row.staff_id), _("whoever looks after Oasen"))


def _of_rows(
    rows: Iterable[AnyRow], key: str, says: Callable[[AnyRow], tuple[str, str]], who: Says
) -> Iterator[Change]:
    before: dict[int, str] = {}
    for row in rows:
        what, said = says(row)
        last = before.get(getattr(row, key), NOTHING)
        before[getattr(row, key)] = said
        if said != last:
            yield Change(row.written_at, who(row), what, last, said, getattr(row, "from_day", None))


def _goal(row: AnyRow) -> tuple[str, str]:
    said = f"{row.heading}. {row.sentence}" if row.sentence else row.heading
    return _("Goal"), _("no more") if row.is_dropped else said


def _thing(row: AnyRow) -> tuple[str, str]:
    return figure_in_words(row.figure_id), _("no more") if row.is_dropped else amount_in_words(row)


def _hour(row: AnyRow) -> tuple[str, str]:
    kr = NOTHING if row.kr_per_hour is None else _("%(kr)s kr", kr=number(row.kr_per_hour))
    return _("Value of an hour from %(year)s", year=row.from_year), kr


def _kronor(row: AnyRow, names: Mapping[int, str]) -> tuple[str, str]:
    what = _("%(party)s, %(year)s", party=names[row.organisation_id], year=row.year)
    said = _("grant %(grant)s kr, cost %(cost)s kr", grant=number(row.grant_kr), cost=number(row.cost_kr))
    return what, said


def _of_terms(rows: Sequence[AnyRow], who: Says) -> Iterator[Change]:
    for before, since in zip(rows, rows[1:], strict=False):
        for name, (what, said) in _terms_in_words().items():
            told = said(before), said(since)
            if getattr(before, name) != getattr(since, name) and told[0] != told[1]:
                yield Change(since.written_at, who(since), what, told[0], told[1], since.from_day)


def _terms_in_words() -> dict[str, tuple[str, Says]]:
    """Of each column of the terms what it is called and how it reads; columns of one thing are told as one."""
    return {
        "name": (_("Name of the agreement"), lambda row: str(row.name)),
        "municipality": (_("Municipality"), lambda row: row.municipality or NOTHING),
        "diary_number": (_("Diary number"), lambda row: row.diary_number or NOTHING),
        "first_day": (_("The first day"), lambda row: _whole_day(row.first_day)),
        "last_day": (_("The last day"), lambda row: _whole_day(row.last_day)),
        "often_from_days": (_("Often, from days a year"), lambda row: number(row.often_from_days)),
        "sometimes_from_days": (_("Sometimes, from days a year"), lambda row: number(row.sometimes_from_days)),
        "disclosure_threshold": (_("Told outside from persons"), lambda row: number(row.disclosure_threshold)),
        "wants_second_reader": (_("Second reader"), lambda row: _yes_or_no(row.wants_second_reader)),
        "index_from_year": (_("Index from"), lambda row: str(row.index_from_year or NOTHING)),
        "index_percent_hundredths": (_("Index, percent"), _percent),
    }


def _of_parties(connection: Connection, agreement_id: int, parties: Sequence[Party], who: Says) -> Iterator[Change]:
    for party in parties:
        for row in party_rows(connection, agreement_id, party.organisation_id)[1:]:
            said = _("is a party") if row.is_party else _("is no party any more")
            yield Change(row.written_at, who(row), party.name, NOTHING, said, row.from_day)


def _by_party(rows: Iterable[AnyRow]) -> dict[int, list[AnyRow]]:
    by_party: dict[int, list[AnyRow]] = {}
    for row in rows:
        by_party.setdefault(row.organisation_id, []).append(row)
    return by_party


def _whole_day(value: date) -> str:
    return f"{day(value)} {value.year}"


def _percent(row: AnyRow) -> str:
    return percent_text(row.index_percent_hundredths) or NOTHING


def _yes_or_no(is_so: bool) -> str:
    return _("yes") if is_so else _("no")
