"""What the user prefers, and the actions put off."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Two tables of their own; nothing that is there changes."""
    op.create_table(
        "preferences",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
    )
    op.create_table(
        "put_offs",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("action_id", sa.Text, primary_key=True),
        sa.Column("until", _INSTANT),
    )
