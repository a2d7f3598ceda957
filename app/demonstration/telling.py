"""Tells the log what happened at a place, as its tablet and its staff would, many things at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from flask import current_app

from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.demonstration.chance import chance
from app.demonstration.founding import Founded
from app.demonstration.happening import Happening
from app.demonstration.life import Life
from app.kiosk_host.intake.letters import take_in
from app.log.actions import deposit
from app.log.drafts import Draft, Origin, Place, Shown, Status
from app.log.entry_reading import read_entry
from app.log.linking import link_people
from app.log.models import Source
from app.log.writing import LogWriting, log_keys
from app.people.credentials import tag_of
from app.people.models import CredentialType
from app.people.recognition import new_identifier, people_behind
from app.progress import watched
from app.service_day import moment_at

AT_ONCE = 500  # as many as a tablet may send


class Telling:
    """What is told of one place."""

    def __init__(self, life: Life, founded: Founded, moment: datetime) -> None:
        self._life, self._founded, self._moment = life, founded, moment
        kiosk = founded.kiosk
        self._place = Place(kiosk.organisation_id, kiosk.premises_id, kiosk.time_zone, kiosk.cutoff_minute)
        self._random = chance("ids", life.place.premises)

    def tell(self) -> None:
        """Tell all of it, in the order in which it happened."""
        happened = self._life.happened
        portions = [happened[start : start + AT_ONCE] for start in range(0, len(happened), AT_ONCE)]
        for portion in watched(portions, f"Three years of {self._life.place.name}"):
            last = portion[-1]
            noted_at = moment_at(datetime.fromisoformat(last.at), self._place.time_zone) + timedelta(hours=1)
            received_at = min(noted_at, self._moment)
            self._send_from_tablet([each for each in portion if not each.is_noted_by_staff], received_at)
            self._note_by_hand([each for each in portion if each.is_noted_by_staff], received_at)
        self._link_replaced_cards()

    def _send_from_tablet(self, happened: Sequence[Happening], received_at: datetime) -> None:
        items = [item for each in happened for item in self._items(each)]
        for start in range(0, len(items), AT_ONCE):
            answers = take_in(self._founded.kiosk, items[start : start + AT_ONCE], None, received_at)
            _require_stored([(answer["status"], answer["reason"]) for answer in answers])

    def _items(self, each: Happening) -> list[dict[str, Any]]:
        id = _identifier(self._random)
        item = {"id": str(id), "at": each.at, **each.values}
        if each.card is not None:
            item["credential"] = {"type": "card", "value": self._founded.tokens[each.card], "agreed": each.agreed}
        if each.about:
            item["about"] = each.about
        taken_back = [{"id": str(_identifier(self._random)), "void": str(id)}] if each.is_mistake else []
        return [item, *taken_back]

    def _note_by_hand(self, happened: Sequence[Happening], received_at: datetime) -> None:
        origin = Origin(Source.STAFF, received_at, staff_id=self._founded.coordinator_id)
        drafts: list[Draft] = [
            read_entry(
                _identifier(self._random).bytes, {**each.values, "at": each.at}, self._shown(each), self._place, origin
            )
            for each in happened
        ]
        if drafts:
            outcomes = deposit(self._place.organisation_id, drafts)
            _require_stored([(outcome.status, outcome.reason) for outcome in outcomes])

    def _shown(self, each: Happening) -> Shown | None:
        if each.card is None:
            return None
        return Shown(CredentialType.CARD, self._founded.tokens[each.card], each.agreed)

    def _link_replaced_cards(self) -> None:
        """Some who had lost a card brought its number: both are one person."""
        settings, slug = current_app.config["OASEN"], self._life.place.organisation
        key = code_keys(settings, slug).newest
        tags = [tag_of(CredentialType.CARD, token, key) for token in self._founded.tokens]
        with write_connection() as connection:
            known = people_behind(connection, self._place.organisation_id, tags)
            log = LogWriting(connection, self._place.organisation_id, log_keys(settings, slug))
            for visitor in self._life.cast:
                if visitor.is_linked and visitor.card is not None and visitor.new_card is not None:
                    old, new = known.get(tags[visitor.card]), known.get(tags[visitor.new_card])
                    if old and new:
                        link_people(log, new_identifier(), new.person_id, old.person_id, self._moment)


def _identifier(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _require_stored(answers: Sequence[tuple[str | None, str | None]]) -> None:
    """An invented thing that the log refuses is a fault of its inventor."""
    refused = [reason for status, reason in answers if status != Status.STORED]
    if refused:
        raise AssertionError(f"{len(refused)} things could not be told, the first: {refused[0]}")
