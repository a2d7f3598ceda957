"""The lines of the key sheet: typed off, scanned, or copied with a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from app.backup.key_sheet import code_of, keys_in, line_of
from app.backup.refusals import KeySheetUnread

KEY = bytes(range(32))
BACKUP = str(Identity.generate())
KEYS = st.lists(st.binary(min_size=32, max_size=32), max_size=6)


def read(text):
    keys = keys_in(text)
    return [str(each) for each in keys.backup], list(keys.instance)


@given(KEYS)
def test_what_was_printed_is_read_again_line_by_line_or_from_the_code(keys):
    lines = [BACKUP, *map(line_of, keys)]

    assert read("\n".join(lines)) == ([BACKUP], keys)
    assert read(code_of(lines)) == ([BACKUP], keys)


def test_small_letters_and_missing_blanks_are_no_slip():
    assert read(f"{BACKUP.lower()}\n\n  {line_of(KEY).replace(' ', '').lower()}  \n") == ([BACKUP], [KEY])


def test_signs_that_look_alike_are_read_as_what_was_meant():
    printed = line_of(KEY)

    assert {"O", "I", "B"} & set(printed)
    assert read(printed.translate(str.maketrans("OIB", "018"))) == ([], [KEY])


def test_a_scanner_that_types_for_another_keyboard_is_understood():
    assert read(code_of([BACKUP, line_of(KEY)]).replace("-", "+")) == ([BACKUP], [KEY])


def test_the_code_needs_no_sign_that_a_scanner_could_mistake():
    rest = code_of([BACKUP, line_of(KEY)]).removeprefix(BACKUP)

    assert set(rest) <= set(" ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_found_wherever_it_stands(key, place, letter):
    right = line_of(key).replace(" ", "")
    wrong = right[:place] + letter + right[place + 1 :]

    if wrong != right:
        with pytest.raises(KeySheetUnread, match="Line 1"):
            keys_in(wrong)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There is no key in that"),
        (line_of(KEY)[:-1], "Line 1 has 55 letters"),
        (f"{line_of(KEY)}\n{line_of(KEY)}A", "Line 2 has 57 letters"),
        (BACKUP[:-1] + ("A" if BACKUP[-1] != "A" else "C"), "begins with AGE-SECRET-KEY-1 has a slip"),
    ],
    ids=["nothing", "too short", "too long", "another letter"],
)
def test_a_slip_is_said_with_its_line(text, says):
    with pytest.raises(KeySheetUnread, match=says):
        keys_in(text)
