"""Makes the application from its settings: extensions, features, errors."""

from __future__ import annotations

from flask import Flask

from app import extensions
from app.activities.in_use import NOTED_QUESTION
from app.audit.wording import CALLED
from app.backup.once_put_back import AT_ONCE
from app.database import models as _every_model
from app.database.engine import engine_options, prepare_engine
from app.figures.before_counting import BEFORE_COUNTING
from app.keys import instance_key
from app.kiosk_host.queries import kiosk_names
from app.log.queries import is_activity_noted
from app.log.waiting import resolve_waiting_codes
from app.retention.at_once import forget_at_once
from app.settings import Settings
from app.staff.queries import staff_names
from app.web.error_pages import register_error_pages
from app.web.page_parts import register_page_parts
from app.web.registration import register_routes

__all__ = ["create_app"]
assert _every_model  # noqa: S101  # the import is what makes the tables known


def create_app(settings: Settings) -> Flask:
    """The application, serving the instance the settings name; the database is opened, not made."""
    app = Flask("app", static_folder="static", template_folder="templates")
    app.config.from_mapping(
        OASEN=settings,
        SECRET_KEY=instance_key(settings, "sessions"),
        SQLALCHEMY_DATABASE_URI=settings.url_of_database,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.url_of_database),
        MAX_CONTENT_LENGTH=1024 * 1024,
        BABEL_DEFAULT_LOCALE=settings.language,
        SESSION_COOKIE_NAME="__Host-oasen-form" if settings.is_https else "oasen-form",  # forms' secret, no person
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_SSL_STRICT=False,  # asks for a referrer, which no page here sends; the token is the proof
        WTF_CSRF_TIME_LIMIT=None,  # a form left open over lunch still saves; the session's end is the limit
    )
    extensions.db.init_app(app)
    with app.app_context():
        prepare_engine(extensions.db.engine)
    app.extensions[BEFORE_COUNTING] = [resolve_waiting_codes]
    app.extensions[AT_ONCE] = forget_at_once
    app.extensions[NOTED_QUESTION] = is_activity_noted
    app.extensions[CALLED] = {"staff": staff_names, "kiosk": kiosk_names}
    register_page_parts(app)
    register_routes(app)
    register_error_pages(app)
    return app
