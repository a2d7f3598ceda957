"""The documented list is the program's own."""

from __future__ import annotations

import pytest

from app.handover.columns import ABOUT
from app.handover.documented.whole import PATHS, documented


@pytest.mark.parametrize("language", PATHS)
def test_the_file_is_what_the_program_says(language):
    assert PATHS[language].read_text("utf-8") == documented(language), "run python -m app.handover.documented"


@pytest.mark.parametrize("language", PATHS)
def test_every_column_stands_in_it(language):
    text = PATHS[language].read_text("utf-8")

    assert [column for column in ABOUT if f"`{column[0]}.{column[1]}`" not in text] == []
