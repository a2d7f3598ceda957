"""The pictures on the tiles."""

import re

import pytest

from app.activities.kinds import KINDS
from app.kiosk_host.delivery import KIOSK_FOLDER

ICONS = KIOSK_FOLDER / "icons"
OUR_OWN = {"card", "tick"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_has_a_picture(kind):
    assert (ICONS / f"{kind.picture}.svg").exists()


def test_every_picture_that_a_screen_shows_is_there():
    shown = {
        name
        for path in KIOSK_FOLDER.glob("*/*/*.html")
        for name in re.findall(r'src="icons/([\w.-]+)"', path.read_text("utf-8"))
    }

    assert shown
    assert {name for name in shown if not (ICONS / name).exists()} == set()


def test_every_picture_says_where_it_comes_from():
    stated = set(re.findall(r"^([\w-]+)\.svg \| ", (ICONS / "SOURCE").read_text("utf-8"), re.M))

    assert stated | OUR_OWN == {path.stem for path in ICONS.glob("*.svg")}


@pytest.mark.parametrize("picture", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_only_draws(picture):
    assert re.findall(r"<script|\son\w+=|href=|<style|<foreignObject", picture.read_text("utf-8")) == []
