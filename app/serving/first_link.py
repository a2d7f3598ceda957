"""The one-time link in the terminal while there is no organisation, opened in a browser where there is one."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Mapping

from flask import Flask

from app.beginning.queries import has_begun
from app.beginning.set_up_link import forget_link, make_link
from app.extensions import db
from app.settings import Settings

PATIENCE_SECONDS = 60
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  # what a server listens at, and nobody connects to
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")  # without either, what opens would be a browser inside the terminal


def link_to_begin(app: Flask, settings: Settings, port: int) -> str | None:
    """A new set-up link, which ends the one before; None once there is an organisation, and then there is none."""
    with app.app_context():
        try:
            with db.engine.connect() as connection:
                if has_begun(connection):
                    forget_link(settings)
                    return None
            return make_link(settings, _base_url(settings, port))
        finally:
            db.session.remove()
            db.engine.dispose()


def lines_of(link: str) -> list[str]:
    """What the terminal says of it."""
    return ["There is no organisation here yet. Begin in the browser; this link works once:", "", f"  {link}", ""]


def open_once_served(link: str, host: str, port: int) -> None:
    """Open the link in this person's browser as soon as the server answers, beside what the program does."""
    if sys.stdout.isatty() and has_screen(os.environ, sys.platform):
        threading.Thread(target=_open, args=(link, host, port), name="first-link", daemon=True).start()


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a browser with a window can be opened from here."""
    return platform in ("win32", "darwin") or any(environment.get(name) for name in SCREENS)


def _base_url(settings: Settings, port: int) -> str:
    return settings.public_url if settings.is_reached_by_network else f"http://localhost:{port}"


def _open(link: str, host: str, port: int) -> None:
    reached = "localhost" if host in EVERY_ADDRESS else host
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up_at:
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            # Whoever else works at this machine can see it among its processes for a moment; it is used at once.
            webbrowser.open(link)
            return
