"""Which figures stand where on the year's page; a test holds every figure to a place."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as words

# Those with a card or a picture of their own above the tables.
FEATURED = (
    "unique_visitors",
    "visits",
    "open_days",
    "bands",
    "arrivals",
    "new_visitors",
    "returning_visitors",
    "how_found",
    "agreed",
)


@dataclass(frozen=True)
class Section:
    """A table of figures under a heading, then the figures that fall into parts."""

    slug: str
    heading: LazyString
    icon: str
    figures: tuple[str, ...]
    in_parts: tuple[str, ...] = ()


SECTIONS = (
    Section(
        "visits",
        words("More about the visits"),
        "door-open",
        (
            "visits_identified",
            "visits_anonymous",
            "identified_share",
            "visits_per_open_day",
            "busiest_day",
            "stay",
            "children",
        ),
    ),
    Section(
        "outside",
        words("Outside the premises"),
        "phone",
        ("outreach_contacts", "outreach_outside_hours", "outreach_attempts", "outreach_minutes", "outreach_persons"),
        ("outreach_by_channel", "outreach_by_direction"),
    ),
    Section(
        "visitors",
        words("More about the visitors"),
        "users",
        ("regulars", "visit_days_2", "visit_days_10", "visit_days_20", "first_seen", "new_share", "became_visitors"),
        ("gender", "age_band"),
    ),
    Section(
        "together",
        words("Going along and working together"),
        "landmark",
        ("accompaniments", "cooperation_contacts", "cooperation_partners"),
        ("accompaniments_by_authority", "cooperation_by_partner"),
    ),
    Section(
        "done",
        words("What we did here"),
        "utensils",
        (
            "meals",
            "meal_days",
            "walks",
            "walk_participations",
            "sessions",
            "session_participations",
            "session_participants",
            "activities",
        ),
    ),
    Section(
        "work",
        words("Work training"),
        "wrench",
        ("training_participants", "training_hours", "training_hours_per_week"),
        ("training_placements",),
    ),
    Section("handouts", words("Handouts"), "gift", ("handouts", "handout_persons"), ("handouts_by_item",)),
    Section(
        "helping",
        words("Helping hands"),
        "heart-handshake",
        ("volunteer_hours", "volunteers", "community_service_hours"),
    ),
    Section(
        "opening",
        words("More about the open days"),
        "calendar-days",
        ("registered_open_days", "open_hours", "open_evenings", "open_weekend_days", "gaps"),
    ),
    Section(
        "agreed",
        words("The agreement in figures"),
        "handshake",
        (
            "joint_unique_visitors",
            *("grant", "cost", "volunteer_value", "cost_per_visit", "cost_per_unique_visitor", "grant_per_visit"),
        ),
    ),
)
