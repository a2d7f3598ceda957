"""Who stands behind the labels of the staged entries: made on first sight, with the id each is counted under."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, insert, select

from app.database.types import IDENTIFIER_BYTES
from app.exchange.staging.entries import STAGED
from app.exchange.staging.portions import write_in_portions
from app.people.carrying import carry_over
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


class Labels(NamedTuple):
    """An organisation's labels in a file: the number of its newest key, and each label's tags, the newest first."""

    newest_number: int
    tags: list[tuple[bytes, ...]]


def stage_people(connection: Connection, labels: Mapping[int, Labels]) -> None:
    """Find the people behind the labels; labels not seen before become people. labels: by organisation."""
    with connection.begin():
        STAGED_PEOPLE.create(connection)
        labelled = select(STAGED.c.organisation_id, STAGED.c.tag).where(STAGED.c.tag.is_not(None)).distinct()
        tags = sorted((row.organisation_id, row.tag) for row in connection.execute(labelled))
    for organisation_id, of_organisation in groupby(tags, key=itemgetter(0)):
        owned = [tag for _, tag in of_organisation]
        of_file = labels[organisation_id]
        older = {tags[0]: tags for tags in of_file.tags if len(tags) > 1}
        recognise = partial(_recognise, connection, organisation_id, owned, older, of_file.newest_number)
        write_in_portions(connection, [organisation_id], len(owned), recognise)


def _recognise(  # noqa: PLR0913  # all but the last two are the same for each portion
    connection: Connection,
    organisation_id: int,
    owned: list[bytes],
    older: Mapping[bytes, tuple[bytes, ...]],
    newest_number: int,
    start: int,
    stop: int,
) -> None:
    tags = owned[start:stop]
    if older:
        carry_over(connection, organisation_id, [older[tag] for tag in tags], newest_number)
    known = people_by_label(connection, organisation_id, tags, newest_number)
    rows = [
        {"organisation_id": organisation_id, "tag": tag, "person_id": person.person_id, "counted_as": person.counted_as}
        for tag, person in known.items()
    ]
    connection.execute(insert(STAGED_PEOPLE), rows)
