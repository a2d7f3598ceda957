"""The legs of the walk: each begins and ends at the welcome, and together they pass every screen and its states."""

from __future__ import annotations

from collections.abc import Callable

from tests.kiosk.in_browser.tablet import Tablet
from tests.kiosk.in_browser.walk import MONTHS, PIN, Walk


def walk(tablet: Tablet, cards: list[str], language: str, look_at: Callable[[str], None]) -> None:
    """Go past every screen in that language; look_at is called with the name of each while it shows."""
    path = Walk(tablet, language, look_at)
    _read_what_is_stored(path)
    _look_for_a_card_and_tap_pictures(path)
    _come_with_company(path)
    _take_a_new_card(path, cards[0])
    _decline_a_card(path, cards[1])
    _be_here_already(path)
    _say_goodbye(path)
    _find_the_tablet_full(path)
    _care_for_the_tablet(path)
    _pair_anew(path)


def _read_what_is_stored(path: Walk) -> None:
    path.greet()
    path.see("welcome")
    path.go("storage-asked-about", "what-is-stored")
    path.see("what-is-stored")
    path.go("left", "welcome")


def _look_for_a_card_and_tap_pictures(path: Walk) -> None:
    path.go("card-wanted", "look-for-card")
    path.page.evaluate("document.querySelector('video').dispatchEvent(new Event('playing'))")
    path.see("look-for-card", "looking")
    path.run_down(15_000)
    path.see("look-for-card", "not seen")
    path.page.evaluate("window.isCameraGone = true")
    path.press("[data-look-again]")
    path.page.locator("[data-look-again]").wait_for(state="hidden")
    path.see("look-for-card", "no camera")
    path.page.evaluate("window.isCameraGone = false")
    path.go("pictures-wanted", "picture-code")
    path.see("picture-code")
    for number in (0, 1, 2, 3, 4):  # airplane, apple, balloon, banana, bee is no code
        path.press(f".code-picture:nth-child({number + 1})")
    path.see("picture-code", "a slip")
    for number in (5, 6):
        path.press(f".code-picture:nth-child({number + 1})")
    path.see("picture-code", "two tapped")
    path.go("pictures-given-up", "choose-activity")


def _come_with_company(path: Walk) -> None:
    path.is_said(".tile")
    path.see("choose-activity", "without a card")
    path.press(".tile:nth-child(2)")
    path.is_said(".tile[aria-pressed=true]")
    path.go("company-wanted", "company")
    for who in ("adults", "adults", "children"):
        path.press(f"[data-detail='{who} +1']")
    path.see("company")
    path.go("company-told", "choose-activity")
    path.is_said(".tile[aria-pressed=true]")
    path.see("choose-activity", "with company")
    path.go("finished", "done")
    path.see("done", "without a card")
    path.go("undone", "undone")
    path.see("undone")
    path.go("left", "welcome")


def _take_a_new_card(path: Walk, card: str) -> None:
    path.greet()
    with path.page.expect_response("**/api/v1/card"):
        path.tablet.scan(card)
    path.see("card-seen")
    path.run_down(700)
    path.see("ask-about-card")
    path.go("card-accepted", "ask-been-before")
    path.see("ask-been-before")
    for screen in ("ask-lost-card", "ask-how-found", "ask-gender", "ask-age"):
        path.go("answered", screen)
        path.see(screen)
    path.go("answered", "choose-activity")
    path.is_said(".tile")
    path.see("choose-activity", "with a card")
    path.go("my-card-wanted", "my-card")
    path.is_said(".my-card__months > div")
    path.see("my-card", "years of days")
    path.go("forget-wanted", "confirm-forget")
    path.see("confirm-forget")
    path.go("went-back", "my-card")
    path.go("went-back", "choose-activity")
    path.go("finished", "done")
    path.see("done", "with a card")
    path.set_online(False)
    path.months = None
    path.go("my-card-wanted", "my-card")
    path.is_said("[data-said=unreachable]")
    path.see("my-card", "unreachable")
    path.go("forget-wanted", "confirm-forget")
    path.go("forget-confirmed", "forgotten")
    path.see("forgotten")
    path.set_online(True)
    path.go("left", "welcome")


def _decline_a_card(path: Walk, card: str) -> None:
    path.greet()
    path.months = []
    path.tablet.scan(card)
    path.run_down(700)
    path.tablet.is_at("ask-about-card")
    path.go("card-declined", "choose-activity")
    path.go("my-card-wanted", "my-card")
    path.is_said("[data-said=not-counted]")
    path.see("my-card", "not counted")
    path.go("went-back", "choose-activity")
    path.go("undone", "undone")
    path.go("left", "welcome")
    path.months = MONTHS


def _be_here_already(path: Walk) -> None:
    path.greet()
    path.go("already-here", "choose-activity")
    path.is_said(".tile")
    path.see("choose-activity", "already here")
    path.go("finished", "nothing-chosen")
    path.see("nothing-chosen")
    path.go("left", "welcome")
    path.greet()
    path.go("already-here", "choose-activity")
    path.press(".tile")
    path.is_said(".tile[aria-pressed=true]")
    path.go("finished", "joined")
    path.see("joined")
    path.go("left", "welcome")


def _say_goodbye(path: Walk) -> None:
    path.greet()
    path.go("leaving", "how-long")
    path.see("how-long")
    path.go("goodbye-said", "goodbye")
    path.see("goodbye")
    path.go("left", "welcome")


def _find_the_tablet_full(path: Walk) -> None:
    for refusal, state in (("AbortError", "not stored"), ("QuotaExceededError", "full")):
        path.greet()
        path.page.evaluate(f"window.refusal = '{refusal}'")
        path.go("arrived", "trouble")
        path.see("trouble", state)
        path.go("left", "welcome")
    path.is_said("#staff-notice:not([hidden])")
    path.see("welcome", "full")
    path.page.evaluate("window.refusal = ''")


def _care_for_the_tablet(path: Walk) -> None:
    path.set_online(False)
    path.go("arrived", "choose-activity")
    path.go("finished", "done")
    path.go("left", "welcome")
    path.greet()
    path.open_corner()
    path.see("staff-pin")
    _miss_the_pin(path)
    path.page.evaluate("window.laterMs += 31_000; window.hasNewVersion = true")
    path.type_pin(PIN)
    path.tablet.is_at("staff-corner")
    path.press("file-wanted")
    path.is_said("[data-note=file]")
    path.see("staff-corner", "new version and file")
    _rehearse(path)
    _unpair(path)


def _miss_the_pin(path: Walk) -> None:
    for number, said in enumerate(["wrong", "wrong", "wrong", "wrong", "wait"]):
        path.type_pin("1111")
        path.page.locator(".staff-pin .typed:empty").wait_for(state="attached")
        path.is_said(f".staff-pin__what[data-said={said}]")
        if number in (0, 4):
            path.see("staff-pin", said)


def _rehearse(path: Walk) -> None:
    path.go("rehearsal-wanted", "staff-rehearsal")
    path.see("staff-rehearsal", "cut off")
    path.run_down(900)
    path.is_said(".staff-rehearsal__tap--kept:last-child")
    path.page.evaluate("window.laterMs += 21_000")
    path.is_said("#screen [data-raise=rehearsal-wanted]")
    path.see("staff-rehearsal", "not arrived")
    path.set_online(True)
    path.press("rehearsal-wanted")
    path.page.locator("#screen [data-raise=rehearsal-wanted]").wait_for(state="hidden")
    path.run_down(900)
    path.is_said("#screen [data-raise=rehearsal-wanted]")
    path.see("staff-rehearsal", "arrived")
    path.go("left", "welcome")


def _unpair(path: Walk) -> None:
    path.set_online(False)
    path.go("arrived", "choose-activity")
    path.go("finished", "done")
    path.go("left", "welcome")
    path.greet()
    path.open_corner()
    path.type_pin(PIN)
    path.tablet.is_at("staff-corner")
    path.see("staff-corner", "new version")
    path.go("unpair-wanted", "staff-unpair")
    path.see("staff-unpair")
    path.press("unpair-confirmed")
    path.see("staff-unpair", "asked again")
    path.go("unpair-confirmed", "pairing")


def _pair_anew(path: Walk) -> None:
    path.greet("pairing")
    path.see("pairing", "needed")
    path.go("code-wanted", "pairing-code")
    path.see("pairing-code")
    for _ in range(8):
        path.press(".pairing-code .key:last-child")
    path.press(".pairing-code [data-done]")
    path.is_said(".pairing-code__what[data-said=unreachable]")
    path.see("pairing-code", "unreachable")
    path.set_online(True)
    path.press(".pairing-code [data-done]")
    path.is_said(".pairing-code__what[data-said=refused]")
    path.see("pairing-code", "refused")
    path.go("left", "pairing")
    path.go("camera-wanted", "pairing-camera")
    path.see("pairing-camera", "looking")
    path.run_down(60_000)
    path.see("pairing-camera", "not seen")
    path.page.evaluate("window.isCameraGone = true")
    path.press("[data-turn]")
    path.is_said(".pairing-camera__how[data-said=camera-none]")
    path.see("pairing-camera", "no camera")
    path.go("left", "pairing")
    for is_online, state in ((True, "refused"), (False, "unreachable")):
        path.set_online(is_online)
        path.page.evaluate(f"location.hash = 'pair={state}-long-ago'")
        path.is_said(f".pairing__what[data-said={state}]")
        path.see("pairing", state)
