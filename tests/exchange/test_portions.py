"""An import's portions and pauses, by their arithmetic."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.staging.portions import LOOKS_AGAIN_AFTER, PORTION_ROWS, next_portion, pause_after

LONGEST_SECONDS = sum(LOOKS_AGAIN_AFTER)
A_MICROSECOND = 1e-6


@given(st.floats(0, LONGEST_SECONDS), st.floats(0, 1))
def test_whoever_waits_for_the_lock_finds_it_free_at_the_next_look(held, share):
    waited = held * share  # since they began to, when the lock is given back

    next_look = next(look for look in accumulate(LOOKS_AGAIN_AFTER) if look >= waited)

    assert next_look - waited <= pause_after(held) + A_MICROSECOND


@given(st.floats(0, 10))
def test_no_pause_is_longer_than_it_takes_to_look_again(held):
    assert min(LOOKS_AGAIN_AFTER) <= pause_after(held) <= max(LOOKS_AGAIN_AFTER)


@given(st.integers(PORTION_ROWS.start, PORTION_ROWS.stop), st.floats(0.001, 1000))
def test_portions_grow_and_shrink_in_steps_and_never_vanish(portion, growth):
    following = next_portion(portion, growth)

    assert PORTION_ROWS.start <= following <= PORTION_ROWS.stop
    assert portion // 2 <= following <= portion * 2
