"""Activities, and at which premises each is offered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class KindRow(Model):
    """The kinds the database knows, a small reference table filled from the list in kinds.py."""

    __tablename__ = "kinds"
    slug: Mapped[str] = mapped_column(String(24), primary_key=True)


class Activity(Model):
    """What is offered; the slug names it in the whole organisation. Retired, never deleted."""

    __tablename__ = "activities"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(ForeignKey("kinds.slug"))
    name: Mapped[str] = mapped_column(Text)
    picture: Mapped[str] = mapped_column(String(32), default="")  # empty: the picture of its kind
    # AA, NA and the like borrow the premises: heads only, never a person.
    is_visiting_group: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),
        Index("uq_activities_slug", "organisation_id", "slug", unique=True),
    )


class ActivityPremises(Model):
    """An activity is offered at these premises."""

    __tablename__ = "activity_premises"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "activity_id"], ["activities.organisation_id", "activities.id"]),
    )
