"""What can be done with activities: adding them, changing them, retiring them and bringing them back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from app.activities.in_use import is_noted
from app.activities.kinds import KIND
from app.activities.queries import ACTIVITIES, AT_PREMISES, TIMES, activities_named, activity_numbered
from app.activities.schedule import ActivityTime, in_order
from app.activities.wishes import ActivityWishes, Offer
from app.database.statements import AnyRow, insert_or_leave, insert_or_replace
from app.database.transaction import lock_log
from app.errors import AlreadyThere, ChangedMeanwhile, NotFound, Refusal
from app.slugs import require_slug, slug_of_name


@dataclass(frozen=True)
class NewActivity:
    """What an activity is made from; an empty name is the slug, an empty picture that of its kind."""

    slug: str
    kind: str
    name: str = ""
    picture: str = ""
    is_visiting_group: bool = False
    times: tuple[ActivityTime, ...] = ()


def add_activity(
    connection: Connection, organisation_id: int, premises_id: int, new: NewActivity, now: datetime
) -> None:
    """Offer an activity at a premises; a slug the organisation has already is the same activity.

    Without times those that it has there stay.

    Raises NotFound for a kind that is none, AlreadyThere when the slug means something else.
    """
    require_slug(new.slug)
    if new.kind not in KIND:
        raise NotFound(f"There is no kind {new.kind!r}. The kinds are: {', '.join(KIND)}.")
    _require_kind_for(new.kind, new.is_visiting_group)
    lock_log(connection, organisation_id)
    known = activities_named(connection, organisation_id, [new.slug]).get(new.slug)
    if known is not None and (known.kind, known.is_visiting_group) != (new.kind, new.is_visiting_group):
        raise AlreadyThere(f"The organisation has an activity {new.slug!r} of kind {known.kind}. Choose another slug.")
    if known is None:
        make_activities(connection, organisation_id, [new], now)
        known = activities_named(connection, organisation_id, [new.slug])[new.slug]
    offer_at(connection, organisation_id, [(premises_id, known.id)])
    if new.times:
        _plan(connection, organisation_id, known.id, premises_id, new.times)


def add_wished(connection: Connection, organisation_id: int, wishes: ActivityWishes, now: datetime) -> int:
    """The number of a new activity; its slug is made from its name, and nobody needs to see it."""
    _require_kind_for(wishes.kind, wishes.is_visiting_group)
    lock_log(connection, organisation_id)
    of_organisation = select(ACTIVITIES.c.slug).where(ACTIVITIES.c.organisation_id == organisation_id)
    slug = slug_of_name(wishes.name, set(connection.execute(of_organisation).scalars()))
    new = NewActivity(slug, wishes.kind, wishes.name, wishes.picture, wishes.is_visiting_group)
    make_activities(connection, organisation_id, [new], now)
    activity_id = int(activities_named(connection, organisation_id, [slug])[slug].id)
    _offer(connection, organisation_id, activity_id, wishes.offers)
    return activity_id


def change_activity(
    connection: Connection, organisation_id: int, activity_id: int, wishes: ActivityWishes, version: int
) -> None:
    """Let an activity be what staff want. version: the one that the form was opened with.

    Raises NotFound; ChangedMeanwhile when somebody else has saved it since; Refusal for another kind, or a group that
    visits no more, once something has been noted: its figures would say what never was.
    """
    lock_log(connection, organisation_id)
    _require_kind_for(wishes.kind, wishes.is_visiting_group)
    before = activity_numbered(connection, organisation_id, activity_id)
    is_another = (wishes.kind, wishes.is_visiting_group) != (before.kind, before.is_visiting_group)
    if is_another and is_noted(connection, organisation_id, activity_id):
        raise Refusal("Something has been noted of it, so its kind stays. Retire it, and add another.")
    values = {name: getattr(wishes, name) for name in ("name", "kind", "picture", "is_visiting_group")}
    _raise_version(connection, before, version, values)
    _offer(connection, organisation_id, activity_id, wishes.offers)


def retire_activity(
    connection: Connection, organisation_id: int, activity_id: int, version: int, now: datetime
) -> None:
    """Offer an activity nowhere any more; it stays in the log and in every figure. Raises as change_activity does."""
    before = activity_numbered(connection, organisation_id, activity_id)
    _raise_version(connection, before, version, {"retired_at": now})


def bring_back(connection: Connection, organisation_id: int, activity_id: int, version: int) -> None:
    """Offer a retired activity again, as it was. Raises as change_activity does."""
    before = activity_numbered(connection, organisation_id, activity_id)
    _raise_version(connection, before, version, {"retired_at": None})


def _require_kind_for(kind: str, is_visiting_group: bool) -> None:
    if is_visiting_group and not KIND[kind].on_premises:
        raise Refusal(f"A visiting group borrows the premises; kind {kind} does not happen there. Use session.")


def _raise_version(connection: Connection, before: AnyRow, version: int, values: dict[str, object]) -> None:
    changed = connection.execute(
        update(ACTIVITIES)
        .where(
            ACTIVITIES.c.organisation_id == before.organisation_id,
            ACTIVITIES.c.id == before.id,
            ACTIVITIES.c.version == version,
        )
        .values(values | {"version": version + 1})
    )
    if changed.rowcount == 0:
        raise ChangedMeanwhile("Someone else has saved it since you opened it. Look at what is different, save again.")


def _offer(connection: Connection, organisation_id: int, activity_id: int, offers: Iterable[Offer]) -> None:
    for offer in offers:
        row = {"organisation_id": organisation_id, "premises_id": offer.premises_id, "activity_id": activity_id}
        insert_or_replace(connection, AT_PREMISES, [row | {"shown": offer.shown.value, "capacity": offer.capacity}])
        _plan(connection, organisation_id, activity_id, offer.premises_id, offer.times)


def _plan(
    connection: Connection, organisation_id: int, activity_id: int, premises_id: int, times: Iterable[ActivityTime]
) -> None:
    """Put these times in the place of those it had at the premises."""
    where = {"organisation_id": organisation_id, "premises_id": premises_id, "activity_id": activity_id}
    connection.execute(delete(TIMES).where(*(TIMES.c[name] == value for name, value in where.items())))
    rows = [where | {"number": number} | vars(time) for number, time in enumerate(in_order(times), start=1)]
    if rows:
        connection.execute(insert(TIMES), rows)


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
