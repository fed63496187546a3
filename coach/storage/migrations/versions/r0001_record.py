"""The record: applications, contacts, events, imports, mappings."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None

_INSTANT = sa.DateTime(timezone=True)
_FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """An empty database."""
    _applications()
    _contacts()
    _events()
    _imports()
    op.create_table(
        "mappings",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("fingerprint", sa.Text, primary_key=True),
        sa.Column("mapping", sa.Text, nullable=False),
        sa.Column("remembered_at", _INSTANT, nullable=False),
    )


def _applications() -> None:
    op.create_table(
        "applications",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("link", sa.Text),
        sa.Column("location", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("applied_on", sa.Date),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("declared_stage", sa.Text, nullable=False),
        sa.Column("notes", sa.Text),
        sa.Column("import_id", sa.Text),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.Column("deleted_at", _INSTANT),
        sa.Column("company_key", _FOLDED, nullable=False),
        sa.Column("role_key", _FOLDED, nullable=False),
        sa.Column("search", _FOLDED, nullable=False),
        sa.Column("last_event_on", sa.Date),
        sa.Column("last_event_kind", sa.Text),
    )
    op.create_index("ix_applications_company", "applications", ["owner", "company_key"])
    op.create_index("ix_applications_applied_on", "applications", ["owner", "applied_on"])
    op.create_index("ix_applications_last_event_on", "applications", ["owner", "last_event_on"])


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("application_id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("role", sa.Text),
        _application_key(),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", _ROW_NUMBER, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("application_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", _INSTANT),
        sa.Column("on", sa.Date),
        sa.Column("ended_at", _INSTANT),
        sa.Column("round", sa.Integer),
        sa.Column("type", sa.Text),
        sa.Column("contact", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("request", sa.Text),
        sa.Column("request_id", sa.Text),
        sa.Column("promised_on", sa.Date),
        sa.Column("channel", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("import_id", sa.Text),
        sa.Column("replaces", sa.BigInteger),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("closed_at", _INSTANT),
        sa.Column("closed_as", sa.Text),
        _application_key(),
    )
    op.create_index("ix_events_application", "events", ["owner", "application_id"])


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("applied_at", _INSTANT, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("same", sa.Integer, nullable=False),
        sa.Column("undone_at", _INSTANT),
    )
    op.create_index("ix_imports_applied_at", "imports", ["owner", "applied_at"])
    op.create_table(
        "import_changes",
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("import_id", sa.Text, primary_key=True),
        sa.Column("application_id", sa.Text, primary_key=True),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("revision_after", sa.Integer, nullable=False),
        _application_key(),
        sa.ForeignKeyConstraint(["owner", "import_id"], ["imports.owner", "imports.id"]),
    )


def _application_key() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner", "application_id"], ["applications.owner", "applications.id"])
