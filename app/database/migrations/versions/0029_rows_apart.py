"""PostgreSQL keeps the rows of organisations apart by itself.

The policies are made after every migration (app/database/row_policies.py), for tables of later ones need theirs too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

POLICIES = """
    SELECT relname, polname FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
    WHERE relnamespace = current_schema()::regnamespace
"""


def upgrade() -> None:
    """Nothing in the tables changes: this is what has them made in a house that is there already."""


def downgrade() -> None:
    """Take the policies away; an older version would not see to them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, policy in op.get_bind().execute(sa.text(POLICIES)).all():
        op.execute(f"DROP POLICY {policy} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
