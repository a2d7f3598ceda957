"""What tests share of their engines is ready to be shared, whichever test comes first."""

from sqlalchemy import NullPool, create_engine

from tests import compiled_once
from tests.compiled_once import keep_statements


def test_an_engine_that_nobody_has_used_yet_gives_a_dialect_that_knows_its_server(postgresql_url, monkeypatch):
    monkeypatch.setattr(compiled_once, "DIALECTS", {})
    first, second = (create_engine(postgresql_url, poolclass=NullPool) for _ in range(2))

    keep_statements(first)
    keep_statements(second)

    assert second.dialect is first.dialect
    with second.connect() as connection:
        assert connection.dialect.server_version_info is not None
        assert connection.default_isolation_level == "READ COMMITTED"
