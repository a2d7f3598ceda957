"""`oasen audit`: proves the chain, shows it, prints the head that is kept elsewhere."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.audit.queries import audit_heads
from app.extensions import db
from tests.audit.acts import do
from tests.command_line import run


@pytest.fixture
def done(house):
    do(house.valla, 5)
    return house


def tampered(statement):
    is_sqlite = db.engine.dialect.name == "sqlite"
    name = "kept" if is_sqlite else "in_order"
    with db.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER audit_entries_{name}" + ("" if is_sqlite else " ON audit_entries")))
        connection.execute(text(statement))


def test_a_whole_chain_is_said_to_hold(done):
    answer = run(done.app, "audit", "verify")

    assert answer.exit_code == 0
    assert answer.output.startswith("The chain holds: 5 acts")


def test_the_head_is_what_backups_keep_and_verify_takes(done):
    head = run(done.app, "audit", "head").output.strip()
    with db.engine.connect() as connection:
        assert audit_heads(connection) == [("installation", 5, head)]
    do(done.valla)

    assert run(done.app, "audit", "verify", "--head", head).exit_code == 0


def test_nothing_done_yet_has_a_head_too(house):
    head = run(house.app, "audit", "head").output.strip()

    assert run(house.app, "audit", "verify", "--head", head).exit_code == 0


def test_what_was_taken_out_ends_with_1_and_says_where_and_what_to_do(done):
    tampered("DELETE FROM audit_entries WHERE number = 3")
    answer = run(done.app, "audit", "verify")

    assert answer.exit_code == 1
    assert "from act 3 on" in answer.stderr
    assert "newest backup" in answer.stderr


def test_what_was_cut_off_is_found_by_the_head(done):
    head = run(done.app, "audit", "head").output.strip()
    tampered("DELETE FROM audit_entries WHERE number > 3")

    assert run(done.app, "audit", "verify").exit_code == 0
    answer = run(done.app, "audit", "verify", "--head", head)
    assert answer.exit_code == 1
    assert "cut off" in answer.stderr


@pytest.mark.parametrize("head", ["", "abc", "zz" * 32, "00" * 31])
def test_what_is_no_head_is_refused(done, head):
    answer = run(done.app, "audit", "verify", "--head", head)

    assert answer.exit_code == 1
    assert "oasen audit head" in answer.stderr


def test_it_shows_the_last_acts_in_order(done):
    lines = run(done.app, "audit", "show", "--last", "2").output.splitlines()

    assert [line.split("\t")[0] for line in lines] == ["4", "5"]
    assert lines[1].split("\t")[2:] == [str(done.valla.place.organisation_id), "staff/4", "searched", "staff/4", "1"]


def test_another_key_proves_nothing(done, settings):
    key = settings.keys_folder / "audit.key"
    key.chmod(0o600)
    key.write_bytes(b"o" * 32)
    from app.keys import derived_key

    derived_key.cache_clear()

    assert run(done.app, "audit", "verify").exit_code == 1
