"""Goes over to another version of the program at a start of the server, and falls back to the one before if that fails.

What was prepared (app/care/updating/) stands in one file of the instance. The version that is left writes into it
which one is run from now on, and begins as that; the other brings the database up to date, in one transaction, and
strikes the order out. Wherever that is cut off, the next start goes on where this one was.
"""

from __future__ import annotations

import os
import subprocess  # noqa: S404  # where one program cannot become another
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import NoReturn

from sqlalchemy.exc import SQLAlchemyError

from app.audit.actions import MACHINE, Done
from app.audit.acts import Act
from app.audit.due import note_now
from app.bootstrap.versions import (
    FAILED,
    HOME,
    UPDATED,
    WENT_BACK,
    Last,
    Order,
    Standing,
    keep_standing,
    running,
    standing_of,
)
from app.care.updating.actions import end_change
from app.database.schema import bring_up_to_date, revision_of_database, take_back
from app.extensions import db
from app.factory import create_app
from app.progress import stepwise
from app.settings import Settings

BEGIN = 'import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module("app", run_name="__main__")'
WORDS_KEPT = 300


def arrive(settings: Settings) -> None:
    """End the change that made this version the one that runs; the version before begins instead when it fails."""
    standing = standing_of(settings.instance)
    order = standing.order
    if order is None:
        return
    if order.is_back and order.came_from == running() and _revision(settings) == order.revision:
        _begin_as(settings, standing, order)  # the power went between the database and the program
    if standing.present != order.to or order.to != running():
        return
    if not order.is_back:
        try:
            _bring_house_up_to_date(settings)
        except Exception as error:  # whatever it is: the house is to be open
            _fall_back(settings, standing, order, error)
    what = WENT_BACK if order.is_back else UPDATED
    done = replace(standing, before=None if order.is_back else order)
    with suppress(OSError):  # a full disk: the next start writes it down
        end_change(settings, done, Last(what, order.version, order.at))


def leave(settings: Settings, only_pressed: bool = False) -> None:
    """Go over to the version that the next start is to run; return when there is none.

    only_pressed: the server has stopped, and begins anew only when somebody asked for that.
    """
    standing = standing_of(settings.instance)
    order = standing.order
    if order is None or order.came_from != running() or (only_pressed and not order.is_pressed):
        return
    if order.is_back and not _is_taken_back(settings, standing, order):
        return
    _begin_as(settings, standing, order)


def begin_as_present() -> NoReturn:
    """Begin the program anew from its home, with the same words, as the version that is to run now."""
    command = [sys.executable, "-P", "-c", BEGIN, str(HOME), *sys.argv[1:]]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606  # this very program
    sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603  # this very program


def _begin_as(settings: Settings, standing: Standing, order: Order) -> NoReturn:
    keep_standing(settings.instance, replace(standing, present=order.to))
    begin_as_present()


@contextmanager
def _house(settings: Settings) -> Iterator[None]:
    """The house's database, let go of afterwards: what is done to it is done before anybody is served."""
    with create_app(settings).app_context():
        try:
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _revision(settings: Settings) -> str | None:
    try:
        with _house(settings):
            return revision_of_database()
    except SQLAlchemyError:
        return None


def _bring_house_up_to_date(settings: Settings) -> None:
    with _house(settings):
        with stepwise("Bringing the database up to date") as told:
            bring_up_to_date(told)
        note_now(Done(Act.UPDATED, MACHINE))


def _is_taken_back(settings: Settings, standing: Standing, order: Order) -> bool:
    """Whether the database is as the version before knows it; if that failed it is as it was, and this one goes on."""
    try:
        with _house(settings):
            note_now(Done(Act.UPDATED, MACHINE))
            take_back(order.revision)
    except Exception as error:
        end_change(settings, standing, Last(FAILED, order.version, order.at, _in_words(error)))
        return False
    return True


def _fall_back(settings: Settings, standing: Standing, order: Order, error: Exception) -> NoReturn:
    before = replace(standing, present=order.came_from)
    end_change(settings, before, Last(FAILED, order.version, order.at, _in_words(error)))
    begin_as_present()


def _in_words(error: Exception) -> str:
    """The kind and the first line: what a database says of rows stands further down, and belongs in no note."""
    return f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"[:WORDS_KEPT]
