"""Alembic migrations of the database, one numbered file a step."""

from pathlib import Path

FOLDER = Path(__file__).parent
