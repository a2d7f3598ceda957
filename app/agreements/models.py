"""Agreements: the parties, the period, the limits of the bands."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class Agreement(Model):
    """Who, with whom, from when to when. Stands above organisations, so its own number is its key."""

    __tablename__ = "agreements"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(Text)
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    often_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    sometimes_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),
        CheckConstraint("first_day <= last_day", name="period"),
        CheckConstraint(
            "(often_from_days IS NULL) = (sometimes_from_days IS NULL)"
            " AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))",
            name="limits_in_order",
        ),
    )


class AgreementParty(Model):
    """One organisation that has signed."""

    __tablename__ = "agreement_parties"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
