"""The key sheet: what is printed can be typed again, and what was mistyped is found."""

from __future__ import annotations

import re
import shutil

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from app.command_line import Installation, oasen
from app.key_sheet.lines import LineMistyped, fingerprint, key_typed, line_of
from app.keys import KEY_BYTES, box_key
from app.settings import Settings
from tests.command_line import run

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


@pytest.fixture
def settings(sqlite_template, tmp_path):
    """Keys are the same whatever the database is."""
    shutil.copytree(sqlite_template, tmp_path / "instance")
    return Settings(instance=tmp_path / "instance")


def line_in(text, name):
    _before, after = text.split(f"{name}  –")
    return "".join(after.splitlines()[1:3])


@given(KEYS)
def test_what_stands_on_paper_is_read_back(key):
    assert key_typed(line_of("instance.key", key).signs) == key


@given(KEYS)
def test_small_letters_and_signs_that_look_alike_are_read_as_meant(key):
    typed = line_of("instance.key", key).signs.lower().replace("0", "O").replace("1", "l")

    assert key_typed(typed) == key


@given(KEYS, st.integers(0, 63), st.integers(1, 15))
def test_a_sign_mistyped_is_found(key, place, by):
    signs = line_of("instance.key", key).signs.replace(" ", "")
    wrong = signs[:place] + f"{(int(signs[place], 16) + by) % 16:X}" + signs[place + 1 :]

    with pytest.raises(LineMistyped):
        key_typed(wrong)


@pytest.mark.parametrize(("change", "says"), [(lambda line: line[:-1], "68"), (lambda line: "Q" + line[1:], "A to F")])
def test_it_is_said_what_does_not_fit(change, says):
    with pytest.raises(LineMistyped, match=says):
        key_typed(change(line_of("instance.key", bytes(range(32))).signs))


def test_the_fingerprint_holds_nothing_of_the_key():
    key = bytes(range(32))

    assert not any(sign in fingerprint(key) for sign in re.findall(".{6}", key.hex()))


def test_a_lost_key_is_put_back_from_the_printed_sheet(app, settings):
    file = settings.keys_folder / "boxes.key"
    key, signing = file.read_bytes(), box_key(settings).private_numbers().private_value
    sheet = run(app, "keys", "sheet").output
    file.unlink()

    answer = run(app, "keys", "enter", "boxes.key", input=f"{line_in(sheet, 'boxes.key')}\n")

    assert answer.exit_code == 0, answer.output
    assert file.read_bytes() == key
    assert file.stat().st_mode & 0o077 == 0
    assert box_key(settings).private_numbers().private_value == signing


def test_nothing_is_shown_of_what_is_typed(app, settings):
    sheet = run(app, "keys", "sheet").output
    (settings.keys_folder / "boxes.key").unlink()
    line = line_in(sheet, "boxes.key")

    answer = run(app, "keys", "enter", "boxes.key", input=f"{line}\n")

    assert line.split()[3] not in answer.output


def test_a_mistyped_line_makes_no_key(app, settings):
    line = line_in(run(app, "keys", "sheet").output, "boxes.key")
    (settings.keys_folder / "boxes.key").unlink()

    answer = run(app, "keys", "enter", "boxes.key", input=line[:-2] + "\n")

    assert answer.exit_code == 1
    assert not (settings.keys_folder / "boxes.key").exists()


@pytest.mark.parametrize("name", ["instance.key", "../oasen.key", "organisation-Å.key", "instance"])
def test_a_key_that_is_there_or_a_name_that_is_none_is_refused(app, settings, name):
    line = line_in(run(app, "keys", "sheet").output, "boxes.key")
    before = sorted(settings.instance.rglob("*.key"))

    answer = run(app, "keys", "enter", name, input=f"{line}\n")

    assert answer.exit_code == 1
    assert sorted(settings.instance.rglob("*.key")) == before


@pytest.mark.parametrize(("language", "title"), [("sv", "Nyckelblad"), ("en", "Key sheet")])
def test_the_pdf_says_every_sign_of_every_key(settings, tmp_path, language, title):
    output = tmp_path / "sheet.pdf"
    spoken = Installation(Settings(instance=settings.instance, language=language))

    answer = CliRunner().invoke(oasen, ["keys", "sheet", "-o", str(output)], obj=spoken, catch_exceptions=False)

    assert answer.exit_code == 0
    assert output.stat().st_mode & 0o077 == 0
    pages = pypdfium2.PdfDocument(output)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    signs = re.sub(r"\s", "", text)
    assert title in text
    for file in settings.keys_folder.glob("*.key"):
        assert line_of(file.name, file.read_bytes()).signs.replace(" ", "") in signs
    pages.close()


def test_where_there_are_no_keys_it_says_so(tmp_path):
    nothing = Installation(Settings(instance=tmp_path / "nothing"))

    answer = CliRunner().invoke(oasen, ["keys", "sheet"], obj=nothing)

    assert answer.exit_code == 1
    assert "oasen init" in answer.output
