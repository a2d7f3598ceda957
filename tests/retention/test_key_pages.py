"""The pages of the cards' keys: when, the word, the receipt; for administrators alone, and each for its own house."""

import pytest
import time_machine

from app.agreements.actions import add_agreement
from app.code_keys import code_key_numbers
from app.database.transaction import write_connection
from tests.command_line import run
from tests.retention.two_periods import DESTROYED, KEY_MADE, THE_AGREEMENT, TwoPeriods


@pytest.fixture
def two(house):
    """The house with its cast, on the first day on which the key may be destroyed; nothing is locked yet."""
    two = TwoPeriods(house.app, house.valla)
    with write_connection() as connection:
        add_agreement(connection, "iop", "IOP", ["iogt"], THE_AGREEMENT, KEY_MADE)
    [card] = two.print_cards(1)
    two.show(card, "2024-05-06")
    two.begin_next_period()
    two.show(card, "2026-01-02")
    with time_machine.travel(DESTROYED, tick=False):
        yield two


def test_the_page_says_what_has_to_come_first(two, house):
    admin = house.signed_in_anew("Ada")
    assert "sex månader efter att" in admin.get("/keys").text

    two.lock_last_report()

    page = admin.get("/keys").text
    assert "kan förstöras nu" in page
    assert "Först nyckelbladet" in page
    assert 'href="/keys/destroy"' not in page


def test_too_early_there_is_nothing_to_type_a_word_into(two, house):
    answer = house.signed_in_anew("Ada").get("/keys/destroy")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/keys")


def test_the_word_destroys_and_the_receipt_says_what(two, house):
    two.ready_to_destroy()
    admin = house.signed_in_anew("Ada")

    wrong = admin.submit("/keys/destroy", word="nej")
    assert wrong.status_code == 422
    assert "Det är inte ordet" in wrong.text
    assert code_key_numbers(two.settings, "iogt") == (2, 1)

    answer = admin.submit("/keys/destroy", word="förstör")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/keys/1/receipt")
    assert code_key_numbers(two.settings, "iogt") == (2,)
    receipt = admin.get("/keys/1/receipt").text
    assert "fingeravtryck" in receipt
    assert "Ada" in receipt
    assert 'href="/keys/1/receipt"' in admin.get("/keys").text


def test_without_a_sheet_the_word_destroys_nothing(two, house):
    two.lock_last_report()

    answer = house.signed_in_anew("Ada").submit("/keys/destroy", word="FÖRSTÖR")

    assert answer.status_code == 422
    assert "Lägg först undan nyckelbladet" in answer.text
    assert code_key_numbers(two.settings, "iogt") == (2, 1)


def test_the_command_asks_for_its_word_and_writes_the_receipt(app, two, tmp_path):
    of_iogt = ("destroy-keys", "--organisation", "iogt")
    too_early = run(app, *of_iogt, "--word", "DESTROY")
    assert (too_early.exit_code, too_early.stdout) == (1, "")
    two.ready_to_destroy()

    looked = run(app, *of_iogt, "--dry-run")
    wrong = run(app, *of_iogt, "--word", "yes")
    assert (looked.exit_code, wrong.exit_code, code_key_numbers(two.settings, "iogt")) == (0, 1, (2, 1))

    done = run(app, *of_iogt, "--word", "DESTROY", "--receipt", str(tmp_path / "receipt.txt"))

    assert done.exit_code == 0, done.output
    assert code_key_numbers(two.settings, "iogt") == (2,)
    assert "fingerprint" in (tmp_path / "receipt.txt").read_text()
    assert (tmp_path / "receipt.txt").read_text() == done.stdout
