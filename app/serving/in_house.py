"""What runs beside the server when the house has https of its own: its certificate, its name, the way in."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from app.clock import now
from app.settings import Settings
from app.trust.actions import renew_certificate
from app.trust.answering import Answering, NameTaken
from app.trust.authority import HouseNames
from app.trust.house_address import house_address
from app.trust.own_numbers import own_numbers
from app.trust.way_in import Application, WayIn

LOOKS_AGAIN_AFTER_SECONDS = 30
SLOWEST_READER_SECONDS = 10
MOST_THREADS = 24  # of which the server itself has a few
LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Way:
    """By which host and port the way in is answered."""

    host: str
    port: int


class _Handler(WSGIRequestHandler):
    timeout = SLOWEST_READER_SECONDS
    server_version = "Oasen"

    def log_message(self, *words: object) -> None:
        """Nothing: who came when stands in no log."""


class _Readers(ThreadingMixIn, WSGIServer):
    """Some readers at once, each for a short while; one too many is turned away."""

    daemon_threads = True
    allow_reuse_address = True  # after a power cut its port is still in somebody's way for a minute

    def server_bind(self) -> None:
        # WSGIServer's own asks the network's name servers for this machine's name, which a house may not have.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "oasen", self.server_address[1]
        self.setup_environ()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether one more is taken in: socketserver asks it before it starts a thread."""
        return threading.active_count() < MOST_THREADS


def show_the_way(application: Application, way: Way) -> int:
    """Answer by http beside the server, for as long as it runs; the port. Raises OSError when that is taken."""
    server = _Readers((way.host, way.port), _Handler)
    server.set_app(WayIn(application))
    threading.Thread(target=server.serve_forever, name="way-in", daemon=True).start()
    return int(server.server_port)


def names_now(settings: Settings) -> HouseNames:
    """What the house is called just now; raises NoHouseAddress."""
    return HouseNames(house_address(settings).name, own_numbers())


def keep_certificate_fresh(settings: Settings, renewed: Callable[[], None]) -> None:
    """Renew it when it is due, beside the server, and say so: the server shows the one it began with."""

    def look() -> None:
        while True:
            time.sleep(LOOKS_AGAIN_AFTER_SECONDS)
            try:
                if renew_certificate(settings, names_now(settings), now()):
                    renewed()
            except Exception as error:  # the next look tries again; this thread must not end
                LOGGER.error("the house's certificate waits: %s", type(error).__name__)

    threading.Thread(target=look, name="certificate", daemon=True).start()


def answer_for_name(settings: Settings) -> str:
    """Answer for the house's name in its network; what stands in the way, in words."""
    name = house_address(settings).name
    try:
        Answering(name, own_numbers).start()
    except NameTaken as taken:
        return f"Another machine, {taken}, is called {name} already, and tablets may find that one. Switch it off."
    except OSError as error:
        return f"Tablets will not find {name} by its name ({error.strerror}). Use the number instead."
    return ""
