"""What is printed when a house begins: the key sheet never over an open line, the poster with the house's name."""

from __future__ import annotations

import pytest

from app.backup.key_files import secret_half
from app.beginning.poster import Piece, poster_in
from app.kiosk_host.languages import languages_in
from tests.audit.acts import acts_noted
from tests.staff_client import StaffClient

FETCH, PUT_AWAY = "/begin/key-sheet/file", "/begin/key-sheet/put-away"


def is_done(maria, name):
    """Whether the step of that name is ticked on the list."""
    for each in maria.page("/begin/steps").every("li"):
        if name in each.text:
            return "is-done" in each.attributes["class"]
    raise AssertionError(name)


def test_the_key_sheet_is_done_once_its_letters_are_read_off_the_paper(maria, settings):
    sheet = maria.submit("/begin/key-sheet", FETCH)
    assert sheet.data.startswith(b"%PDF")
    assert sheet.headers["Cache-Control"] == "no-store"
    assert not is_done(maria, "Nyckelbladet")
    letters = secret_half(settings)[-6:]

    wrong = maria.submit("/begin/key-sheet", PUT_AWAY, last_letters="ABCDEF")
    right = maria.submit("/begin/key-sheet", PUT_AWAY, last_letters=f" {letters.lower()} ")

    assert wrong.status_code == 422
    assert "Jämför med papperet" in wrong.text
    assert right.status_code == 302
    assert secret_half(settings) is None
    assert is_done(maria, "Nyckelbladet")
    assert acts_noted().count("printed-key-sheet") == 2


def test_what_was_not_printed_cannot_be_put_away(maria, settings):
    token = maria.token_on("/begin/key-sheet")

    answer = maria.post(PUT_AWAY, csrf_token=token, last_letters=secret_half(settings)[-6:])

    assert answer.status_code == 422
    assert "Skriv ut bladet först." in answer.text
    assert secret_half(settings) is not None


def test_keys_do_not_travel_over_an_open_network(app, link):
    far = StaffClient(app, REMOTE_ADDR="203.0.113.7")
    far.submit("/begin", code=link, organisation="Kamraterna", name="Maria")

    page = far.page("/begin/key-sheet")
    answer = far.post(FETCH, csrf_token=far.token_on("/begin/key-sheet"))

    assert "inte över ett öppet nät" in page.text
    assert answer.status_code == 403
    assert "printed-key-sheet" not in acts_noted()


def test_nor_by_way_of_a_proxy_on_this_machine(app, link):
    near = StaffClient(app, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    near.submit("/begin", code=link, organisation="Kamraterna", name="Maria")

    answer = near.post(FETCH, csrf_token=near.token_on("/begin/key-sheet"))

    assert answer.status_code == 403


def test_the_poster_bears_the_tablets_own_sentences_and_the_houses_name(maria):
    page = maria.page("/begin/poster")
    poster = next(each for each in page.every("article"))

    assert "Namn, personnummer, telefonnummer eller bild." in poster.text
    assert "Kamraterna" in poster.text
    assert "[" not in poster.text
    assert "parter i samma" not in poster.text


@pytest.mark.parametrize("language", languages_in(), ids=lambda each: each.code)
def test_there_is_a_poster_in_every_language_of_the_tablet(language):
    poster, together = (poster_in(language, "Kamraterna", is_together) for is_together in (False, True))

    assert (len(poster.sentences), len(together.sentences)) == (7, 8)
    assert all(about and what for about, what in together.sentences)
    assert bool(poster.caution) is not language.is_reviewed


def test_what_is_written_by_hand_is_told_from_what_stands_there():
    swedish, together = (poster_in(languages_in()[0], "Kamraterna", is_together) for is_together in (False, True))

    assert Piece("telefon eller e-post", is_to_write=True) in swedish.answers[1]
    assert Piece("Kamraterna") in swedish.answers[1]
    assert [each.text for paragraph in swedish.answers for each in paragraph if each.is_to_write] == [
        "telefon eller e-post",
        "kommunens namn",
    ]
    assert Piece("parterna", is_to_write=True) in [each for paragraph in together.answers for each in paragraph]
