"""The PostgreSQL server that the other tests stand on."""

import psycopg
import pytest

from tests.postgresql.server import NoServer, programs_folder


def test_the_server_answers_and_can_make_databases(postgresql_url):
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS made_by_a_test")
        connection.execute("CREATE DATABASE made_by_a_test")
        names = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        connection.execute("DROP DATABASE made_by_a_test")

    assert "made_by_a_test" in names


def test_a_machine_without_any_server_is_told_so_in_one_line(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NoServer) as refusal:
        programs_folder(package="no_such_package", installed=tmp_path)

    assert len(str(refusal.value).splitlines()) == 1
    assert "TEST_DATABASE_URL" in str(refusal.value)
