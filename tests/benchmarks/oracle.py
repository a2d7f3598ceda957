"""Whether the answer's time tells a known card from an unknown one: it must tell nothing to who guesses."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.load import Load
from tests.benchmarks.served import instance, served
from tests.benchmarks.table import Line

REQUEST_COUNT, QUICK_REQUEST_COUNT = 2_000, 200
QUICK_SECONDS = 5.0
IN_TURNS = 10  # known and unknown by turns, so that what else the machine does falls on both
CARD_COUNT = 20


def measure_oracle(folder: Path, database: str, seconds: float) -> list[Line]:
    """The area under the curve of the best guesser by time alone; 0.5 is pure chance."""
    request_count = REQUEST_COUNT if seconds >= QUICK_SECONDS else QUICK_REQUEST_COUNT
    with instance(folder, database) as made:
        tokens = folder / "tokens.json"
        made.run("cards", "--organisation", "valla", "--count", CARD_COUNT, "-o", folder / "c.pdf", "--tokens", tokens)
        cards = json.loads(tokens.read_text())
        unknown = ["".join(reversed(card)) for card in cards]
        known_seconds: list[float] = []
        unknown_seconds: list[float] = []
        with served(made) as port:
            for card in cards:  # each has agreed once, as cards in use have
                Load(port, made.tokens, 1, seconds=60, request_count=1, credentials=[card]).run()
            for _ in range(IN_TURNS):
                share = request_count // IN_TURNS
                for credentials, latencies in ((cards, known_seconds), (unknown, unknown_seconds)):
                    load = Load(port, made.tokens, 1, seconds=60, request_count=share, credentials=credentials)
                    latencies += load.run().latencies
    area = area_under_curve(known_seconds, unknown_seconds)
    return [Line(f"{len(known_seconds)} known, {len(unknown_seconds)} unknown cards: AUC", area, "", aim="0.45-0.55")]


def area_under_curve(known: list[float], unknown: list[float]) -> float:
    """How often an answer for a known card took longer than one for an unknown card; a tie is half."""
    in_order = sorted([(each, True) for each in known] + [(each, False) for each in unknown])
    shorter_unknown, wins = 0, 0
    for _, is_known in in_order:
        if is_known:
            wins += shorter_unknown
        else:
            shorter_unknown += 1
    return wins / (len(known) * len(unknown))
