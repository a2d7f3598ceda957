"""The documented list is the program's own."""

from __future__ import annotations

import pytest

from app.handover.columns import ABOUT
from app.handover.documented.poster import FOLDER, posters
from app.handover.documented.whole import PATHS, documented
from app.kiosk_host.languages import languages_in


@pytest.mark.parametrize("language", PATHS)
def test_the_file_is_what_the_program_says(language):
    assert PATHS[language].read_text("utf-8") == documented(language), "run python -m app.handover.documented"


@pytest.mark.parametrize("language", PATHS)
def test_every_column_stands_in_it(language):
    text = PATHS[language].read_text("utf-8")

    assert [column for column in ABOUT if f"`{column[0]}.{column[1]}`" not in text] == []


def test_there_is_a_poster_in_each_language_of_the_tablet_and_it_says_what_the_tablet_says():
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}

    assert kept == posters(), "run python -m app.handover.documented"
    assert len(kept) == len(languages_in()) > 10


def test_what_nobody_has_read_says_so():
    unread = [each for each in languages_in() if not each.is_reviewed]

    assert all(posters()[f"{each.code}.md"].rstrip().endswith("_") for each in unread)
