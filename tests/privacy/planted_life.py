"""A card with all that a card can have, in a house full of others, and every value that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from app.clock import now
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.keys import KEY_BYTES, derived_key
from app.log.linking import link_people
from app.log.models import Entry
from app.people.cards import NewCard, draw_card, hash_cards, register_cards
from app.people.credentials import tag_of, tag_of_pictures, tombstone_of
from app.people.models import Card, Credential, CredentialType
from app.people.pictures import written
from app.people.recognition import new_identifier
from tests.house import House
from tests.make import Door, make_activity, rows, writing

PURPOSES = ("credentials", "content", "sealing", "forgetting", "sessions")
ANSWERS = {"gender": "woman", "age_band": "30-44", "been_before": False, "called_first": True, "replaces_lost": True}
SET_ASIDE = {"name": "a field that no tablet has"}
OTHERS = 12


@dataclass
class PlantedLife:
    """The card, one that it replaces, those of others; every batch that was sent."""

    house: House
    card: NewCard
    lost: NewCard
    others: list[NewCard]
    sent: list[tuple[Door, list[dict[str, Any]]]] = field(default_factory=list)

    def send(self, *items: dict[str, Any], door: Door | None = None, status: str = "stored") -> None:
        """Send a batch as the tablet does."""
        self.sent.append((door or self.house.valla, list(items)))
        assert set(self.post("/api/v1/entries", {"entries": list(items)}, door)) == {status}

    def post(self, address: str, body: dict[str, Any], door: Door | None = None) -> list[str]:
        """What became of each item of a body."""
        token = (door or self.house.valla).token
        answer = self.house.app.test_client().post(address, json=body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.text
        return [each["status"] for each in answer.json.get("results", [])]

    def replay(self) -> None:
        """Every batch again, the last one first."""
        for door, batch in reversed(self.sent):
            self.post("/api/v1/entries", {"entries": batch}, door)


def by(card: NewCard, day: str, kind: str = "visit", type_: str = "card", **fields: Any) -> dict[str, Any]:
    """An entry of a card's holder at noon."""
    value = card.token if type_ == "card" else written(card.pictures or ())
    credential = {"type": type_, "value": value, "agreed": True}
    return {"id": str(uuid4()), "kind": kind, "at": f"{day}T12:00:00Z", "credential": credential} | fields


def planted_life(house: House) -> PlantedLife:
    """A year of the card, half a year of the lost one, and of others on the third of every month."""
    make_activity(house.valla, "lunch", "meal")
    make_activity(house.valla, "talk", "session")
    make_activity(house.valla, "training", "training")
    card, lost, *others = _in_the_bowl(house, 2 + OTHERS)
    life = PlantedLife(house, card, lost, others)
    _let_others_come(life)
    _let_the_holder_come(life)
    _link_with_lost(life)
    return life


def _in_the_bowl(house: House, count: int) -> list[NewCard]:
    keys = code_keys(house.app.config["OASEN"], "iogt")
    with_pictures = list(hash_cards([draw_card() for _ in range(3)], keys))
    hashed = with_pictures + list(hash_cards([draw_card(False) for _ in range(count - 3)], keys))
    with write_connection() as connection:
        register_cards(connection, house.valla.place.organisation_id, hashed, now().date())
    return [each.card for each in hashed]


def _let_others_come(life: PlantedLife) -> None:
    for month in range(2, 13):
        life.send(*(by(other, f"2025-{month:02d}-03") for other in life.others))


def _let_the_holder_come(life: PlantedLife) -> None:
    card, door_day = life.card, "2025-10-06"
    first, wrong, stayed = by(card, "2025-02-04"), by(card, "2025-03-04"), by(card, "2025-03-05")
    life.post("/api/v1/card/asked", {"value": card.token})
    life.send(first, {"id": str(uuid4()), "of": first["id"], "about": ANSWERS})
    life.send(wrong, {"id": str(uuid4()), "void": wrong["id"]})
    life.send(stayed, {"id": str(uuid4()), "leave": stayed["id"], "at": "2025-03-05T14:00:00Z"})
    life.send(*(by(card, f"2025-{month:02d}-06", about=ANSWERS) for month in range(2, 13)))
    life.send(by(card, "2025-04-06", "meal", activity="lunch"), by(card, "2025-04-07", "session", activity="talk"))
    life.send(by(life.lost, "2025-05-02"), by(life.lost, "2025-05-03", type_="pictures"))
    life.send(by(card, door_day, **SET_ASIDE), by(card, door_day, type_="pictures", **SET_ASIDE), status="quarantined")
    changed = first | {"minutes": 30}
    life.send(changed, status="conflict")
    life.send(by(card, "2025-07-01"), door=life.house.sionhuset)
    answer = life.house.signed_in("Cleo").submit("/training/valla/participants", card=card.token, agreed="y")
    assert answer.status_code == 302
    life.send(by(card, "2025-12-15", type_="pictures"))  # its slow hash waits


def _link_with_lost(life: PlantedLife) -> None:
    people = [person_of(life, card) for card in (life.card, life.lost)]
    with writing(life.house.valla) as log:
        link_people(log, new_identifier(), *people, now())


def person_of(life: PlantedLife, card: NewCard) -> bytes:
    """The pseudonym behind a card."""
    [(person,)] = rows(
        select(Card.person_id).join(Credential, Credential.card_id == Card.id).where(Credential.tag == _tag(life, card))
    )
    return bytes(person)


def values_of(life: PlantedLife) -> dict[str, bytes]:
    """Every value that follows from the card or the one it replaced: codes, tags under each key, ids, hashes."""
    found: dict[str, bytes] = {}
    for name, card in (("card", life.card), ("lost card", life.lost)):
        person = person_of(life, card)
        [(card_id,)] = rows(select(Credential.card_id).where(Credential.tag == _tag(life, card)))
        hashes = [bytes(each) for (each,) in rows(select(Entry.content_hash).where(Entry.person_id == person))]
        found |= {f"{name}'s code": card.token.encode(), f"{name}'s pictures": written(card.pictures or ()).encode()}
        found |= {f"{name}'s id": bytes(card_id), f"{name}'s person": person}
        found |= {f"{name}'s content hash {number}": each for number, each in enumerate(hashes)}
        found |= {f"{name}, {way}": tag for way, tag in _tags_under_every_key(life, card).items()}
    return found


def tombstones_of(life: PlantedLife) -> dict[str, bytes]:
    """What may stay of the two cards: both codes' tags, hashed again under the key of forgetting."""
    forgetting, credentials = (_key(life, "organisation-iogt.key", each) for each in ("forgetting", "credentials"))
    return {
        f"{name}, {type_}": tombstone_of(tag, forgetting)
        for name, card in (("card", life.card), ("lost card", life.lost))
        for type_, tag in _tags(card, credentials).items()
    }


def deriving_keys(folder: Path) -> list[Path]:
    """The files of keys from which others are derived; those of backups are longer, and open backups alone."""
    return sorted(file for file in folder.glob("*.key") if file.stat().st_size == KEY_BYTES)


def _tags_under_every_key(life: PlantedLife, card: NewCard) -> dict[str, bytes]:
    """Under each purpose of each key that there is; of pictures, whose hash is slow, under those that are in use."""
    found = {}
    for file in deriving_keys(life.house.app.config["OASEN"].keys_folder):
        for purpose in PURPOSES:
            key = _key(life, file.name, purpose)
            found[f"{file.stem} {purpose}"] = tag_of(CredentialType.CARD, card.token, key)
            if purpose == "credentials" and file.stem.startswith("organisation-"):
                found |= {f"{file.stem} {type_}": tag for type_, tag in _tags(card, key).items()}
    return found


def _tags(card: NewCard, key: bytes) -> dict[str, bytes]:
    return {
        "card": tag_of(CredentialType.CARD, card.token, key),
        "pictures": tag_of_pictures(written(card.pictures or ()), key),
    }


def _tag(life: PlantedLife, card: NewCard) -> bytes:
    return tag_of(CredentialType.CARD, card.token, _key(life, "organisation-iogt.key", "credentials"))


def _key(life: PlantedLife, file: str, purpose: str) -> bytes:
    return derived_key(life.house.app.config["OASEN"].keys_folder.resolve() / file, purpose)
