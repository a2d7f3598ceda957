"""What can be done with activities: adding them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from app.activities.kinds import KIND
from app.activities.models import Activity, ActivityPremises
from app.activities.queries import activities_named
from app.database.statements import insert_or_leave, table_of
from app.database.transaction import lock_log
from app.errors import AlreadyThere, NotFound, Refusal
from app.slugs import require_slug

ACTIVITIES = table_of(Activity)
AT_PREMISES = table_of(ActivityPremises)


@dataclass(frozen=True)
class NewActivity:
    """What an activity is made from; an empty name is the slug, an empty picture that of its kind."""

    slug: str
    kind: str
    name: str = ""
    picture: str = ""
    is_visiting_group: bool = False


def add_activity(
    connection: Connection, organisation_id: int, premises_id: int, new: NewActivity, now: datetime
) -> None:
    """Offer an activity at a premises; a slug the organisation has already is the same activity.

    Raises NotFound for a kind that is none, AlreadyThere when the slug means something else.
    """
    require_slug(new.slug)
    if new.kind not in KIND:
        raise NotFound(f"There is no kind {new.kind!r}. The kinds are: {', '.join(KIND)}.")
    if new.is_visiting_group and not KIND[new.kind].on_premises:
        raise Refusal(f"A visiting group borrows the premises; kind {new.kind} does not happen there. Use session.")
    lock_log(connection, organisation_id)
    known = activities_named(connection, organisation_id, [new.slug]).get(new.slug)
    if known is not None and (known.kind, known.is_visiting_group) != (new.kind, new.is_visiting_group):
        raise AlreadyThere(f"The organisation has an activity {new.slug!r} of kind {known.kind}. Choose another slug.")
    if known is None:
        make_activities(connection, organisation_id, [new], now)
        known = activities_named(connection, organisation_id, [new.slug])[new.slug]
    offer_at(connection, organisation_id, [(premises_id, known.id)])


def make_activities(connection: Connection, organisation_id: int, new: Iterable[NewActivity], now: datetime) -> None:
    """Add activities whose slugs are known to be free; the caller has locked the organisation."""
    highest = connection.execute(
        select(func.coalesce(func.max(ACTIVITIES.c.id), 0)).where(ACTIVITIES.c.organisation_id == organisation_id)
    ).scalar_one()
    rows = [
        {
            "organisation_id": organisation_id,
            "id": number,
            "slug": each.slug,
            "kind": each.kind,
            "name": each.name or each.slug,
            "picture": each.picture,
            "is_visiting_group": each.is_visiting_group,
            "made_at": now,
        }
        for number, each in enumerate(new, start=highest + 1)
    ]
    if rows:
        connection.execute(insert(ACTIVITIES), rows)


def offer_at(connection: Connection, organisation_id: int, pairs: Iterable[tuple[int, int]]) -> None:
    """Offer activities at premises, pairs of (premises, activity); what is offered already stays so."""
    rows = [
        {"organisation_id": organisation_id, "premises_id": premises_id, "activity_id": activity_id}
        for premises_id, activity_id in sorted(set(pairs))
    ]
    insert_or_leave(connection, AT_PREMISES, rows)
