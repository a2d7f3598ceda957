"""Questions about organisations and premises."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from app.database.statements import AnyRow, table_of
from app.database.wall import Across, across_organisations
from app.errors import NotFound
from app.extensions import db
from app.organisations.models import Organisation, Premises

ORGANISATIONS = table_of(Organisation)
PREMISES = table_of(Premises)


def organisation_slug(organisation_id: int) -> str:
    """The slug of an organisation; it never changes, so it is remembered."""
    engine = db.engine
    remembered: dict[int, str] = _SLUGS.setdefault(engine, {})
    if organisation_id not in remembered:
        with engine.connect() as connection:
            remembered[organisation_id] = connection.execute(
                select(ORGANISATIONS.c.slug).where(ORGANISATIONS.c.id == organisation_id)
            ).scalar_one()
    return remembered[organisation_id]


_SLUGS: WeakKeyDictionary[Engine, dict[int, str]] = WeakKeyDictionary()


def organisation_named(connection: Connection, slug: str) -> AnyRow:
    """The organisation of that slug; raises NotFound with the slugs there are."""
    rows = {row.slug: row for row in connection.execute(select(ORGANISATIONS).order_by(ORGANISATIONS.c.slug))}
    if slug not in rows:
        raise NotFound(f"There is no organisation {slug!r}. {_there_are(rows)}")
    return rows[slug]


def premises_named(connection: Connection, slug: str) -> AnyRow:
    """The premises of that slug; raises NotFound with the slugs there are."""
    rows = {row.slug: row for row in connection.execute(select(PREMISES).order_by(PREMISES.c.slug))}
    if slug not in rows:
        raise NotFound(f"There are no premises {slug!r}. {_there_are(rows)}")
    return rows[slug]


@across_organisations(Across.PUBLIC)
def premises_slugs(connection: Connection) -> set[str]:
    """The slugs of all premises of all organisations: each stands in addresses, so no two are alike."""
    return set(connection.execute(select(PREMISES.c.slug)).scalars())


def premises_numbered(connection: Connection, organisation_id: int, premises_id: int) -> AnyRow:
    """The premises of that number, which is known to be one."""
    numbered = (PREMISES.c.organisation_id == organisation_id) & (PREMISES.c.id == premises_id)
    return connection.execute(select(PREMISES).where(numbered)).one()


def every_premises(connection: Connection) -> list[AnyRow]:
    """All premises of all organisations, by slug."""
    return list(connection.execute(select(PREMISES).order_by(PREMISES.c.slug)))


def premises_of(connection: Connection, organisation_id: int) -> list[AnyRow]:
    """The organisation's premises, by name."""
    found = connection.execute(select(PREMISES).where(PREMISES.c.organisation_id == organisation_id))
    return sorted(found, key=lambda place: (place.name.casefold(), place.slug))


def own_premises(connection: Connection, organisation_id: int, slug: str) -> AnyRow:
    """Premises of the organisation, for a page of its staff; raises NotFound, which tells nothing of others'."""
    for place in premises_of(connection, organisation_id):
        if place.slug == slug:
            return place
    raise NotFound("There are no such premises.")


def _there_are(rows: dict[str, AnyRow]) -> str:
    return "There are: " + ", ".join(rows) + "." if rows else "There are none yet: add one first."
