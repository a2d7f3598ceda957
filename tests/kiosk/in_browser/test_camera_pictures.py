"""A printed card is known by the camera also in poor light, askew, blurred, small and on the move."""

import pytest

from app.people.cards import draw_card
from tests.browser.fake_camera import camera_flags, film_of_frames
from tests.browser.held_card import Held, Move, drawn_sheet, seen_by_camera
from tests.kiosk.in_browser.server import eventually, log_of, put_into_bowl

BY_CARD = ("visit", None, True)
HELD = {
    "held straight": Held(),
    "in the dark": Held(light=(8, 40), noise=3),
    "pale, with little contrast": Held(light=(150, 185), noise=3),
    "half in the shadow": Held(shadow=0.85),
    "in a noisy picture": Held(noise=35),
    "tilted 30 degrees": Held(tilt=30),
    "upside down": Held(tilt=180),
    "in perspective": Held(turn=40, nod=20),
    "blurred": Held(blur=2),
    "small, an arm away": Held(width=240),
    "on the move": Move(Held(), pixels_a_frame=8),
    "a bit of everything": Held(400, (250, 200), 30, 20, 10, (20, 140), 0.4, 4, 0.8),
}
FRAME_COUNT = 3  # of a card that is held still; the noise of each is another


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return tmp_path_factory.mktemp("camera") / "card.y4m"


@pytest.fixture(scope="module")
def browser_with_film(launch_browser, film):
    """One browser for all of these tests: it opens the film anew each time the camera is asked for."""
    started = launch_browser(*camera_flags(film))
    yield started
    started.close()


@pytest.fixture(scope="module")
def printed():
    """A card, and the sheet that it was cut from."""
    drawn = draw_card()
    return drawn, drawn_sheet(drawn)


@pytest.fixture
def sheet_of_card(printed, server, door):
    """The sheet; its card lies in the bowl by this door."""
    put_into_bowl(server, door, printed[0])
    return printed[1]


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_a_printed_card_is_known(held, film, browser_with_film, new_tablet, pairing_link, server, door, sheet_of_card):
    tablet = new_tablet(browser_with_film, permissions=["camera"], service_workers="block")
    poses = held.frames() if isinstance(held, Move) else [held] * FRAME_COUNT
    film_of_frames(film, [seen_by_camera(tablet.page, sheet_of_card, pose, seed) for seed, pose in enumerate(poses)])
    tablet.open(pairing_link(door)).is_at("welcome")

    tablet.tap("Jag har ett kort")

    tablet.is_at("ask-about-card")
    tablet.tap("Ja")
    eventually(lambda: log_of(server, door), [BY_CARD])
