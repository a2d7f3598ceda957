"""Activities, at which premises each is offered, and when."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, String, Text
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
    # Goes up whenever anything of it is changed, so that of two who change it at once the later is told.
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    __table_args__ = (
        CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),
        Index("uq_activities_slug", "organisation_id", "slug", unique=True),
    )


class Shown(StrEnum):
    """Where an activity is shown at one premises."""

    DOOR = "door"  # a tile on the tablet, and on staff pages
    STAFF = "staff"  # on staff pages alone
    NOWHERE = "nowhere"  # not offered there, or no more


class ActivityPremises(Model):
    """How an activity is offered at these premises; no row: it never was."""

    __tablename__ = "activity_premises"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(primary_key=True)
    shown: Mapped[str] = mapped_column(String(8), default=Shown.DOOR.value, server_default=Shown.DOOR.value)
    capacity: Mapped[int | None] = mapped_column(SmallInteger)  # heads; empty: as many as come

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "activity_id"], ["activities.organisation_id", "activities.id"]),
        CheckConstraint("shown IN ('door', 'staff', 'nowhere')", name="shown"),
        CheckConstraint("capacity BETWEEN 1 AND 1000", name="capacity"),
    )


class ActivityTimeRow(Model):
    """One time of an activity's schedule at one premises; replaced as a whole when the activity is changed."""

    __tablename__ = "activity_times"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    weekday: Mapped[int | None] = mapped_column(SmallInteger)  # Monday 0; empty: on the day alone
    day: Mapped[date | None] = mapped_column(Date)
    # Minutes after midnight; an end before the start is past midnight.
    starts_minute: Mapped[int] = mapped_column(SmallInteger)
    ends_minute: Mapped[int | None] = mapped_column(SmallInteger)
    from_day: Mapped[date | None] = mapped_column(Date)
    to_day: Mapped[date | None] = mapped_column(Date)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "premises_id", "activity_id"],
            ["activity_premises.organisation_id", "activity_premises.premises_id", "activity_premises.activity_id"],
        ),
        CheckConstraint("(weekday IS NULL) <> (day IS NULL)", name="weekday_or_day"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("starts_minute BETWEEN 0 AND 1439", name="starts_minute"),
        CheckConstraint("ends_minute BETWEEN 0 AND 1439 AND ends_minute <> starts_minute", name="ends_minute"),
        CheckConstraint("day IS NULL OR (from_day IS NULL AND to_day IS NULL)", name="one_day"),
        CheckConstraint("from_day <= to_day", name="days_in_order"),
    )
