"""A new version is known for what it is, and what is damaged, foreign, older or means ill is refused in words."""

from __future__ import annotations

import stat
from zipfile import ZipFile, ZipInfo

import pytest

from app.care.updating import carrier
from app.care.updating.carrier import carried_by
from app.care.updating.new_version import MUST_HAVE, Here, may_follow, news_since, read_version
from app.care.updating.refusals import NotOasen, VersionDamaged, VersionHere, VersionOlder
from tests.care.updating.programs import CHANGELOG, STEPS, lay_down, pack, program

HERE = Here(version="0.1.0", revision="0002", digest="0" * 64, house_revision="0002")


def read(source, since="0.1.0"):
    with carried_by(source) as carried:
        return read_version(carried, since)


@pytest.mark.parametrize("around", ["", "oasen/", "Downloads/oasen-0.2.0/"])
def test_a_zip_and_a_folder_are_the_same_version(tmp_path, around):
    packed = read(pack(program(), tmp_path / "new.zip", around))
    unpacked = read(lay_down(program(), tmp_path / "new"))

    assert packed == unpacked
    assert (packed.version, packed.revision) == ("0.2.0", "0002")
    assert packed.name == f"0.2.0-0002-{packed.digest[:8]}"
    may_follow(packed, HERE)


def test_what_lies_beside_a_program_is_none_of_it(tmp_path):
    folder = lay_down(program(), tmp_path / "new")
    plain = read(folder)
    beside = {"instance/oasen.sqlite": b"a house", ".venv/x": b"", "versions/0.3.0/app/__init__.py": b"", ".git/x": b""}
    lay_down(beside | {"app/__pycache__/x.pyc": b""}, folder)
    (folder / "app" / "link.py").symlink_to("/etc/passwd")

    with carried_by(folder) as carried:
        assert set(carried.names()) == set(program())
    assert read(folder) == plain
    with carried_by(pack(program() | beside, tmp_path / "new.zip")) as carried:
        assert set(carried.names()) == set(program())


def test_what_is_no_oasen_is_said_to_be_none(tmp_path):
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "empty", tmp_path / "gone.zip", pack({"letter.txt": b""}, tmp_path / "letter.zip")):
        with pytest.raises(NotOasen):
            read(source)
    with pytest.raises(NotOasen):
        read(pack(program("new"), tmp_path / "nameless.zip"))


@pytest.mark.parametrize("name", sorted({*MUST_HAVE, f"{STEPS}/0001_a_step.py", f"{STEPS}/0002_a_step.py"}))
def test_a_missing_file_is_told(tmp_path, name):
    files = program(steps=3)
    del files[name]

    with pytest.raises((VersionDamaged, NotOasen)):
        read(pack(files, tmp_path / "new.zip"))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_told(tmp_path, share):
    file = pack(program(), tmp_path / "new.zip")
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(VersionDamaged):
        read(file)


def test_no_changed_byte_of_a_packed_program_passes_unseen(tmp_path):
    file = pack(program(), tmp_path / "new.zip")
    whole, before = file.read_bytes(), read(file)
    told = 0
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            assert read(file) == before  # a date, or another byte that nobody reads
        except (VersionDamaged, NotOasen):
            told += 1

    assert told > len(whole) / 7 / 3


@pytest.mark.parametrize(
    "name", ["../outside", "oasen-0.2.0/../../outside", "/etc/passwd", "C:/x", "oasen\\..\\x", "oasen-0.2.0/app/.."]
)
def test_a_file_that_would_land_outside_is_refused(tmp_path, name):
    file = pack(program(), tmp_path / "new.zip")
    with ZipFile(file, "a") as archive:
        archive.writestr(ZipInfo(name), "x")

    with pytest.raises(VersionDamaged):
        read(file)


def test_a_link_and_a_second_file_of_a_name_are_refused(tmp_path):
    linked, twice = pack(program(), tmp_path / "linked.zip"), pack(program(), tmp_path / "twice.zip")
    with ZipFile(linked, "a") as archive:
        link = ZipInfo("oasen-0.2.0/app/secrets.py")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("oasen-0.2.0/app/factory.py", "another")

    for file in (linked, twice):
        with pytest.raises(VersionDamaged):
            read(file)


@pytest.mark.parametrize(("most", "limit"), [("MOST_FILES", 10), ("MOST_BYTES", 1_000)])
def test_what_would_fill_the_disk_is_refused(tmp_path, monkeypatch, most, limit):
    file = pack(program(), tmp_path / "new.zip")
    monkeypatch.setattr(carrier, most, limit)

    with pytest.raises(VersionDamaged):
        read(file)


@pytest.mark.parametrize(
    ("version", "steps", "house_revision", "refusal"),
    [
        ("0.0.9", 2, "0002", VersionOlder),
        ("0.1.0", 1, "0001", VersionOlder),  # the same by name, and made earlier
        ("0.2.0", 2, "0003", VersionOlder),  # newer by name, and cannot read the house
    ],
)
def test_what_is_older_is_refused(tmp_path, version, steps, house_revision, refusal):
    new = read(pack(program(version, steps), tmp_path / "new.zip"))

    with pytest.raises(refusal):
        may_follow(new, Here("0.1.0", "0002", "0" * 64, house_revision))


@pytest.mark.parametrize("version", ["0.1.0", "0.1.1", "0.10.0", "1.0.0"])
def test_what_is_newer_may_follow_and_what_runs_already_need_not(tmp_path, version):
    new = read(pack(program(version), tmp_path / "new.zip"))

    may_follow(new, HERE)
    with pytest.raises(VersionHere):
        may_follow(new, Here(version, "0002", new.digest, "0002"))


def test_the_news_are_what_came_after_the_version_that_runs():
    assert news_since(CHANGELOG, "0.1.5") == "## 0.2.0\n\n- A lamp by the door."
    assert news_since(CHANGELOG, "0.1.0").splitlines()[-1] == "- A bell."
    assert news_since(CHANGELOG, "0.0.7") == news_since(CHANGELOG, "0.2.0") == news_since(CHANGELOG, "0.1.5")
    assert news_since(CHANGELOG.replace("## 0.1.5", "## [0.1.5] - 2026-11-28"), "0.1.5") == news_since(
        CHANGELOG, "0.1.5"
    )
    assert news_since("", "0.1.0") == ""
