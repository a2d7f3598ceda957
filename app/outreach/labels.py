"""What a paired phone is told for its screen: the premises, when its day ends, the topics; nothing that was noted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from app.kiosk_host.queries import PairedKiosk
from app.outreach.queries import topics_in_use


def labels_of_phone(connection: Connection, phone: PairedKiosk) -> dict[str, Any]:
    """The labels, as they are sent."""
    return {
        "phone": phone.name,
        "premises": {"slug": phone.slug, "name": phone.premises_name},
        "door": {"time_zone": phone.time_zone, "cutoff_minute": phone.cutoff_minute, "goodbye": False},
        "topics": [
            {"slug": topic.slug, "name": topic.name} for topic in topics_in_use(connection, phone.organisation_id)
        ],
    }
