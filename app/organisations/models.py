"""Organisations, premises, the weekly plan, the state of each day."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, SmallInteger, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model

DEFAULT_TIME_ZONE = "Europe/Stockholm"
DEFAULT_CUTOFF_MINUTE = 4 * 60
SLUG_LENGTH = 64


class Organisation(Model):
    """The association that runs premises and owns its log."""

    __tablename__ = "organisations"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(SLUG_LENGTH), unique=True)
    name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),)


class Premises(Model):
    """A place with a door; its time zone and cut-off decide every service day."""

    __tablename__ = "premises"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(String(SLUG_LENGTH), unique=True)
    name: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text, default=DEFAULT_TIME_ZONE)
    # Minutes after midnight; local times before it belong to the day before.
    cutoff_minute: Mapped[int] = mapped_column(SmallInteger, default=DEFAULT_CUTOFF_MINUTE)
    # Days a year; empty: by the weekly plan (figures.md, bands).
    often_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    sometimes_from_days: Mapped[int | None] = mapped_column(SmallInteger)
    # What the queue could read of someone's need (food bags, visiting groups) may be a tile at the door.
    shows_needs_at_door: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Visitors may say goodbye at the tablet, which tells how long they stayed.
    asks_goodbye_at_door: Mapped[bool] = mapped_column(default=False, server_default=false())
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),
        CheckConstraint("cutoff_minute BETWEEN 0 AND 720", name="cutoff_before_noon"),
        CheckConstraint(
            "(often_from_days IS NULL) = (sometimes_from_days IS NULL)"
            " AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))",
            name="limits_in_order",
        ),
    )


class PlannedWeekday(Model):
    """One weekday of the weekly plan in force from a day on; seven rows make a plan."""

    __tablename__ = "planned_weekdays"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    from_day: Mapped[date] = mapped_column(Date, primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True)  # Monday = 0
    # Minutes after midnight; both empty: not open that weekday.
    opens_minute: Mapped[int | None] = mapped_column(SmallInteger)
    closes_minute: Mapped[int | None] = mapped_column(SmallInteger)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("(opens_minute IS NULL) = (closes_minute IS NULL)", name="both_times"),
        CheckConstraint("opens_minute BETWEEN 0 AND 1439 AND closes_minute BETWEEN 0 AND 1439", name="minutes"),
    )


class DayState(StrEnum):
    """What is known of a premises on a service day; no row at all: nothing recorded."""

    OPEN = "open"
    CLOSED = "closed"
    UNRECORDED = "unrecorded"


class OpeningDay(Model):
    """What has been recorded of one premises on one service day."""

    __tablename__ = "opening_days"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    state: Mapped[str] = mapped_column(String(10))
    # Minutes after midnight; closing before opening is past midnight.
    opens_minute: Mapped[int | None] = mapped_column(SmallInteger)
    closes_minute: Mapped[int | None] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(Text, default="")
    # How many visited as the staff counted them, visiting groups left out.
    stated_heads: Mapped[int | None] = mapped_column(SmallInteger)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by: Mapped[int | None]  # of the staff; empty: from a file

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "recorded_by"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("state IN ('open', 'closed', 'unrecorded')", name="state"),
        CheckConstraint("opens_minute BETWEEN 0 AND 1439", name="opens"),
        CheckConstraint("closes_minute BETWEEN 0 AND 1439", name="closes"),
        CheckConstraint("opens_minute <> closes_minute", name="has_length"),
        CheckConstraint("stated_heads BETWEEN 0 AND 10000", name="heads"),
    )
