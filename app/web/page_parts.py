"""What every template can use: languages, ways of writing numbers, icons, the bar's places."""

from __future__ import annotations

from flask import Flask

from app.web.formatting import register_formatting
from app.web.icons import icon
from app.web.languages import register_languages
from app.web.navigation import places


def register_page_parts(app: Flask) -> None:
    """Give templates what pages are put together from."""
    register_languages(app)
    register_formatting(app)
    app.jinja_env.globals.update(icon=icon, places=places)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
