"""The chain by itself: what links, what is written out, where it breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.chain import BEGINNING, LinkedAct, canonical, follow, link_of

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
TEXT = st.text(max_size=12)
NUMBER = st.integers(-(2**31), 2**31)
ACTS = st.builds(LinkedAct, NUMBER, st.none() | NUMBER, NUMBER, TEXT, st.none() | NUMBER, TEXT, TEXT, NUMBER)


def chain_of(*slugs):
    link, rows = BEGINNING, []
    for number, slug in enumerate(slugs, start=1):
        act = LinkedAct(number, 1, 1_700_000_000 + number, "staff", 2, slug, "", 1)
        link = link_of(KEY, link, act)
        rows.append((act, link))
    return rows


@given(ACTS, ACTS)
def test_no_two_acts_are_written_alike(one, other):
    assert (canonical(one) == canonical(other)) == (one == other)


@given(ACTS)
def test_a_link_hangs_on_key_and_on_what_was_before(act):
    assert len({link_of(KEY, BEGINNING, act), link_of(OTHER_KEY, BEGINNING, act), link_of(KEY, KEY, act)}) == 3


def test_a_chain_holds_and_ends_in_its_head():
    rows = chain_of("signed-in", "searched", "signed-out")
    verdict = follow(KEY, rows)

    assert (verdict.act_count, verdict.head, verdict.broken_at) == (3, rows[-1][1], None)


def test_nothing_done_is_a_chain_too():
    assert follow(KEY, []).head == BEGINNING


def test_another_key_breaks_it_at_once():
    assert follow(OTHER_KEY, chain_of("searched")).broken_at == 1


def test_what_was_cut_off_is_found_by_the_head_alone():
    rows = chain_of("signed-in", "searched", "exported-entries")
    head = rows[-1][1]

    assert follow(KEY, rows[:2]).broken_at is None
    assert not follow(KEY, rows[:2], head).has_wanted
    assert follow(KEY, [*rows, *chain_of(*"abcd")[3:]], head).has_wanted


def test_an_earlier_head_is_met_on_the_way():
    rows = chain_of("signed-in", "searched")

    assert follow(KEY, rows, rows[0][1]).has_wanted
