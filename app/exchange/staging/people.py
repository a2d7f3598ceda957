"""Who stands behind the labels of the staged entries: made on first sight, with the id each is counted under."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, insert, select

from app.database.types import IDENTIFIER_BYTES
from app.exchange.staging.entries import STAGED
from app.exchange.staging.portions import write_in_portions
from app.people.models import TAG_BYTES
from app.people.recognition import people_by_label

STAGED_PEOPLE = Table(
    "staged_people",
    MetaData(),
    Column("organisation_id", Integer, primary_key=True),
    Column("tag", LargeBinary(TAG_BYTES), primary_key=True),
    Column("person_id", LargeBinary(IDENTIFIER_BYTES)),
    Column("counted_as", LargeBinary(IDENTIFIER_BYTES)),  # linked people: the lowest id among them
    prefixes=["TEMPORARY"],
)


def stage_people(connection: Connection) -> None:
    """Find the people behind the labels; labels not seen before become people."""
    with connection.begin():
        STAGED_PEOPLE.create(connection)
        labelled = select(STAGED.c.organisation_id, STAGED.c.tag).where(STAGED.c.tag.is_not(None)).distinct()
        tags = sorted((row.organisation_id, row.tag) for row in connection.execute(labelled))
    for organisation_id, of_organisation in groupby(tags, key=itemgetter(0)):
        owned = [tag for _, tag in of_organisation]
        write_in_portions(
            connection, [organisation_id], len(owned), partial(_recognise, connection, organisation_id, owned)
        )


def _recognise(connection: Connection, organisation_id: int, tags: list[bytes], start: int, stop: int) -> None:
    known = people_by_label(connection, organisation_id, tags[start:stop])
    rows = [
        {"organisation_id": organisation_id, "tag": tag, "person_id": person.person_id, "counted_as": person.counted_as}
        for tag, person in known.items()
    ]
    connection.execute(insert(STAGED_PEOPLE), rows)
