"""Notes being written, and the versions kept of them."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Two tables of their own; nothing that is there changes."""
    _messages()
    op.create_table(
        "message_scores",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("message_id", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("score", sa.Double),
        sa.Column("band", sa.Integer),
        sa.Column("levels", sa.Text),
        sa.Column("rubric_version", sa.Text),
        sa.Column("model_version", sa.Text),
        sa.Column("at", _INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["owner", "message_id"], ["messages.owner", "messages.id"]),
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("interviewers", sa.Text, nullable=False),
        sa.Column("begun_for", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("application_id", sa.Text),
        sa.Column("action_id", sa.Text),
        sa.Column("found_kind", sa.Text),
        sa.Column("score", sa.Double),
        sa.Column("band", sa.Integer),
        sa.Column("levels", sa.Text),
        sa.Column("rubric_version", sa.Text),
        sa.Column("model_version", sa.Text),
        sa.Column("sent_at", _INSTANT),
        sa.Column("sent_on", sa.Date),
        sa.Column("sent_channel", sa.Text),
        sa.Column("sent_events", sa.Text),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.Column("discarded_at", _INSTANT),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("jottings", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["owner", "application_id"], ["applications.owner", "applications.id"]),
    )
    op.create_index("ix_messages_updated_at", "messages", ["owner", "updated_at"])
    op.create_index("ix_messages_application", "messages", ["owner", "application_id"])
