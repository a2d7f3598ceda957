"""What premises let their door offer: what would tell of someone's need, and a goodbye; both off."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("shows_needs_at_door", "asks_goodbye_at_door")


def upgrade() -> None:
    """Add what may be turned on; nothing is until somebody does."""
    for name in COLUMNS:
        op.add_column("premises", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Take it away."""
    for name in reversed(COLUMNS):
        op.drop_column("premises", name)
