"""Agreements: their terms, parties, goals, and what was agreed. Each row is one wording, and none is edited.

Of rows with the same key but for `number` the highest number stands; those before it are the history. Two who write
at once would write the same number, and the key lets only one of them. A wording that belongs to all parties says who
wrote it by organisation_id and staff_id, both empty when it was written by command.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    String,
    Text,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class Agreement(Model):
    """An agreement and its short name. Stands above organisations, so its own number is its key."""

    __tablename__ = "agreements"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (CheckConstraint("length(slug) > 0", name="named"),)


class AgreementTerms(Model):
    """What is common: name, municipality, period, limits, disclosure, index; as a whole, one row for each change."""

    __tablename__ = "agreement_terms"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    from_day: Mapped[date] = mapped_column(Date)  # the wording holds from here on
    name: Mapped[str] = mapped_column(Text)
    municipality: Mapped[str] = mapped_column(Text, default="", server_default="")
    diary_number: Mapped[str] = mapped_column(String(40), default="", server_default="")
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    # Days a year of a visitor in band often, sometimes; empty: those of the premises (figures.md, bands).
    often_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    sometimes_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    # k: fewer persons than so many are not told outside.
    disclosure_threshold: Mapped[int] = mapped_column(SmallInteger, default=5, server_default="5")
    wants_second_reader: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Grants go up by so much a year (250: 2,5 %) from that year's on; a typed grant stands above it.
    index_from_year: Mapped[int | None] = mapped_column(SmallInteger)
    index_percent_hundredths: Mapped[int | None] = mapped_column(SmallInteger)
    organisation_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_agreement_terms_staff"
        ),
        CheckConstraint("(organisation_id IS NULL) = (staff_id IS NULL)", name="writer"),
        CheckConstraint("length(name) > 0", name="named"),
        CheckConstraint("first_day <= last_day", name="period"),
        CheckConstraint(
            "(often_from_days IS NULL) = (sometimes_from_days IS NULL)"
            " AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))",
            name="limits_in_order",
        ),
        CheckConstraint("disclosure_threshold IN (5, 10)", name="threshold"),
        CheckConstraint("(index_from_year IS NULL) = (index_percent_hundredths IS NULL)", name="whole_index"),
        CheckConstraint("index_percent_hundredths BETWEEN -2000 AND 5000", name="index_percent"),
    )


class AgreementParty(Model):
    """That an organisation is a party from a day on, or no more."""

    __tablename__ = "agreement_parties"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    from_day: Mapped[date] = mapped_column(Date)
    is_party: Mapped[bool]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),)


class AgreementGoal(Model):
    """One goal: the heading under which the report stands."""

    __tablename__ = "agreement_goals"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    goal_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    from_day: Mapped[date] = mapped_column(Date)
    place: Mapped[int] = mapped_column(SmallInteger)  # in the order of the goals, from 1
    heading: Mapped[str] = mapped_column(Text)
    sentence: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_dropped: Mapped[bool] = mapped_column(default=False, server_default=false())
    organisation_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_agreement_goals_staff"
        ),
        CheckConstraint("(organisation_id IS NULL) = (staff_id IS NULL)", name="writer"),
        CheckConstraint("length(heading) > 0", name="named"),
        CheckConstraint("place >= 1", name="place"),
    )


class AgreedThing(Model):
    """One thing that the parties have agreed: about 220 open days a year."""

    __tablename__ = "agreed_things"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    thing_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    from_day: Mapped[date] = mapped_column(Date)
    figure_id: Mapped[str] = mapped_column(String(48))  # of the list in agreeable.py
    amount: Mapped[int] = mapped_column(Integer)
    is_about: Mapped[bool] = mapped_column(default=False, server_default=false())  # "about 220"
    per: Mapped[str] = mapped_column(String(8))
    goal_id: Mapped[int | None]  # the goal it speaks to, of this agreement
    party_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))  # whose it is; empty: all together
    note: Mapped[str] = mapped_column(Text, default="", server_default="")  # as the agreement puts it
    is_dropped: Mapped[bool] = mapped_column(default=False, server_default=false())
    organisation_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_agreed_things_staff"
        ),
        CheckConstraint("(organisation_id IS NULL) = (staff_id IS NULL)", name="writer"),
        CheckConstraint("per IN ('year', 'week', 'in-all')", name="per"),
        CheckConstraint("amount BETWEEN 1 AND 1000000", name="amount"),
    )
