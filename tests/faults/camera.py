"""How poor a picture may be before the kiosk does not know a printed card any more."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from playwright.sync_api import Page

from app.people.cards import draw_card
from tests.browser.fake_camera import HEIGHT, WIDTH
from tests.browser.held_card import Held, drawn_sheet, seen_by_camera
from tests.browser.starting import chromium_starter
from tests.faults.house import house
from tests.faults.outcome import Outcome, Plan

# The kiosk's own reader, given a frame.
READ = """async ({ frame, width, height }) => {
    const { qrReader } = await import("/kiosk/device/qr-reader.js");
    const picture = new ImageData(width, height);
    const grey = atob(frame);
    for (let at = 0; at < grey.length; at += 1) {
        picture.data.fill(grey.charCodeAt(at), at * 4, at * 4 + 3);
        picture.data[at * 4 + 3] = 255;
    }
    return (await qrReader())(picture);
}"""
USUAL_TRIES, QUICK_TRIES = 3, 1


@dataclass(frozen=True)
class Trial:
    """A picture that gets worse from strength to strength. promised: what the ordinary tests ask for."""

    what: str
    held: Callable[[float], Held]
    strengths: tuple[float, ...]
    promised: float
    unit: str


TRIALS = (
    Trial(
        "dark: white is only",
        lambda white: Held(light=(8, white), noise=3),
        (80, 40, 30, 25, 20, 16, 14, 12),
        40,
        "of 255",
    ),
    Trial(
        "pale: white is above black",
        lambda step: Held(light=(150, 150 + step), noise=3),
        (60, 35, 25, 20, 15, 10, 7, 5),
        35,
        "of 255",
    ),
    Trial("shadow takes", lambda share: Held(shadow=share), (0.5, 0.85, 0.9, 0.95, 1.0), 0.85, "of the light"),
    Trial("noise", lambda noise: Held(noise=noise), (20, 35, 50, 65, 80, 100, 120), 35, "of 255"),
    Trial("tilted", lambda tilt: Held(tilt=tilt), (15, 30, 45, 60, 75, 90, 135, 180), 180, "degrees"),
    Trial("turned away", lambda turn: Held(turn=turn), (20, 40, 50, 60, 65, 70, 75), 40, "degrees"),
    Trial("blurred", lambda blur: Held(blur=blur), (1.5, 2, 2.5, 3, 3.5, 4), 2, "pixels"),
    Trial("small: the card is", lambda width: Held(width), (300, 240, 200, 170, 150, 130, 110, 90), 240, "pixels wide"),
    Trial("moving: smeared by", lambda smear: Held(smear=smear), (2, 4, 5, 6, 7, 8, 10), 4, "pixels"),
    Trial(
        "askew in the shadow, noisy, blurred:",
        lambda width: Held(width, (250, 200), 30, 20, 10, (20, 140), 0.4, 4, 0.8),
        (480, 400, 360, 320, 280, 240),
        400,
        "pixels wide",
    ),
)


def try_camera(folder: Path, plan: Plan) -> list[Outcome]:
    """Each fault of a picture, until no card is known any more."""
    tries = plan.rounds_of(USUAL_TRIES, QUICK_TRIES)
    with house(folder) as made, chromium_starter() as (browser_type, start):
        browser = browser_type.launch(**start)
        eye, reader = browser.new_page(), browser.new_page()
        reader.goto(f"{made.server.url}/kiosk/")
        card = draw_card()
        sheet = drawn_sheet(card)

        def is_known(held: Held) -> bool:
            frames = (seen_by_camera(eye, sheet, held, seed) for seed in range(tries))
            return all(_read(reader, frame) == card.token for frame in frames)

        outcomes = [_outcome(trial, is_known, tries) for trial in TRIALS]
        browser.close()
    return outcomes


def _outcome(trial: Trial, is_card_known: Callable[[Held], bool], tries: int) -> Outcome:
    """Up to which strength every try was read."""

    def is_known(strength: float) -> bool:
        return is_card_known(trial.held(strength))

    known = list(takewhile(is_known, trial.strengths))
    beyond = trial.strengths[len(known) : len(known) + 1]
    where = f"known up to {known[-1] if known else 'nothing'} {trial.unit}"
    where += f", not at {beyond[0]}" if beyond else ", which is all that was tried"
    breach = "" if trial.promised in known else f"not known at {trial.promised} {trial.unit}"
    return Outcome(f"camera: {trial.what}", tries, where, breach=breach)


def _read(page: Page, frame: bytes) -> str | None:
    asked = {"frame": base64.b64encode(frame).decode(), "width": WIDTH, "height": HEIGHT}
    said: str | None = page.evaluate(READ, asked)
    return said
