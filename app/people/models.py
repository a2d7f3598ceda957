"""People without names, their cards and credentials, links between them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model

TAG_BYTES = 32


class Person(Model):
    """A pseudonym: a random number, so that visits by the same person can be told to be so."""

    __tablename__ = "people"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    # Linked people count as one: the lowest id among them; empty: nobody is linked. Follows from the links.
    counted_as: Mapped[Identifier | None]

    __table_args__ = (
        CheckConstraint("length(id) = 16", name="id"),
        ForeignKeyConstraint(["organisation_id", "counted_as"], ["people.organisation_id", "people.id"]),
        {"sqlite_with_rowid": False},
    )


class CardRun(Model):
    """Cards that were printed in one go: by whom, when, how many. Which they are is said by the cards themselves."""

    __tablename__ = "card_runs"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int | None]  # empty: by the command
    card_count: Mapped[int]
    cards_per_sheet: Mapped[int] = mapped_column(SmallInteger)
    back_language: Mapped[str | None] = mapped_column(String(35))  # beside Swedish; empty: nothing on the back

    __table_args__ = (
        CheckConstraint("length(id) = 16", name="id"),
        CheckConstraint("card_count > 0", name="card_count"),
        CheckConstraint("cards_per_sheet IN (10, 21)", name="cards_per_sheet"),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
    )


class Card(Model):
    """A printed card; it leads to a person once its holder has agreed to be counted by it."""

    __tablename__ = "cards"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    printed_day: Mapped[date] = mapped_column(Date)
    person_id: Mapped[Identifier | None]
    # Its holder has once been shown the questions of a new card, answered or not.
    is_asked: Mapped[bool] = mapped_column(default=False)
    # Its holder does not want to be counted by it; a later yes takes this back.
    is_declined: Mapped[bool] = mapped_column(default=False)
    run_id: Mapped[Identifier | None]  # empty: printed before runs were kept

    __table_args__ = (
        CheckConstraint("length(id) = 16", name="id"),
        CheckConstraint("NOT is_declined OR person_id IS NULL", name="declined_leads_to_nobody"),
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "run_id"], ["card_runs.organisation_id", "card_runs.id"]),
        Index("uq_cards_person", "organisation_id", "person_id", unique=True),
        {"sqlite_with_rowid": False},
    )


class CredentialType(StrEnum):
    """What a visitor shows to be known again, and what an imported file calls a person."""

    CARD = "card"
    PICTURES = "pictures"
    LABEL = "label"


class Credential(Model):
    """A keyed hash that leads to a card (both its codes do) or, for an imported label, straight to a person."""

    __tablename__ = "credentials"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    tag: Mapped[bytes] = mapped_column(LargeBinary(TAG_BYTES), primary_key=True)
    type: Mapped[str] = mapped_column(String(10))
    card_id: Mapped[Identifier | None]
    person_id: Mapped[Identifier | None]
    # With the key of which period the tag is made (app/code_keys.py); it goes when that key is destroyed.
    key_number: Mapped[int] = mapped_column(SmallInteger, default=1, server_default="1")

    __table_args__ = (
        CheckConstraint("type IN ('card', 'pictures', 'label')", name="type"),
        CheckConstraint("length(tag) = 32", name="tag"),
        CheckConstraint("(type = 'label') = (person_id IS NOT NULL)", name="label_has_person"),
        CheckConstraint("(type = 'label') = (card_id IS NULL)", name="code_has_card"),
        ForeignKeyConstraint(["organisation_id", "card_id"], ["cards.organisation_id", "cards.id"]),
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        {"sqlite_with_rowid": False},
    )


class ForgottenCard(Model):
    """A code whose holder wanted to be forgotten, as a keyed hash of its tag; without a day, a number or a person.

    Who holds the card, the database and the key that lies outside it can tell from this that the card was forgotten
    here once, and nothing else. It is there so that what arrives with the card later leaves no trace of it.
    """

    __tablename__ = "forgotten_cards"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    tombstone: Mapped[bytes] = mapped_column(LargeBinary(TAG_BYTES), primary_key=True)

    __table_args__ = (CheckConstraint("length(tombstone) = 32", name="tombstone"), {"sqlite_with_rowid": False})


class PersonLink(Model):
    """Two pseudonyms that are one person: a new card replaces a lost one. Undone by a void of the link."""

    __tablename__ = "person_links"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    person_id: Mapped[Identifier]
    replaces_person_id: Mapped[Identifier]
    made_at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int | None]  # who made it

    __table_args__ = (
        CheckConstraint("person_id <> replaces_person_id", name="two_people"),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "replaces_person_id"], ["people.organisation_id", "people.id"]),
        {"sqlite_with_rowid": False},
    )
