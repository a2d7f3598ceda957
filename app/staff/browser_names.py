"""What a browser is called in words, from how it calls itself."""

from __future__ import annotations

# The first that is found stands: every browser also claims to be older ones.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac", "Mac"),
    ("Linux", "Linux"),
)


def browser_name(called: str, unknown: str) -> str:
    """Firefox, Windows; `unknown` when nothing is recognised."""
    browser = next((name for mark, name in BROWSERS if mark in called), None)
    system = next((name for mark, name in SYSTEMS if mark in called), None)
    return ", ".join(part for part in (browser, system) if part) or unknown
