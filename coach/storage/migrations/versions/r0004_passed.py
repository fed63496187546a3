"""What is let pass in one note."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """A column; in the notes that are there, nothing is."""
    op.add_column("messages", sa.Column("passed", sa.Text, nullable=False, server_default="[]"))
