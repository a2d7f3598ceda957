"""The one list of where each page's "Hjälp" leads: of every blueprint the chapter that tells of its pages."""

from __future__ import annotations

# A page that another chapter tells of than its neighbours stands by its endpoint.
CHAPTER_OF = {
    "activities": "activities",
    "agreements": "year",
    "audit": "privacy",
    "beginning": "beginning",
    "cards": "cards",
    "care": "backup",
    "care.update": "updating",
    "closing": "finishing",
    "handover": "privacy",
    "home": "signing-in",
    "house_health": "trouble",
    "joint_counting": "year",
    "key_periods": "privacy",
    "kiosks": "door",
    "members": "signing-in",
    "noting": "desk",
    "opening": "calendar",
    "outreach": "phone",
    "paper": "finishing",
    "participants": "training",
    "phones": "phone",
    "public_hours": "calendar",
    "reports": "year",
    "reports.look": "disclosure",
    "search": "mending",
    "set_aside": "mending",
    "staff": "signing-in",
    "today": "desk",
    "training": "training",
    "trust": "door",
    "year": "year",
}


def chapter_about(endpoint: str | None) -> str | None:
    """The name of the chapter that tells of a page; None where there is no page."""
    if endpoint is None:
        return None
    return CHAPTER_OF.get(endpoint) or CHAPTER_OF.get(endpoint.partition(".")[0])
