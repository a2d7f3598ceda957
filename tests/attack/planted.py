"""Faults planted in a copy of the program, and by which attacks each must be found; as it is here, none is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import ROOT

# What the server needs to run, out of a folder of its own.
PROGRAM = ("app", "kiosk", "phone")
NEVER_COPIED = shutil.ignore_patterns("__pycache__", "*.pyc")


@dataclass(frozen=True)
class Change:
    """Words of a file, which stand in it once, and what comes in their place."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    """A fault in a few words, what makes it, and the attacks that are tried on it until one has found it."""

    name: str
    changes: tuple[Change, ...]
    attacks: tuple[str, ...]


FAULTS = (
    Fault(
        "what was typed is markup (|safe)",
        (
            Change(
                "app/templates/outreach/topics.html",
                '<span class="grow">{{ topic.name }}',
                '<span class="grow">{{ topic.name|safe }}',
            ),
        ),
        ("forms", "wapiti"),
    ),
    Fault(
        "SQL put together from a question",
        (
            Change(
                "app/noting/queries.py",
                "    entry_id = _identifier(key)\n    day = connection.execute(",
                "    asked = f\"SELECT id FROM entries WHERE lower(hex(id)) = '{key}'\"\n"
                "    found = connection.execute(text(asked)).first()\n"
                "    entry_id = bytes(found[0]) if found else _identifier(key)\n    day = connection.execute(",
            ),
        ),
        ("forms", "sqlmap"),
    ),
    Fault(
        "signing in leads elsewhere",
        (
            Change(
                "app/web/safe_path.py",
                "    return None if parts.scheme or parts.netloc else target",
                "    return target",
            ),
            Change(
                "app/web/safe_path.py",
                'if not target or not target.startswith("/") or target.startswith("//"):',
                "if not target:",
            ),
        ),
        ("forms", "wapiti"),
    ),
    Fault(
        "an entry of any organisation",
        (
            Change(
                "app/search/queries.py",
                "        .where(ENTRIES.c.organisation_id == organisation_id)\n    )\n\n\ndef _kept",
                "    )\n\n\ndef _kept",
            ),
        ),
        ("access",),
    ),
    Fault(
        "a participant of any organisation",
        (
            Change(
                "app/training/queries.py",
                "_PARTICIPANTS.where(PARTICIPANTS.c.organisation_id == organisation_id, PARTICIPANTS.c.id == number)",
                "_PARTICIPANTS.where(PARTICIPANTS.c.id == number)",
            ),
            Change(
                "app/organisations/queries.py",
                "    for place in premises_of(connection, organisation_id):\n        if place.slug == slug:",
                "    for place in connection.execute(select(PREMISES)):\n        if place.slug == slug:",
            ),
        ),
        ("access",),
    ),
    Fault(
        "an address without its policy",
        (Change("app/audit/pages.py", "@policy(Policy.ADMIN)", "@policy(Policy.VOLUNTEER)"),),
        ("access",),
    ),
    Fault(
        "a way out of the folder",
        (
            Change(
                "app/kiosk_host/delivery.py",
                "        return send_from_directory(app.folder, name, mimetype=MEDIA_TYPES.get(Path(name).suffix))",
                "        if (app.folder / name).is_file():\n"
                "            return Response((app.folder / name).read_bytes())\n"
                "        return send_from_directory(app.folder, name, mimetype=MEDIA_TYPES.get(Path(name).suffix))",
            ),
        ),
        ("access", "wapiti"),
    ),
    Fault(
        "a traceback on the page of an error",
        (
            Change(
                "app/web/error_pages.py",
                "detail=way_on), status)",
                "detail=__import__('traceback').format_exc()), status)",
            ),
        ),
        ("access", "requests"),
    ),
    Fault(
        "an odd key breaks the page",
        (
            Change(
                "app/search/pages.py",
                "    except ValueError:\n        raise NotFound",
                "    except KeyError:\n        raise NotFound",
            ),
        ),
        ("requests",),
    ),
    Fault(
        "forms taken without their token",
        (
            Change(
                "app/web/registration.py",
                "    csrf.init_app(app)  #",
                '    __import__("flask_wtf.csrf").csrf.validate_csrf = lambda *given, **named: None\n'
                "    csrf.init_app(app)  #",
            ),
        ),
        ("access",),
    ),
    Fault(
        "a secret in a header",
        (
            Change(
                "app/web/security.py",
                "    return response\n",
                '    response.headers["X-Asked-By"] = request.headers.get("Cookie", "")\n    return response\n',
            ),
        ),
        ("access",),
    ),
    Fault(
        "a secret in the log",
        (
            Change(
                "app/staff/sessions.py",
                "        # One statement decides, so that a link",
                '        print("link used:", code, flush=True)\n        # One statement decides, so that a link',
            ),
        ),
        ("access",),
    ),
    Fault(
        "cells that a spreadsheet reckons with",
        (
            Change(
                "app/exchange/files/formulas.py",
                "    return GUARD + text if _could_be_reckoned(text) else text",
                "    return text",
            ),
        ),
        ("exports", "parsers"),
    ),
    Fault(
        "a list that is none breaks the intake",
        (Change("app/kiosk_host/intake/bodies.py", "    if not isinstance(items, list):", "    if items is None:"),),
        ("openapi",),
    ),
    Fault(
        "an odd time breaks its reader",
        (Change("app/opening/typed_times.py", "    if found is None:\n        raise ValueError(text)\n", ""),),
        ("parsers",),
    ),
)


def plant(fault: Fault, folder: Path) -> None:
    """A copy of the program with the fault in it."""
    for name in PROGRAM:
        shutil.copytree(ROOT / name, folder / name, ignore=NEVER_COPIED)
    (folder / "tests").mkdir()
    for file in ROOT.glob("tests/*.py"):
        shutil.copy(file, folder / "tests")
    shutil.copytree(ROOT / "tests" / "attack", folder / "tests" / "attack", ignore=NEVER_COPIED)
    for change in fault.changes:
        path = folder / change.file
        path.write_text(changed(path.read_text("utf-8"), change), "utf-8")


def changed(source: str, change: Change) -> str:
    """The source with the change made; raises ValueError when its words do not stand in it once."""
    if source.count(change.old) != 1:
        raise ValueError(f"{change.file} no longer holds once: {change.old}")
    return source.replace(change.old, change.new)
