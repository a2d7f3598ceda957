"""What axe finds to mend for those who see little, hear the page read aloud, or use no mouse."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from app.bootstrap import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
# Everything axe knows, contrast of 7:1 too.
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without preloading, which waits on a timer: the pages under test have no media and no style sheet from elsewhere.
# What is well is not written out, nor sent here: that took longer than the looking.
ASKED = json.dumps({"runOnly": RULES, "preload": False, "resultTypes": ["violations"]})
RUN = f"axe.run({ASKED}).then(found => found.violations)"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What is wrong with the page as it shows: rules, each with the beginnings of the first elements that break it."""
    if not page.evaluate("typeof axe === 'object'"):  # from an earlier look at the same page
        page.evaluate(AXE)
    return [(each["id"], [node["html"][:100] for node in each["nodes"][:3]]) for each in page.evaluate(RUN)]
