"""The random logs reach what makes counting hard; else a comparison on them would prove little."""

from collections import Counter
from random import Random

from tests.second_counting.periods import day_count
from tests.second_counting.random_logs import in_any_order, random_log, random_period
from tests.second_counting.written_log import counted, entries_of_batches

LOG_COUNT = 150


def test_random_logs_reach_every_answer_that_a_figure_can_have() -> None:
    seen: Counter[str] = Counter()

    for seed in range(LOG_COUNT):
        chance = Random(seed)
        log, period = random_log(chance), random_period(chance)
        figures = counted(log, period, list(log.premises)[: chance.randint(1, 3)])["figures"]
        seen[f"basis {figures['new_visitors'].get('basis')}"] += 1
        seen["estimate"] += figures["unique_visitors"]["estimate"] is not None
        seen["scaled"] += figures["bands"]["value"] is not None and day_count(period) not in (365, 366)
        seen["gaps"] += figures["gaps"]["value"] > 0
        seen["halves"] += figures["stay"]["value"] is not None and figures["stay"]["value"] % 1 == 0.5
        seen["trainees"] += figures["training_participants"]["value"] > 1
        seen["callers"] += figures["became_visitors"]["value"] > 0
        for record in figures.values():
            seen[record.get("reason", "a value")] += 1
        for band, number in (figures["bands"]["value"] or {}).items():
            seen[band] += number > 0

    bases = ("basis history", "basis stated", "basis None", "estimate", "scaled", "often", "sometimes", "seldom")
    reasons = ("no_visits", "no_open_days", "no_stays", "no_training", "period_too_short", "history_too_short")
    for answer in (*bases, *reasons, "too_few_answers", "no_visitors", "gaps", "halves", "trainees", "callers"):
        assert seen[answer] > 0, answer


def test_batches_in_any_order_hold_the_whole_log_and_nothing_else() -> None:
    for seed in range(10):
        chance = Random(seed)
        log = random_log(chance)

        batches = in_any_order(chance, log)

        arrived = entries_of_batches(log, batches)
        assert sorted(arrived, key=lambda entry: entry.id) == sorted(
            entries_of_batches(log, [log.entry_rows]), key=lambda entry: entry.id
        )
