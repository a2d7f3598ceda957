"""What the counting vaults hold of a card that is shown, of visits to the own organisation."""

from __future__ import annotations

from sqlalchemy import select

from app.database.statements import AnyRow
from app.handover.columns import columns_about
from app.handover.queries import Part, in_order
from app.handover.told import About
from app.log.writing import LogWriting
from app.people.credentials import tag_of
from app.people.models import CredentialType
from app.people.vault.queries import SIGHTINGS, cards_behind


def seen_in_vaults(log: LogWriting, text: str) -> list[Part]:
    """The half-years of the card's visits here, as the vaults of the organisation's agreements have them.

    The other parties' are theirs to tell; with the card, the database and the key whoever has all three reads them too.
    """
    names = columns_about(SIGHTINGS.name, About.HOLDER)
    rows: list[AnyRow] = []
    for vault in log.vaults:
        tag = tag_of(CredentialType.CARD, text, vault.key)
        number = cards_behind(log.connection, vault.agreement_id, [tag]).get(tag)
        if number is not None:
            here = (SIGHTINGS.c.organisation_id == log.organisation_id, SIGHTINGS.c.card_id == number)
            columns = (SIGHTINGS.c[name] for name in names)
            rows += log.connection.execute(
                select(*columns).where(SIGHTINGS.c.agreement_id == vault.agreement_id, *here)
            ).all()
    return [Part(SIGHTINGS.name, names, in_order(names, rows))] if rows else []
