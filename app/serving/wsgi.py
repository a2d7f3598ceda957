"""What the server process loads: the application with its writer running."""

from __future__ import annotations

from flask import Flask

from app.database.schema import require_schema
from app.factory import create_app
from app.log.actions import start_writer
from app.settings import Settings


def make_app() -> Flask:
    """The application on the instance the environment names; raises InstanceMissing, MigrationPending."""
    app = create_app(Settings.from_environment())
    with app.app_context():
        require_schema()
        start_writer()
    return app
