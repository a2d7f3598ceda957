"""What the server process loads: the application with its writer running."""

from __future__ import annotations

import os
import signal
import sys
from threading import Timer

from flask import Flask

from app.audit.actions import MACHINE, Done
from app.audit.acts import Act
from app.audit.due import note_now
from app.backup.key_files import make_backup_key
from app.care.taking_up import take_up_what_is_ordered
from app.care.taking_up_pages import BEGIN_ANEW
from app.care.updating.pages import BEGIN_AS_ANOTHER
from app.database.schema import require_schema
from app.database.statistics import refresh_statistics
from app.factory import create_app
from app.keys import make_box_key
from app.log.actions import start_writer
from app.serving.nightly import NightWatch
from app.settings import Settings

ANEW_AFTER_SECONDS = 1.0  # once the page that says so is on its way
ANEW = 75  # the process ends with it, and the server begins another
TURN_SECONDS = 0.001  # a thread that counts a year lets one that answers a tap have its turn five times sooner


def make_app() -> Flask:
    """The application on the instance the environment names; raises InstanceMissing, MigrationPending."""
    settings = Settings.from_environment()
    is_taken_up = take_up_what_is_ordered(settings)
    app = create_app(settings)
    make_box_key(settings.keys_folder)  # an instance from before tablets sealed what they keep has none
    make_backup_key(settings.keys_folder)
    with app.app_context():
        require_schema()
        if is_taken_up:
            note_now(Done(Act.TOOK_UP, MACHINE))
        refresh_statistics()
        start_writer()
    return app


def make_worker() -> Flask:
    """The same in a process of the server, which the terminal's Ctrl+C reaches only by way of the server.

    The two signals, the terminal's and then the server's, could else both land in threads that answer requests,
    and the one that waits for them would never wake to stop the process.
    """
    sys.setswitchinterval(TURN_SECONDS)
    if os.name == "posix":
        os.setpgrp()
    app = make_app()
    NightWatch(app.config["OASEN"])
    app.extensions[BEGIN_ANEW] = _begin_anew
    if os.name == "posix":  # elsewhere a signal ends the server hard, and nobody would begin it anew
        app.extensions[BEGIN_AS_ANOTHER] = _begin_as_another
    return app


def _begin_anew() -> None:
    """End this process soon, hard: what was acknowledged is on disk, and the server begins another in its place."""
    Timer(ANEW_AFTER_SECONDS, os._exit, (ANEW,)).start()


def _begin_as_another() -> None:
    """Let the server itself stop soon: it begins anew as the version that is to run."""
    Timer(ANEW_AFTER_SECONDS, os.kill, (os.getppid(), signal.SIGTERM)).start()
