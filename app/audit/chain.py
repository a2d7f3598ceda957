"""The chain: how an act is written out, what links it to the one before, and where a chain breaks. Pure."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

LINK_BYTES = 32
BEGINNING = bytes(LINK_BYTES)  # what stands before the first act
_WRITER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))  # made once, for a hundred thousand acts


class LinkedAct(NamedTuple):
    """What is linked of an act: every column but the link itself. at: in seconds since 1970."""

    number: int
    organisation_id: int | None
    at: int
    who: str
    who_id: int | None
    act: str
    about: str
    how_many: int


class Cut(NamedTuple):
    """Where the oldest acts were cut off: the number and the link of the last that went, and what seals both."""

    number: int
    link: bytes
    seal: bytes


@dataclass(frozen=True)
class Verdict:
    """What became of following a chain.

    act_count: how many acts there have been, those that were cut off among them; cut_count: how many those are;
    head: the link of the last; broken_at: the number from which on it does not hold, or None; has_wanted: whether the
    head that was asked for was met on the way.
    """

    act_count: int
    head: bytes
    broken_at: int | None
    has_wanted: bool
    cut_count: int = 0


def canonical(act: LinkedAct) -> bytes:
    """The one way in which an act is written out: a JSON list in ASCII, so that no two acts are written alike."""
    return _WRITER.encode(act).encode()


def link_of(key: bytes, before: bytes, act: LinkedAct) -> bytes:
    """HMAC-SHA-256 over the link before and the act: without the key nobody can make one that holds."""
    return hmac.digest(key, before + canonical(act), "sha256")


def seal_of(key: bytes, number: int, link: bytes) -> bytes:
    """What seals a cut: it begins as no link and no act does, so that none of them can be passed off as one."""
    return hmac.digest(key, _WRITER.encode(["cut", number, link.hex()]).encode(), "sha256")


def follow(
    key: bytes, rows: Iterable[tuple[LinkedAct, bytes]], wanted: bytes = BEGINNING, since: Cut | None = None
) -> Verdict:
    """Follow acts with their links, by number, to the end or to where they no longer hold.

    since: where the oldest were cut off; a cut that nobody sealed is a break, as is an act gone missing behind it.

    Finds whatever was changed, taken out, put in or swapped, for each link holds the number too. What was cut off at
    the end leaves a chain that holds: only a head that was kept elsewhere tells, given as wanted.
    """
    cut_count, link = (since.number, since.link) if since else (0, BEGINNING)
    count, has_wanted = cut_count, wanted in (BEGINNING, link)
    if since and not hmac.compare_digest(seal_of(key, since.number, since.link), since.seal):
        return Verdict(count, link, count, has_wanted, cut_count)
    for act, kept in rows:
        due = link_of(key, link, act)
        if not hmac.compare_digest(due, kept):
            return Verdict(count, link, count + 1, has_wanted, cut_count)
        count, link = count + 1, due
        has_wanted = has_wanted or due == wanted
    return Verdict(count, link, None, has_wanted, cut_count)
