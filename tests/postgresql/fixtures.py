"""The fixture that gives a test a PostgreSQL server."""

import os
from collections.abc import Iterator

import pytest

from tests.postgresql.server import NoServer, Server


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a server in which databases may be created: a database `postgres` to begin from.

    TEST_DATABASE_URL names a server of one's own; names of databases must then be one's own too.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    try:
        server = Server()
    except NoServer as refusal:
        pytest.fail(str(refusal), pytrace=False)
    yield server.url
    server.stop()
