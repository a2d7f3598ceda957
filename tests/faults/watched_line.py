"""A line that notes how far each tap has come, holds it there when asked, and can be cut."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

from tests.faults.law import Tap
from tests.kiosk.in_browser.slow_line import SlowLine

MARKS = Path(__file__).with_name("marks.js").read_text("utf-8")
# A tap's life, from the finger to the acknowledgement; the first five as the page tells, the others as the line sees.
SEAMS = ("tapped", "written", "stored", "thanked", "sending", "forwarded", "committed", "answered")
AFTER_SENDING = SEAMS[4:]
HELD_AT_MOST_SECONDS = 30
SEALED = "/api/v1/sealed"


class Life:
    """How far one tap has come, and when."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.at: dict[str, float] = {}

    def may_reach(self, seam: str) -> bool:
        """Whether the seam can be this tap's; what is sent meanwhile may be of an earlier tap."""
        if seam in self.at:
            return False
        if seam in AFTER_SENDING:
            return SEAMS[SEAMS.index(seam) - 1] in self.at
        # Also thanks that come too early are thanks.
        return seam == "tapped" or "tapped" in self.at

    def reached_by(self, moment: float) -> str:
        """The last seam that was reached by then; nothing where the finger had not touched."""
        return next((seam for seam in reversed(SEAMS) if self.at.get(seam, moment + 1) <= moment), "")

    def tap(self, ended_at: float) -> Tap | None:
        """The tap for the account, if there was one."""
        if "tapped" not in self.at:
            return None
        return Tap(self.kind, self.at["tapped"], ended_at, is_thanked="thanked" in self.at)


class WatchedLine(SlowLine):
    """Stands before the server. hold_at: the seam at which a tap stays until the line lets go."""

    def __init__(self, server_port: int) -> None:
        super().__init__(server_port)
        self.hold_at = ""
        self.is_down = False
        self.is_cut = False
        self.held = threading.Event()
        self._let_go = threading.Event()
        self._life: Life | None = None
        self._noting = threading.Lock()

    def begin(self, kind: str) -> Life:
        """From now on the seams are those of a new tap."""
        with self._noting:
            self._life = Life(kind)
            return self._life

    def let_go(self) -> None:
        """The tap that is held goes on."""
        self._let_go.set()

    def rest(self) -> None:
        """Nobody taps; whatever is held goes on, and nothing is held or noted any more."""
        with self._noting:
            self._life = None
        self.hold_at = ""
        self.let_go()
        self._let_go = threading.Event()
        self.held.clear()

    def lets_through(self, path: str, body: bytes) -> bool:
        """Marks end here; while the line is down or cut, so does what is sent."""
        if path.startswith("/marks/"):
            self._note(path.removeprefix("/marks/"))
            return False
        if self.is_cut or (self.is_down and path == SEALED):
            return False
        if path == SEALED and json.loads(body)["boxes"]:
            self._note("forwarded")
        return True

    def loses(self, path: str) -> bool:
        """The server has committed; the tablet learns of it unless the line is cut meanwhile."""
        if path == SEALED:
            self._note("committed")
            if not self.is_cut:
                self._note("answered")
        return self.is_cut or super().loses(path)

    def _note(self, seam: str) -> None:
        with self._noting:
            life = self._life
            if self.is_cut or life is None or not life.may_reach(seam):
                return
            life.at[seam] = time.time()
            let_go = self._let_go
        if seam == self.hold_at:
            self.held.set()
            let_go.wait(HELD_AT_MOST_SECONDS)
