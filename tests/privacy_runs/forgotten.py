"""Many databases of random visits, in each of which one card is forgotten and looked for in every file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from sqlalchemy import select

from app.keys import organisation_key
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import Card, Credential, CredentialType
from app.people.pictures import written
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.make import rows
from tests.privacy.raw_files import every_file, where_found
from tests.privacy_runs.lived_in import ask, lived_in

USUAL, QUICK = 40, 1


def forget_in_many_databases(plan: Plan) -> Outcome:
    """How many values of a card stood in the files before, and how many do after it was forgotten."""
    rounds = plan.of(USUAL, QUICK)
    outcome = Outcome("forgotten cards in files of SQLite", rounds)
    for seed in range(rounds):
        random = Random(seed)
        with tempfile.TemporaryDirectory() as name, lived_in(Path(name) / "instance", random) as (app, door, cards):
            folder, card = app.config["OASEN"].instance, cards[0]
            key = organisation_key(app.config["OASEN"], "iogt", "credentials")
            tag = tag_of(CredentialType.CARD, card.token, key)
            its_card = Credential.card_id == Card.id
            [(person, card_id)] = rows(
                select(Card.person_id, Card.id).join(Credential, its_card).where(Credential.tag == tag)
            )
            values = {"code": card.token.encode(), "tag": tag, "person": bytes(person), "card": bytes(card_id)}
            values["pictures' tag"] = tag_of_pictures(written(card.pictures or ()), key)
            outcome.count("(value, file) before", len(where_found(every_file(folder), values)))
            ask(app, door, "/api/v1/card/forget", {"value": card.token})
            left = where_found(every_file(folder), values)
        outcome.count("(value, file) after", len(left))
        outcome.breaches += [f"seed {seed}: {value} in {file}" for value, file in sorted(left)]
    return outcome
