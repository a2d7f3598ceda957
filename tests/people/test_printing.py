"""Cards are printed and registered, or neither."""

import json
import re
import stat
import subprocess
import zlib
from contextlib import suppress

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from app.clock import now
from app.code_keys import code_keys
from app.command_line import Installation, oasen
from app.database.transaction import write_connection
from app.errors import CannotWriteFile, NotFound
from app.extensions import db
from app.keys import organisation_key
from app.organisations.actions import add_organisation
from app.people.card_sheet import BackText, SheetLayout, card_sheet
from app.people.cards import CARDS, CREDENTIALS, draw_card, hash_cards, register_cards, without_clashes
from app.people.credentials import tag_of, tag_of_pictures
from app.people.models import CredentialType
from app.people.pictures import written
from app.people.printing import RUNS, CardOrder, print_cards
from tests.npm_package import node

NOW = now()
WIDTH_PT = 595.28  # of A4
TODAY = NOW.date()


@pytest.fixture
def valla(app):
    with write_connection() as connection:
        return add_organisation(connection, app.config["OASEN"], "valla", "Valla", now())


@pytest.fixture
def key(app, valla):
    return organisation_key(app.config["OASEN"], "valla", "credentials")


def counted(table):
    with db.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_card_is_registered_under_both_its_codes(app, valla, key, tmp_path):
    cards = print_cards(app.config["OASEN"], CardOrder("valla", 2, tmp_path / "cards.pdf"), NOW)

    with db.engine.connect() as connection:
        rows = connection.execute(select(CREDENTIALS.c.tag, CREDENTIALS.c.type, CREDENTIALS.c.card_id)).all()
    by_tag = {row.tag: row for row in rows}
    assert len(rows) == 4
    for card in cards:
        by_qr = by_tag[tag_of(CredentialType.CARD, card.token, key)]
        by_pictures = by_tag[tag_of_pictures(written(card.pictures), key)]
        assert by_qr.card_id == by_pictures.card_id
        assert (by_qr.type, by_pictures.type) == ("card", "pictures")


def test_a_new_card_is_nobodys(app, valla, tmp_path):
    print_cards(app.config["OASEN"], CardOrder("valla", 1, tmp_path / "cards.pdf"), NOW)

    with db.engine.connect() as connection:
        card = connection.execute(select(CARDS)).one()
    assert (card.person_id, card.printed_day) == (None, TODAY)


def test_the_files_are_for_their_owner_alone(app, valla, tmp_path):
    order = CardOrder("valla", 1, tmp_path / "cards.pdf", tmp_path / "tokens.json")

    [card] = print_cards(app.config["OASEN"], order, NOW)

    assert json.loads(order.tokens.read_text()) == [card.token]
    assert order.sheet.read_bytes().startswith(b"%PDF")
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("*.*")} == {0o600}
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["cards.pdf", "tokens.json"]


@pytest.mark.parametrize("tokens", ["missing/tokens.json", "."])
def test_nothing_is_registered_when_a_file_cannot_be_written(app, valla, tmp_path, tokens):
    order = CardOrder("valla", 1, tmp_path / "cards.pdf", tmp_path / tokens)

    with pytest.raises(CannotWriteFile):
        print_cards(app.config["OASEN"], order, NOW)

    assert counted(CARDS) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["instance"]


def test_an_organisation_that_is_not_there_is_refused(app, tmp_path):
    with pytest.raises(NotFound, match="add one first"):
        print_cards(app.config["OASEN"], CardOrder("valla", 1, tmp_path / "cards.pdf"), NOW)


def test_cards_whose_pictures_another_card_bears_are_left_out(app, valla, key):
    first, second, same = draw_card(), draw_card(), draw_card()
    [first, second, same] = hash_cards(
        [first, second, type(same)(same.token, first.pictures)], code_keys(app.config["OASEN"], "valla")
    )
    with write_connection() as connection:
        register_cards(connection, valla, [first], TODAY)

    with db.engine.connect() as connection:
        assert without_clashes(connection, valla, [same, second]) == [second]
        assert without_clashes(connection, valla, [second, same, second]) == [second]


def test_a_card_bears_22_characters_and_five_different_pictures():
    cards = [draw_card() for _ in range(50)]

    assert all(re.fullmatch(r"[\w-]{22}", card.token) for card in cards)
    assert {len(set(card.pictures)) for card in cards} == {5}


def page_count(pdf):
    return int(re.search(rb"/Type/Pages/Count (\d+)", pdf)[1])


def drawn_in(pdf):
    """What is drawn in a PDF, stream by stream."""
    for packed in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.S):
        with suppress(zlib.error):
            yield zlib.decompress(packed)


def test_what_is_printed_in_one_go_is_kept_as_a_run(app, valla, tmp_path):
    print_cards(app.config["OASEN"], CardOrder("valla", 2, tmp_path / "a.pdf"), NOW)
    print_cards(app.config["OASEN"], CardOrder("valla", 1, tmp_path / "b.pdf", layout=SheetLayout(21)), NOW)

    with db.engine.connect() as connection:
        runs = connection.execute(select(RUNS)).all()
        counts = dict(connection.execute(select(CARDS.c.run_id, func.count()).group_by(CARDS.c.run_id)).all())
    assert sorted((run.card_count, run.cards_per_sheet, run.back_language, run.staff_id) for run in runs) == [
        (1, 21, None, None),
        (2, 10, None, None),
    ]
    assert counts == {run.id: run.card_count for run in runs}


def test_a_sheet_holds_ten_or_21_and_each_has_its_back(tmp_path):
    back = tuple(BackText(code, "ltr", "Vad sparas?", (("Aldrig", "Namn."),)) for code in ("sv", "en"))
    eleven = [draw_card() for _ in range(11)]

    pages = [page_count(card_sheet(eleven, SheetLayout(*layout))) for layout in [(10,), (21,), (10, back), (21, back)]]

    assert pages == [2, 1, 4, 2]


def test_a_back_lies_behind_its_front_when_the_sheet_is_turned_over():
    """Two cards on a sheet for three beside each other: behind them, the last two places of the row."""
    back = (BackText("sv", "ltr", "Vad sparas?", (("Aldrig", "Namn."),)),)
    pdf = card_sheet([draw_card(), draw_card()], SheetLayout(21, back))

    [back_page] = [content for content in drawn_in(pdf) if b" Tf" in content and b"/Background" not in content]
    left_edges_pt = [float(x) for x in re.findall(rb"q 1 0 0 -1 ([0-9.]+) [0-9.]+ cm", back_page)]

    assert min(left_edges_pt) > WIDTH_PT / 3
    assert any(edge < WIDTH_PT * 2 / 3 for edge in left_edges_pt)
    assert any(edge > WIDTH_PT * 2 / 3 for edge in left_edges_pt)


@pytest.mark.parametrize("per_sheet", [10, 21])
def test_the_printed_qr_codes_can_be_read(tmp_path, per_sheet):
    cards = [draw_card() for _ in range(per_sheet)]
    picture = tmp_path / "cards.png"
    picture.write_bytes(card_sheet(cards, SheetLayout(per_sheet), "png"))

    said = subprocess.run([node(), "tests/people/read_qr.mjs", picture], capture_output=True, text=True, check=True)

    assert sorted(said.stdout.split()) == sorted(card.token for card in cards)


@pytest.fixture
def installation(app):
    installation = Installation(app.config["OASEN"])
    installation.app = app
    return installation


def test_the_command_prints_cards_and_says_where(valla, installation, tmp_path):
    given = ["cards", "--organisation", "valla", "--count", "1", "-o", str(tmp_path / "cards.pdf")]

    said = CliRunner().invoke(oasen, given, obj=installation)

    assert said.exit_code == 0, said.output
    assert "cards.pdf" in said.output
    assert counted(CREDENTIALS) == 2


def test_the_command_puts_21_on_a_sheet(valla, installation, tmp_path):
    given = ["cards", "--organisation", "valla", "--count", "2", "--per-page", "21", "-o", str(tmp_path / "cards.pdf")]

    said = CliRunner().invoke(oasen, given, obj=installation)
    refused = CliRunner().invoke(oasen, [*given, "--per-page", "12"], obj=installation)

    with db.engine.connect() as connection:
        assert connection.execute(select(RUNS.c.cards_per_sheet, RUNS.c.card_count)).all() == [(21, 2)]
    assert (said.exit_code, refused.exit_code) == (0, 2)


def test_the_command_refuses_in_one_line(installation, tmp_path):
    given = ["cards", "--organisation", "nowhere", "--count", "1", "-o", str(tmp_path / "cards.pdf")]

    said = CliRunner().invoke(oasen, given, obj=installation)

    assert said.exit_code == 1
    assert len(said.output.splitlines()) == 1
