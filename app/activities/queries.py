"""Questions about what is offered."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, bindparam, select

from app.activities.kinds import DOOR_KINDS, DOOR_KINDS_WITH_NEEDS
from app.activities.models import Activity, ActivityPremises
from app.database.statements import AnyRow, table_of

ACTIVITIES = table_of(Activity)
AT_PREMISES = table_of(ActivityPremises)

_BY_SLUG = select(ACTIVITIES.c.slug, ACTIVITIES.c.id, ACTIVITIES.c.kind, ACTIVITIES.c.is_visiting_group).where(
    ACTIVITIES.c.organisation_id == bindparam("organisation"),
    ACTIVITIES.c.slug.in_(bindparam("slugs", expanding=True)),
)


def activities_named(connection: Connection, organisation_id: int, slugs: Iterable[str]) -> dict[str, AnyRow]:
    """Of each slug that is known: id, kind, is_visiting_group."""
    wanted = sorted(set(slugs))
    if not wanted:
        return {}
    found = connection.execute(_BY_SLUG, {"organisation": organisation_id, "slugs": wanted})
    return {row.slug: row for row in found}


def activities_at_door(
    connection: Connection, organisation_id: int, premises_id: int, with_needs: bool = False
) -> list[AnyRow]:
    """What one may be seen choosing at the premises' door now: id, slug, kind, name, picture, by name.

    Visiting groups are left out, like food bags: a tile that is pressed tells the queue of someone's need.
    with_needs: the premises want them all the same.
    """
    rows = connection.execute(
        select(
            ACTIVITIES.c.id,
            ACTIVITIES.c.slug,
            ACTIVITIES.c.kind,
            ACTIVITIES.c.name,
            ACTIVITIES.c.picture,
            ACTIVITIES.c.is_visiting_group,
        )
        .join(
            AT_PREMISES,
            (AT_PREMISES.c.organisation_id == ACTIVITIES.c.organisation_id)
            & (AT_PREMISES.c.activity_id == ACTIVITIES.c.id),
        )
        .where(
            ACTIVITIES.c.organisation_id == organisation_id,
            AT_PREMISES.c.premises_id == premises_id,
            ACTIVITIES.c.retired_at.is_(None),
            _may_be_seen(with_needs),
        )
        .order_by(ACTIVITIES.c.name, ACTIVITIES.c.slug)
    )
    return list(rows)


def _may_be_seen(with_needs: bool) -> ColumnElement[bool]:
    if with_needs:
        return ACTIVITIES.c.kind.in_(DOOR_KINDS_WITH_NEEDS)
    return and_(ACTIVITIES.c.kind.in_(DOOR_KINDS), ACTIVITIES.c.is_visiting_group.is_(False))
