"""Runs errands beside the server, each in a process of its own, and knows how far the one of now has come.

A process of its own, and politely: who taps at a door meanwhile waits for none of it. What is asked for, the lines of a
key sheet too, goes in by a pipe, so that it stands in no list of processes and in no file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess  # noqa: S404  # starts this very program
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Any

from flask import Flask, current_app

from app.bootstrap import ROOT
from app.care.errand_stages import STAGES_OF
from app.care.refusals import ErrandUnderWay
from app.settings import Settings

ERRAND_ROOM = "oasen_errand_room"
BROKEN_OFF = "BrokenOff"


@dataclass(frozen=True)
class Going:
    """An errand that was begun. stage_number: of its stages, from nought.

    refused: the name of the refusal that ended it, or BrokenOff; outcome: what came of it, once it went well.
    """

    name: str
    concerning: Mapping[str, Any]
    stage_number: int = 0
    outcome: Mapping[str, Any] | None = None
    refused: str = ""
    said: str = field(default="", repr=False)

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of its stages."""
        return STAGES_OF[self.name]

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended."""
        return self.outcome is None and not self.refused


class ErrandRoom:
    """The errands of one server, one at a time."""

    def __init__(self) -> None:
        self._going: Going | None = None
        self._lock = Lock()
        self._thread: Thread | None = None

    def newest(self) -> Going | None:
        """The errand that goes on, or the last one that did."""
        with self._lock:
            return self._going

    def begin(self, settings: Settings, name: str, asked: Mapping[str, Any], concerning: Mapping[str, Any]) -> None:
        """Begin an errand. concerning: what may be told of it on a page; raises ErrandUnderWay."""
        with self._lock:
            if self._going is not None and self._going.is_under_way:
                raise ErrandUnderWay("Something else is being done just now. Wait until it is ready.")
            self._going = Going(name, concerning)
        self._thread = Thread(target=self._run, args=(settings, name, asked), name="errand", daemon=True)
        self._thread.start()

    def wait(self) -> Going | None:
        """The errand once it has ended."""
        if self._thread is not None:
            self._thread.join()
        return self.newest()

    def _run(self, settings: Settings, name: str, asked: Mapping[str, Any]) -> None:
        try:
            with _started(settings, name) as process:
                if process.stdin and process.stdout:  # both are pipes
                    process.stdin.write(json.dumps(asked) + "\n")
                    process.stdin.close()
                    for line in process.stdout:
                        self._hear(json.loads(line))
        except (OSError, ValueError):
            pass  # it is said below that it was broken off
        with self._lock:
            if self._going is not None and self._going.is_under_way:
                self._going = replace(self._going, refused=BROKEN_OFF)

    def _hear(self, told: Mapping[str, Any]) -> None:
        with self._lock:
            if self._going is None:
                return
            if "stage" in told:
                self._going = replace(self._going, stage_number=self._going.stages.index(told["stage"]))
            elif "outcome" in told:
                self._going = replace(self._going, outcome=told["outcome"])
            else:
                self._going = replace(self._going, refused=told["refused"], said=told["said"])


def _started(settings: Settings, name: str) -> subprocess.Popen[str]:
    politely = ["nice", "-n", "5"] if shutil.which("nice") else []
    return subprocess.Popen(  # noqa: S603  # fixed words, and a name of the list above
        [*politely, sys.executable, "-P", "-m", "app", "errand", name],
        env=os.environ | settings.as_environment(),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def register_errand_room(app: Flask) -> None:
    """One room for each running server."""
    app.extensions[ERRAND_ROOM] = ErrandRoom()


def errand_room() -> ErrandRoom:
    """The room of this process."""
    found: ErrandRoom = current_app.extensions[ERRAND_ROOM]
    return found
