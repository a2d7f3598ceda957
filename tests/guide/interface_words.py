"""Every phrase that the pages, the tablet and the phone say in a language: what the guide may call a button by."""

from __future__ import annotations

import json
from functools import cache

from app.bootstrap import ROOT
from app.translations.catalogue import read_swedish

DEVICES = ("kiosk", "phone")


@cache
def interface_words(language: str) -> frozenset[str]:
    """The pages' phrases from the catalogue, those of tablet and phone from their language files."""
    phrases = {each for device in DEVICES for each in device_words(device, language).values()}
    for message in read_swedish():
        said = message.string if language == "sv" else message.id
        phrases.update(said if isinstance(said, (tuple, list)) else [said])
    return frozenset(phrases - {""})


def device_words(device: str, language: str) -> dict[str, str]:
    """What a device says, by key."""
    return json.loads((ROOT / device / "languages" / f"{language}.json").read_text("utf-8"))
