"""The set-up link opens once, the newest alone, and its code lies nowhere."""

from __future__ import annotations

import pytest

from app.beginning.set_up_link import FILE, forget_link, make_link, opens
from app.settings import Settings


@pytest.fixture
def fresh(tmp_path):
    (tmp_path / "keys").mkdir()
    return Settings(instance=tmp_path)


def code_of(link):
    return link.rpartition("#")[2]


def test_the_code_stands_behind_the_hash_of_the_address(fresh):
    link = make_link(fresh, "http://localhost:8000/")

    assert link.startswith("http://localhost:8000/begin#")
    assert len(code_of(link)) == 43  # 256 bits


def test_it_opens_by_its_code_and_by_no_other(fresh):
    code = code_of(make_link(fresh, "http://localhost:8000"))

    assert opens(fresh, code)
    assert not opens(fresh, code[:-1])
    assert not opens(fresh, "")


def test_a_new_one_ends_the_one_before(fresh):
    first, second = (code_of(make_link(fresh, "http://localhost:8000")) for _ in range(2))

    assert not opens(fresh, first)
    assert opens(fresh, second)


def test_without_one_nothing_opens(fresh):
    code = code_of(make_link(fresh, "http://localhost:8000"))

    forget_link(fresh)
    forget_link(fresh)

    assert not opens(fresh, code)
    assert not opens(fresh, "")


def test_what_lies_among_the_keys_is_not_the_code_and_is_for_its_owner_alone(fresh):
    code = code_of(make_link(fresh, "http://localhost:8000"))
    file = fresh.keys_folder / FILE

    assert code.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
