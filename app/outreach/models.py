"""What contacts are about: a short list of code words that each organisation edits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class OutreachTopic(Model):
    """One topic; entries bear its slug. Retired, never deleted: what was noted keeps its name."""

    __tablename__ = "outreach_topics"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(SmallInteger)  # in the order of the list
    retired_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (CheckConstraint("length(slug) > 0 AND length(name) > 0", name="named"),)
