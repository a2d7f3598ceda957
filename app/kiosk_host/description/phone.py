"""Describes what a volunteer's phone reads; what it sends goes the way of tablets."""

from __future__ import annotations

from app.kiosk_host.description.pieces import Schema, closed, operation
from app.kiosk_host.description.tablet import premises_schema, sealing_key_schema


def phone_operations() -> dict[str, Schema]:
    """The operation by its address."""
    text: Schema = {"type": "string"}
    topic = closed({"slug": text, "name": text}, "slug", "name")
    door = closed(
        {"time_zone": text, "cutoff_minute": {"type": "integer"}, "goodbye": {"type": "boolean"}},
        *("time_zone", "cutoff_minute", "goodbye"),
    )
    answer = closed(
        {
            "phone": {"type": "string", "description": "What staff call it."},
            "premises": premises_schema(),
            "door": door,
            "topics": {"type": "array", "items": topic, "description": "What a contact may be about, in order."},
            "sealing_key": sealing_key_schema(),
        },
        *("phone", "premises", "door", "topics", "sealing_key"),
    )
    says = "The labels a paired phone needs. It may send entries of kind outreach without a card, and voids of its own."
    return {"/api/v1/phone": {"get": operation("readPhone", says, answer)}}
