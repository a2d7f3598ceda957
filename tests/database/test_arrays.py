"""Arrays are written so that PostgreSQL reads back what was meant."""

from datetime import date

import pytest

from app.database.arrays import written_array


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([], "{}"),
        ([1, None, -2], "{1,NULL,-2}"),
        ([b"\x00\xff", b""], r'{"\\x00ff","\\x"}'),
        (["NULL", "", 'a"b', "a\\b", "a,{b}"], r'{"NULL","","a\"b","a\\b","a,{b}"}'),
        ([date(2025, 5, 6), True], "{2025-05-06,True}"),
    ],
)
def test_each_value_is_written_as_what_it_is(values, written):
    assert written_array(values) == written
