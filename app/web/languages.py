"""Which language the pages speak to whom."""

from __future__ import annotations

from flask import Flask, current_app, g, has_request_context, request, session
from flask_babel import refresh
from flask_login import current_user

from app.extensions import babel

LANGUAGES = {"sv": "Svenska", "en": "English"}
CHOSEN = "language"  # in the cookie of the forms, for who is not signed in
OF_BROWSER = "language_of_browser"  # in g, where nobody has set the house yet


def register_languages(app: Flask) -> None:
    """Let every page choose its language, and offer the others."""
    babel.init_app(app, locale_selector=language)
    app.jinja_env.globals.update(languages=LANGUAGES, language=language)


def language() -> str:
    """What the person has chosen for their account, else in this browser; else, or by command, as the house is set."""
    of_house = current_app.config["OASEN"].language
    if not has_request_context():
        return of_house if of_house in LANGUAGES else "sv"
    choices = (getattr(current_user, "language", None), session.get(CHOSEN), g.get(OF_BROWSER), of_house)
    return next((choice for choice in choices if choice in LANGUAGES), "sv")


def language_of_browser(otherwise: str = "sv") -> str:
    """The one of ours that the browser would rather have; the other where it asks for none of them."""
    return request.accept_languages.best_match(list(LANGUAGES), default=otherwise) or otherwise


def follow_browser() -> None:
    """Let this page speak as the browser asks, where nothing is chosen here: for a house that nobody has set yet."""
    g.setdefault(OF_BROWSER, language_of_browser(language()))
    refresh()
