"""Whoever takes the tablet apart finds nobody: its raw files hold no card, no code, no id, no time, no kind."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.clock import now
from tests.kiosk.in_browser.keeping import keep_items, keep_visits, rows_of
from tests.kiosk.in_browser.server import eventually
from tests.kiosk.in_browser.tablet import LYING, Tablet

VISIT_COUNT = 500
# None of them is offered at this door: what is offered is told to the tablet with its kind, in the clear.
KINDS = ("visit", "handout", "outreach", "accompaniment")
OF_LABELS = b"visiting_group"  # a kind's name within the name of a label's field
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder in which a browser keeps everything."""
    return tmp_path / "profile"


@pytest.fixture
def start(launch_profile, profile, server) -> Iterator[Any]:
    """Start the tablet on its profile; stopping it leaves on disk what a thief would find."""
    contexts = []

    def start() -> Tablet:
        context = launch_profile(
            profile, viewport=LYING, has_touch=True, locale="sv-SE", timezone_id="Europe/Stockholm"
        )
        contexts.append(context)
        return Tablet(context, server.url)

    yield start
    for each in contexts:
        each.close()


def items_of_a_month() -> list[dict[str, Any]]:
    """Visits by card and by pictures, of many kinds, at moments that can be told apart."""
    first = now().replace(microsecond=0) - timedelta(days=29)
    return [
        {
            "id": str(uuid4()),
            "kind": KINDS[number % len(KINDS)],
            "at": (first + timedelta(minutes=83 * number, seconds=number)).isoformat(),
            "count": 1,
            "credential": {"type": "card", "value": secrets.token_urlsafe(16), "agreed": True}
            if number % 2
            else {"type": "pictures", "value": f"fish-owl-{number:03}-tulip-drum", "agreed": True},
        }
        for number in range(VISIT_COUNT)
    ]


def tell_tale(item: dict[str, Any]) -> list[str]:
    """What of an item would tell of a person, a time, an act."""
    return [item["id"], item["at"], item["credential"]["value"]]


def found_in(folder: Path, words: list[str]) -> set[str]:
    """Which of the words stand in any file below the folder, in any of the ways a browser writes text."""
    contents = [path.read_bytes().replace(OF_LABELS, b"") for path in folder.rglob("*") if path.is_file()]
    return {
        word
        for word in words
        if any(word.encode(encoding) in content for encoding in ENCODINGS for content in contents)
    }


def queue_folder(profile: Path) -> Path:
    """Where the browser keeps the kiosk's database; the program itself, which knows kinds, lies elsewhere."""
    [folder] = profile.rglob("IndexedDB")
    return folder


def test_the_raw_files_of_a_tablet_tell_nothing_of_500_visits(start, profile, server, door, pairing_link):
    items = items_of_a_month()
    tablet = start().open(pairing_link(door))
    tablet.is_at("welcome")
    keep_items(tablet, items[:250])
    tablet.arrive()
    eventually(tablet.queue_count, 0)
    assert len(rows_of(tablet, "copies")) == 251
    tablet.go_offline()
    keep_items(tablet, items[250:])
    assert tablet.queue_count() == 250
    tablet.context.close()

    words = [word for item in items for word in tell_tale(item)]
    assert found_in(profile, words) == set()
    words = [*KINDS, "credential", "pictures", now().strftime("%Y-%m-")]
    assert found_in(queue_folder(profile), words) == set()


def test_a_plain_entry_would_be_found(start, profile, server, door, pairing_link):
    planted = items_of_a_month()[1]
    tablet = start().open(pairing_link(door))
    tablet.is_at("welcome")
    tablet.go_offline()
    keep_visits(tablet, 20)
    keep_items(tablet, [planted], is_plain=True)
    tablet.context.close()

    words = [*tell_tale(planted), planted["kind"], "credential"]
    assert found_in(queue_folder(profile), words) == set(words)
