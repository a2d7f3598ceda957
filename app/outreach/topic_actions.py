"""What can be done with the topics of contacts: adding, renaming, moving, retiring; never deleting."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.database.transaction import lock_log
from app.errors import AlreadyThere, NotFound
from app.outreach.queries import TOPICS, topics_of
from app.outreach.topics import slug_of


def add_topic(connection: Connection, organisation_id: int, name: str) -> None:
    """One more topic, last in the list; raises AlreadyThere."""
    _keep_starting_topics(connection, organisation_id)
    topics = topics_of(connection, organisation_id)
    _require_new_name(connection, organisation_id, name)
    slug = slug_of(name, {topic.slug for topic in topics})
    connection.execute(insert(TOPICS), _row(organisation_id, slug, name, len(topics)))


def rename_topic(connection: Connection, organisation_id: int, slug: str, name: str) -> None:
    """Call a topic something else, in what was noted before too; raises AlreadyThere, NotFound."""
    _keep_starting_topics(connection, organisation_id)
    _require_new_name(connection, organisation_id, name, but=slug)
    _change(connection, organisation_id, slug, name=name)


def retire_topic(connection: Connection, organisation_id: int, slug: str, now: datetime | None) -> None:
    """Offer a topic no more, from now on; with None, again. What was noted keeps it; raises NotFound."""
    _keep_starting_topics(connection, organisation_id)
    _change(connection, organisation_id, slug, retired_at=now)


def raise_topic(connection: Connection, organisation_id: int, slug: str) -> None:
    """Let a topic stand one place earlier in the list; raises NotFound."""
    _keep_starting_topics(connection, organisation_id)
    slugs = [topic.slug for topic in topics_of(connection, organisation_id)]
    if slug not in slugs:
        raise NotFound("There is no such topic.")
    place = slugs.index(slug)
    slugs.insert(max(place - 1, 0), slugs.pop(place))
    for position, each in enumerate(slugs):
        _change(connection, organisation_id, each, position=position)


def _keep_starting_topics(connection: Connection, organisation_id: int) -> None:
    """The list of the start becomes the organisation's own with its first change."""
    lock_log(connection, organisation_id)
    kept = connection.execute(select(TOPICS.c.slug).where(TOPICS.c.organisation_id == organisation_id).limit(1))
    if kept.first() is None:
        topics = topics_of(connection, organisation_id)
        connection.execute(
            insert(TOPICS),
            [_row(organisation_id, topic.slug, topic.name, position) for position, topic in enumerate(topics)],
        )


def _require_new_name(connection: Connection, organisation_id: int, name: str, but: str = "") -> None:
    for topic in topics_of(connection, organisation_id):
        if topic.slug != but and topic.name.casefold() == name.casefold():
            raise AlreadyThere("There is a topic of that name already.")


def _change(connection: Connection, organisation_id: int, slug: str, **values: object) -> None:
    changed = connection.execute(
        update(TOPICS).where(TOPICS.c.organisation_id == organisation_id, TOPICS.c.slug == slug).values(**values)
    )
    if changed.rowcount != 1:
        raise NotFound("There is no such topic.")


def _row(organisation_id: int, slug: str, name: str, position: int) -> dict[str, object]:
    return {"organisation_id": organisation_id, "slug": slug, "name": name, "position": position, "retired_at": None}
