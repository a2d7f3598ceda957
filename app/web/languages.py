"""Which language the pages speak to whom."""

from __future__ import annotations

from flask import Flask, current_app, has_request_context, session
from flask_login import current_user

from app.extensions import babel

LANGUAGES = {"sv": "Svenska", "en": "English"}
CHOSEN = "language"  # in the cookie of the forms, for who is not signed in


def register_languages(app: Flask) -> None:
    """Let every page choose its language, and offer the others."""
    babel.init_app(app, locale_selector=language)
    app.jinja_env.globals.update(languages=LANGUAGES, language=language)


def language() -> str:
    """What the person has chosen for their account, else in this browser; else, or by command, as the house is set."""
    of_house = current_app.config["OASEN"].language
    if not has_request_context():
        return of_house if of_house in LANGUAGES else "sv"
    choices = (getattr(current_user, "language", None), session.get(CHOSEN), of_house)
    return next((choice for choice in choices if choice in LANGUAGES), "sv")
