"""What of an agreement is money, and what each party lets leave the house: wordings, as in models.py."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class VolunteerHourValue(Model):
    """What an hour of volunteer work is reckoned to be worth, from a year on."""

    __tablename__ = "volunteer_hour_values"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    from_year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kr_per_hour: Mapped[int | None] = mapped_column(SmallInteger)  # empty: taken back
    organisation_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name="fk_volunteer_hour_values_staff",
        ),
        CheckConstraint("(organisation_id IS NULL) = (staff_id IS NULL)", name="writer"),
        CheckConstraint("kr_per_hour BETWEEN 1 AND 2000", name="kr"),
    )


class PartyYear(Model):
    """A party's grant and its own cost in cash for a year, in whole kronor; empty: not known."""

    __tablename__ = "agreement_party_years"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    grant_kr: Mapped[int | None] = mapped_column(Integer)
    cost_kr: Mapped[int | None] = mapped_column(Integer)
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("grant_kr BETWEEN 0 AND 1000000000", name="grant"),
        CheckConstraint("cost_kr BETWEEN 0 AND 1000000000", name="cost"),
        CheckConstraint("year BETWEEN 1901 AND 2200", name="year"),
    )


class AgreementConsent(Model):
    """That a party lets something leave the house, or does so no more."""

    __tablename__ = "agreement_consents"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_given: Mapped[bool]
    staff_id: Mapped[int | None]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("what IN ('unit-costs', 'pace')", name="what"),
    )
