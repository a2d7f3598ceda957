"""Whether the time of an answer tells a known card from an unknown one, at a real server on either database."""

from __future__ import annotations

import json
import math
import tempfile
from pathlib import Path
from random import Random
from secrets import choice

from tests.benchmarks.load import Load
from tests.benchmarks.oracle import area_under_curve
from tests.benchmarks.served import DATABASES, instance, served
from tests.disclosure_runs.outcome import Outcome, Plan

USUAL, QUICK = 2_000, 100
LOW, HIGH = 0.45, 0.55
DEVIATIONS = 1.96  # 95 %
CARD_COUNT = 20
LONGEST_SECONDS = 3_600


def time_answers(plan: Plan) -> Outcome:
    """On each database the area under the curve of who guesses by time alone, with its 95 % interval."""
    tries = plan.of(USUAL, QUICK)
    outcome = Outcome("time of the answers to known and unknown cards", tries * len(DATABASES))
    for database in DATABASES:
        with tempfile.TemporaryDirectory() as folder:
            known, unknown = measured(Path(folder), database, tries)
        area, low, high = interval(known, unknown)
        outcome.counted[f"{database}: AUC of {len(known)} known, {len(unknown)} unknown (95 %)"] = (
            f"{area:.3f} ({low:.3f} to {high:.3f})"
        )
        # Of few tries the interval is wider than what is asked for, whatever the server does.
        if not plan.quick and not (LOW <= low and high <= HIGH):
            outcome.breaches.append(f"{database}: the interval leaves {LOW} to {HIGH}")
    return outcome


def interval(known: list[float], unknown: list[float]) -> tuple[float, float, float]:
    """The area, and its bounds at 95 % by Hanley and McNeil (Radiology 143, 1982, p. 29)."""
    area = area_under_curve(known, unknown)
    above, below = area / (2 - area), 2 * area**2 / (1 + area)
    spread = area * (1 - area) + (len(known) - 1) * (above - area**2) + (len(unknown) - 1) * (below - area**2)
    deviation = math.sqrt(max(0.0, spread) / (len(known) * len(unknown)))
    return area, area - DEVIATIONS * deviation, area + DEVIATIONS * deviation


def measured(folder: Path, database: str, tries: int) -> tuple[list[float], list[float]]:
    """Seconds of answers to cards that have been agreed to, and to codes that no card bears, in an order by chance.

    One after the other: what else the machine does falls on both alike.
    """
    with instance(folder, database) as made:
        tokens = folder / "tokens.json"
        made.run("cards", "--organisation", "valla", "--count", CARD_COUNT, "-o", folder / "c.pdf", "--tokens", tokens)
        cards = json.loads(tokens.read_text())
        order = [True, False] * tries
        Random(7).shuffle(order)
        shown = [choice(cards) if is_known else "".join(reversed(choice(cards))) for is_known in order]
        with served(made) as port:
            # Each has agreed once, as cards in use have.
            Load(port, made.tokens, 1, seconds=60, request_count=len(cards), credentials=cards).run()
            load = Load(port, made.tokens[:1], 1, LONGEST_SECONDS, credentials=shown, request_count=len(shown))
            answers = load.run()
    assert answers.error_count == 0, "not every answer was what it should be"
    known, unknown = (
        [seconds for seconds, is_known in zip(answers.latencies, order, strict=True) if is_known == which]
        for which in (True, False)
    )
    return known, unknown
