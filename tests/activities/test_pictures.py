"""The pictures that the form offers are those that a tile can bear."""

from app.activities.pictures import PICTURES
from app.bootstrap import ROOT

# Drawn for the kiosk's own buttons, not for tiles.
NOT_FOR_TILES = {"card", "tick"}


def test_every_picture_of_the_kiosk_can_be_chosen_and_no_other():
    icons = {path.stem for path in (ROOT / "kiosk" / "icons").glob("*.svg")}

    assert set(PICTURES) == icons - NOT_FOR_TILES
    assert len({str(said) for said in PICTURES.values()}) == len(PICTURES)
