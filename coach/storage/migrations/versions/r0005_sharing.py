"""Who was here, whom each lets read their record, and what was looked at."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"

_INSTANT = sa.DateTime(timezone=True)
_ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Three tables of their own; nothing that is there changes."""
    op.create_table(
        "people",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("email_key", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("first_seen", _INSTANT, nullable=False),
        sa.Column("last_seen", _INSTANT, nullable=False),
    )
    op.create_index("ix_people_email", "people", ["email_key"])
    op.create_table(
        "shares",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("adviser", sa.Text, nullable=False),
        sa.Column("adviser_name", sa.Text, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("ended", _INSTANT),
    )
    op.create_index("ix_shares_adviser", "shares", ["adviser"])
    op.create_table(
        "accesses",
        sa.Column("id", _ROW_NUMBER, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("adviser", sa.Text, nullable=False),
        sa.Column("adviser_name", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_index("ix_accesses_owner", "accesses", ["owner", "at"])
    op.create_index("ix_accesses_adviser", "accesses", ["adviser"])
