"""Who may open an address: each route states its policy, one without is refused and fails a test."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


class Policy(StrEnum):
    """The whole list; staff policies name the lowest role that may."""

    ANYONE = "anyone"
    KIOSK = "kiosk"  # a tablet by the door; a phone opens none of what is for it
    PHONE = "phone"
    KIOSK_OR_PHONE = "kiosk or phone"
    ONCE_KIOSK = "once a kiosk"  # also a phone, and one that has been shut out since
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


def policy(who: Policy) -> Callable[[View], View]:
    """State who may call a view; written below the route decorator."""

    def mark(view: View) -> View:
        view.policy = who  # type: ignore[attr-defined]  # read again by policy_of
        return view

    return mark


def policy_of(view: Callable[..., object]) -> Policy | None:
    """The policy a view states, or None."""
    return getattr(view, "policy", None)
