"""The line at the top of every page while somebody puts the house in order: what comes next, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, request, session
from flask_login import current_user

from app.beginning.demonstration_mark import is_demonstration
from app.beginning.queries import known_of
from app.beginning.steps import Standing, next_standing
from app.web.reading import reading

SETTING_UP = "setting-up"  # in the cookie of the forms: this browser came from the list of steps


@dataclass(frozen=True)
class Strip:
    """following: the first step that is not done; None when all are, or when this page is about it."""

    following: Standing | None


def register_strip(app: Flask) -> None:
    """Give every page the strip, and the demonstration's pages the word that nobody in them is real."""
    app.jinja_env.globals.update(
        strip_of_setting_up=strip_of_setting_up, is_demonstration=is_demonstration(app.config["OASEN"])
    )


def strip_of_setting_up() -> Strip | None:
    """The strip for who comes from the list of steps; None on the list itself, and for everybody else."""
    if not session.get(SETTING_UP) or request.endpoint == "beginning.steps":
        return None
    if not (current_user.is_authenticated and current_user.is_at_least("admin")):
        return None
    following = next_standing(known_of(reading(), current_user, current_app.config["OASEN"]))
    return Strip(None if following and _is_about(following.address, request.path) else following)


def _is_about(address: str, path: str) -> bool:
    """Whether a page belongs to what the address leads to: pairing to tablets, fetching cards to printing them."""
    ours, first = "/begin/", address.split("/")[1]
    return path == address if address.startswith(ours) else path.split("/")[1] == first
