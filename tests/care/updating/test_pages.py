"""The pages tell what is chosen for what it is, change nothing until the last press, and show the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.bootstrap.versions import FAILED, Last, Order, keep_standing, standing_of
from app.care.updating import offered
from app.care.updating.actions import here as what_runs
from app.care.updating.pages import BEGIN_AS_ANOTHER
from app.clock import now
from tests.care.going import ended
from tests.care.updating.programs import pack, program
from tests.make import make_door
from tests.page import read_page

OTHER = "0.9.0-0099-abcdef01"


@pytest.fixture
def settings(sqlite_settings):
    """What these pages say does not hang on the database."""
    return sqlite_settings


@pytest.fixture(autouse=True)
def downloads(tmp_path, monkeypatch):
    """The folder in which downloads land, of a home of the test's own."""
    folder = tmp_path / "home" / "Downloads"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    return folder


@pytest.fixture
def beside(here, tmp_path):
    """Another version lies beside this one."""
    main = tmp_path / "versions" / OTHER / "app" / "__main__.py"
    main.parent.mkdir(parents=True)
    main.write_text("")
    return here


def newer(file):
    return pack(program("9.0.0", steps=1 + int(what_runs().house_revision)), file)


def order(settings) -> Order:
    wanted = Order(OTHER, "0.9.0", "", "0.1.0", "0028", now().isoformat())
    keep_standing(settings.instance, replace(standing_of(settings.instance), order=wanted))
    return wanted


def test_what_was_downloaded_or_lies_on_a_stick_is_offered(admin, here, downloads, put_in):
    newer(downloads / "oasen-9.0.0.zip")
    newer(put_in() / "Oasen-9.1.0.zip")
    (downloads / "letter.zip").write_text("")

    page = admin.get("/care/update").text

    assert page.count(".zip i ") == 2
    assert "letter.zip" not in page


def test_what_is_chosen_from_the_list_is_what_the_next_press_brings(admin, here, downloads):
    file = newer(downloads / "oasen-9.0.0.zip")

    answer = admin.submit("/care/update", where=str(file), source="")

    [field] = [each for each in read_page(answer.text)[0].every("input") if each.attributes.get("name") == "source"]
    assert field.attributes["value"] == str(file)


def test_at_most_six_are_offered(admin, here, downloads):
    for number in range(9):
        (downloads / f"oasen-9.0.{number}.zip").write_text("")

    assert len(offered.offered_versions()) == offered.MOST_OFFERED


def test_a_new_version_is_shown_with_what_is_new_and_nothing_is_done(admin, here, tmp_path):
    file = newer(tmp_path / "new.zip")

    page = admin.submit("/care/update", where="other", source=str(file)).text

    assert "Oasen 9.0.0" in page
    assert "A lamp by the door." in page
    assert str(file) in page
    assert standing_of(here.instance).order is None
    assert not (tmp_path / "versions").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("half.zip", "Filen är skadad"),
        ("foreign.zip", "Där finns inget Oasen"),
        ("older.zip", "äldre"),
        ("", "Skriv var den ligger"),
    ],
)
def test_what_cannot_follow_is_told_beside_what_was_typed(admin, here, tmp_path, name, words):
    newer(tmp_path / "half.zip").write_bytes((tmp_path / "half.zip").read_bytes()[:400])
    pack({"letter.txt": b""}, tmp_path / "foreign.zip")
    pack(program("0.0.1", steps=int(what_runs().house_revision)), tmp_path / "older.zip")
    typed = str(tmp_path / name) if name else ""

    answer = admin.submit("/care/update", where="other", source=typed)

    assert answer.status_code == 422
    assert words in answer.text
    assert typed in answer.text


def test_a_file_that_is_gone_by_now_is_told_and_nothing_is_changed(admin, here, tmp_path):
    file = newer(tmp_path / "new.zip")
    page = admin.submit("/care/update", where="other", source=str(file))
    token = admin.token_on("/care/update")
    file.unlink()

    admin.post("/care/update/bring", source=str(file), csrf_token=token)

    assert page.status_code == 200
    assert ended(admin).refused == "NotOasen"
    assert "Där finns inget Oasen" in admin.get("/care/going").text
    assert standing_of(here.instance).order is None


def test_what_is_prepared_may_be_left(admin, beside):
    order(beside)
    assert "Oasen 0.9.0 är förberedd" in admin.get("/care/update").text

    admin.submit("/care/update", "/care/update/stay")

    assert standing_of(beside.instance).order is None
    assert "Var ligger den nya versionen?" in admin.get("/care/update").text


def test_a_press_lets_the_server_begin_as_the_other_one(admin, beside, app):
    order(beside)
    pressed = []
    app.extensions[BEGIN_AS_ANOTHER] = lambda: pressed.append(standing_of(beside.instance).order.is_pressed)

    page = admin.submit("/care/update", "/care/update/go").text

    assert pressed == [True]
    assert "Oasen startar om" in page


def test_where_nobody_would_begin_it_anew_the_page_says_what_to_do(admin, beside):
    wanted = order(beside)

    page = admin.submit("/care/update", "/care/update/go").text

    assert "Starta om Oasen" in page
    assert standing_of(beside.instance).order == wanted


def test_the_way_back_is_offered_once_there_is_one_and_why_it_failed_is_told(admin, beside):
    assert "Tillbaka till" not in admin.get("/care/update").text
    before = Order("", "0.9.0", OTHER, "0.0.9", "0027", now().isoformat())
    failed = Last(FAILED, "0.9.0", now().isoformat(), "OperationalError: disk full")
    keep_standing(beside.instance, replace(standing_of(beside.instance), before=before, last=failed))

    page = admin.get("/care/update").text

    assert "Tillbaka till Oasen 0.0.9" in page
    assert "OperationalError: disk full" in page


def test_where_others_live_or_the_program_is_locked_the_command_is_told(admin, here, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda _path, _mode: False)
        assert "oasen update oasen-X.Y.Z.zip" in admin.get("/care/update").text
    make_door("sionhuset", "sion")
    file = newer(tmp_path / "new.zip")

    page = admin.get("/care/update").text
    admin.post("/care/update/bring", source=str(file), csrf_token=admin.token_on("/care"))

    assert "oasen update oasen-X.Y.Z.zip" in page
    assert "Flera organisationer" in page
    assert admin.get("/care/going").headers["Location"] == "/care"
