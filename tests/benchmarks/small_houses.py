"""The houses that are measured on a small machine: the demonstration, and 200 000 entries of ten years."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.clock import now
from app.database.transaction import write_connection
from app.demonstration.places import PLACES
from app.factory import create_app
from app.kiosk_host.actions import add_kiosk
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.attempts import Attempts
from app.staff.models import Role
from app.staff.sessions import Visitor, use_link
from tests.benchmarks import ten_years
from tests.benchmarks.history import ROW_COUNT
from tests.benchmarks.served import TABLET_COUNT, Instance, instance
from tests.benchmarks.small_group import SmallGroup
from tests.benchmarks.table import Line
from tests.database.fixtures import close


@dataclass(frozen=True)
class SmallInstance(Instance):
    """An instance whose every command runs in the group."""

    group: SmallGroup

    def command(self, *words: str | Path) -> list[str]:
        """The command line that runs `oasen` on this instance, in the group."""
        return [*self.group.prefix, *super().command(*words)]


@dataclass(frozen=True)
class SmallHouse:
    """What is measured: an instance, whose year may be looked at, and what making it has cost already."""

    made: SmallInstance
    organisation: str
    cookie: str
    lines: list[Line]

    @property
    def group(self) -> SmallGroup:
        """Where all of it runs."""
        return self.made.group


@contextmanager
def demonstration(folder: Path, group: SmallGroup) -> Iterator[SmallHouse]:
    """Three invented years at two places, made on the small machine."""
    settings = Settings(instance=folder / "demonstrated")
    made = SmallInstance(settings, [], group)
    lines = _costs("making the demonstration", group, lambda: made.run("demonstration"))
    inside = replace(made, settings=replace(settings, instance=settings.instance / "demonstration"))
    place = PLACES[0]
    app = create_app(inside.settings)
    with app.app_context(), write_connection() as connection:
        names = [f"tablet {number}" for number in range(TABLET_COUNT)]
        inside.tokens.extend(add_kiosk(connection, place.premises, name, now()).token for name in names)
    close(app)
    yield SmallHouse(inside, place.organisation, _session(inside.settings, place.organisation), lines)


@contextmanager
def ten_years_of_entries(folder: Path, group: SmallGroup) -> Iterator[SmallHouse]:
    """200 000 entries of one place, taken in from a file on the small machine."""
    with instance(folder, "sqlite") as empty:
        made = SmallInstance(empty.settings, empty.tokens, group)
        file = folder / "entries.csv"
        ten_years.write(file, ROW_COUNT)
        lines = _costs(f"taking in a file of {ROW_COUNT:,}", group, lambda: made.run("import", "entries", file))
        yield SmallHouse(made, "valla", _session(made.settings, "valla"), lines)


HOUSES: dict[str, Callable[[Path, SmallGroup], AbstractContextManager[SmallHouse]]] = {
    "demonstration": demonstration,
    "200,000 entries": ten_years_of_entries,
}


def _costs(what: str, group: SmallGroup, done: Callable[[], object]) -> list[Line]:
    group.mebibytes_at_most()
    began_at = time.perf_counter()
    done()
    took = time.perf_counter() - began_at
    return [Line(what, took, "s"), Line("  memory, at most", group.mebibytes_at_most(), "MiB")]


def _session(settings: Settings, organisation: str) -> str:
    """The cookie of a coordinator who is signed in."""
    app = create_app(settings)
    with app.app_context():
        code = add_staff(organisation, "Mätare", Role.COORDINATOR, now())
        cookie = f"oasen={use_link(code, Visitor('127.0.0.1', 'benchmark'), Attempts(), now())}"
    close(app)
    return cookie
