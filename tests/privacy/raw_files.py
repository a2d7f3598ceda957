"""Everything an installation keeps, byte by byte as a thief or an authority would find it, and what stands in it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from app.extensions import db

# Tables, indexes, catalogues and statistics: every relation that has a file of its own, whole.
POSTGRESQL_FILES = """
    SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
    WHERE pg_relation_filepath(oid) IS NOT NULL
"""


def every_file(folder: Path) -> dict[str, bytes]:
    """Each file under the instance's folder, and on PostgreSQL each file of the database and the server's log."""
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return kept | (_postgresql_files() if db.engine.dialect.name == "postgresql" else {})


def _postgresql_files() -> dict[str, bytes]:
    engine = sa.create_engine(_of_the_server(), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text("CHECKPOINT"))  # what is in memory alone comes to the files now
        files = {
            f"postgresql {name}": bytes(content) for name, content in connection.execute(sa.text(POSTGRESQL_FILES))
        }
        said = Path(connection.execute(sa.text("SHOW data_directory")).scalar_one()).parent / "log"
    return files | ({"postgresql log": said.read_bytes()} if said.is_file() else {})


def _of_the_server() -> sa.URL:
    """The same database for the server's own account, which alone may read its files."""
    with db.engine.connect() as connection:
        account = connection.execute(sa.text("SELECT rolname FROM pg_roles WHERE oid = 10")).scalar_one()
    return db.engine.url.set(username=account)


def forms_of(value: bytes) -> set[bytes]:
    """A value as it may be written: as it is, as hex, as base64, as a UUID."""
    forms = {value, value.hex().encode(), value.hex().upper().encode()}
    forms |= {base64.b64encode(value).rstrip(b"="), base64.urlsafe_b64encode(value).rstrip(b"=")}
    return forms | ({str(UUID(bytes=value)).encode()} if len(value) == 16 else set())


def where_found(files: Mapping[str, bytes], values: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """(name of the value, file) wherever one stands in any form."""
    return {
        (name, file)
        for name, value in values.items()
        for form in forms_of(value)
        for file, content in files.items()
        if form in content
    }
