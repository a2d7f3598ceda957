"""How heavy the kiosk is for a tablet that fetches it for the first time: every file gzipped by itself."""

from __future__ import annotations

import gzip

from app.kiosk_host.delivery import KIOSK_FOLDER, joined_page
from app.kiosk_host.precache import PAGE, SERVICE_WORKER, kept_files, service_worker
from tests.benchmarks.table import Line

MOST_BYTES = 1_000_000
BIGGEST_COUNT = 8


def size_by_file() -> dict[str, int]:
    """The gzipped bytes of everything that a tablet keeps, and of the service worker that keeps it."""
    contents = {name: (KIOSK_FOLDER / name).read_bytes() for name in kept_files(KIOSK_FOLDER) if name != PAGE}
    contents["index.html"] = joined_page(KIOSK_FOLDER).encode()
    contents[SERVICE_WORKER] = service_worker(KIOSK_FOLDER / SERVICE_WORKER, KIOSK_FOLDER).encode()
    return {name: len(gzip.compress(content, 9, mtime=0)) for name, content in contents.items()}


def measure_kiosk_size() -> list[Line]:
    """The sum, what is left of it, and the biggest files."""
    sizes = size_by_file()
    total = sum(sizes.values())
    biggest = sorted(sizes, key=lambda name: (-sizes[name], name))[:BIGGEST_COUNT]
    return [
        Line("all files, gzipped", total / 1_000, "kB", MOST_BYTES / 1_000, "under 1 MB, wasm included"),
        Line("files", len(sizes), "files"),
        Line("languages", sum(size for name, size in sizes.items() if name.startswith("languages/")) / 1_000, "kB"),
        Line("fonts", sum(size for name, size in sizes.items() if name.endswith(".woff2")) / 1_000, "kB"),
        *(Line(name.rpartition("/")[2], sizes[name] / 1_000, "kB") for name in biggest),
    ]
