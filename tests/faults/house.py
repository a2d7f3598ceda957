"""A real server with a door, and what stands in its log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.clock import now
from app.database.transaction import write_connection
from app.kiosk_host.actions import make_pairing_code
from app.log.models import Entry, SetAside, Void
from app.people.cards import draw_card
from app.serving.instance import make_instance
from app.settings import Settings
from tests.database.fixtures import close
from tests.faults.law import Row
from tests.kiosk.in_browser.server import RunningServer, put_into_bowl
from tests.make import Door, make_activity, make_door, rows


@dataclass(frozen=True)
class House:
    """The server, which can be killed, and the door at which a tablet stands."""

    server: RunningServer
    door: Door

    def pairing_link(self, port: int) -> str:
        """A link that pairs a tablet once, through the line at that port."""
        with self.server.database(), write_connection() as connection:
            code = make_pairing_code(connection, self.door.place.organisation_id, self.door.kiosk_id, now())
        return f"http://localhost:{port}/kiosk/#pair={code}"

    def log(self) -> list[Row]:
        """Every entry, voided ones too: nobody undoes anything here."""
        with self.server.database():
            return [Row(kind, at.timestamp()) for kind, at in rows(select(Entry.kind, Entry.at))]

    def ids(self) -> list[str]:
        """The id of every entry."""
        with self.server.database():
            return [bytes(each).hex() for (each,) in rows(select(Entry.id))]

    def card(self) -> str:
        """The text of a card out of the bowl by the door, which nobody has used yet."""
        drawn = draw_card(with_pictures=False)
        put_into_bowl(self.server, self.door, drawn)
        return drawn.token

    def card_entry_count(self) -> int:
        """How many entries are tied to a card's person."""
        with self.server.database():
            return len(rows(select(Entry.id).where(Entry.person_id.is_not(None))))

    def set_aside_count(self) -> int:
        """How much could not be stored as it came, or was taken back, which nobody did."""
        with self.server.database():
            return len(rows(select(SetAside.status))) + len(rows(select(Void.target_id)))


@contextmanager
def house(folder: Path) -> Iterator[House]:
    """A house of its own, gone afterwards; it offers lunch."""
    instance = folder / f"instance-{len(list(folder.iterdir()))}"
    close(make_instance(Settings(instance=instance)))
    server = RunningServer(instance)
    with server.database():
        door = make_door()
        make_activity(door, "lunch", "meal")
    try:
        server.start()
        yield House(server, door)
    finally:
        server.stop()
        close(server.app)
