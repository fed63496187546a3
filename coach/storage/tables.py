"""The tables of the record. Every row has an owner, who is part of the keys: a row can't hang below another's."""

from datetime import UTC, datetime

import sqlalchemy as sa


class Instant(sa.types.TypeDecorator[datetime]):
    """An instant in UTC with microseconds; SQLite, which has no zones, keeps it as UTC text."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# By code point on both databases, so that pages come in the same order and the indexes serve.
Folded = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite counts rows up only in a column declared INTEGER.
RowNumber = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

metadata = sa.MetaData()

applications = sa.Table(
    "applications",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    # Order of arrival.
    sa.Column("position", sa.BigInteger, nullable=False),
    # Grows with every change.
    sa.Column("version", sa.Integer, nullable=False),
    # The version that brought this content; undo returns to an earlier one, while the version grows on.
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("company", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("link", sa.Text),
    sa.Column("location", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("applied_on", sa.Date),
    sa.Column("stage", sa.Text, nullable=False),
    # As told by hand or by a file, before the log is read.
    sa.Column("declared_stage", sa.Text, nullable=False),
    sa.Column("notes", sa.Text),
    # The import that brought it.
    sa.Column("import_id", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("deleted_at", Instant),
    # For sorting and finding, see rows.fold.
    sa.Column("company_key", Folded, nullable=False),
    sa.Column("role_key", Folded, nullable=False),
    sa.Column("search", Folded, nullable=False),
    sa.Column("last_event_on", sa.Date),
    sa.Column("last_event_kind", sa.Text),
    sa.Index("ix_applications_company", "owner", "company_key"),
    sa.Index("ix_applications_applied_on", "owner", "applied_on"),
    sa.Index("ix_applications_last_event_on", "owner", "last_event_on"),
)


def _application_key() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner", "application_id"], ["applications.owner", "applications.id"])


contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("application_id", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("email", sa.Text),
    sa.Column("role", sa.Text),
    _application_key(),
)

# Only ever added to: a row that no longer holds is closed by a mark, and a better one names the row it replaces.
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", RowNumber, primary_key=True, autoincrement=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("application_id", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Instant),
    sa.Column("on", sa.Date),
    sa.Column("ended_at", Instant),
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
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
    sa.Column("closed_as", sa.Text),
    _application_key(),
    sa.Index("ix_events_application", "owner", "application_id"),
)

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("applied_at", Instant, nullable=False),
    sa.Column("new", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("same", sa.Integer, nullable=False),
    sa.Column("undone_at", Instant),
    sa.Index("ix_imports_applied_at", "owner", "applied_at"),
)

# What an import changed; what it brought has its import_id.
import_changes = sa.Table(
    "import_changes",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("import_id", sa.Text, primary_key=True),
    sa.Column("application_id", sa.Text, primary_key=True),
    # JSON of what the import met, and the revision that it left.
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("revision_after", sa.Integer, nullable=False),
    _application_key(),
    sa.ForeignKeyConstraint(["owner", "import_id"], ["imports.owner", "imports.id"]),
)

mappings = sa.Table(
    "mappings",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, primary_key=True),
    sa.Column("mapping", sa.Text, nullable=False),
    sa.Column("remembered_at", Instant, nullable=False),
)

# JSON texts, each under a name of its own.
preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
)

# Actions that the user does not want to see until an instant, or, without one, ever again.
put_offs = sa.Table(
    "put_offs",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("action_id", sa.Text, primary_key=True),
    sa.Column("until", Instant),
)

# Notes being written, and those that went.
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    # Grows with every change.
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("kind", sa.Text),
    sa.Column("company", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    # JSON lists of names.
    sa.Column("interviewers", sa.Text, nullable=False),
    sa.Column("begun_for", sa.Text, nullable=False),
    # A JSON list of switches.
    sa.Column("passed", sa.Text, nullable=False, server_default="[]"),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("application_id", sa.Text),
    sa.Column("action_id", sa.Text),
    # Of the words as they stand; all empty where they were not scored. `levels` is JSON.
    sa.Column("found_kind", sa.Text),
    sa.Column("score", sa.Double),
    sa.Column("band", sa.Integer),
    sa.Column("levels", sa.Text),
    sa.Column("rubric_version", sa.Text),
    sa.Column("model_version", sa.Text),
    # Either an instant or a plain date, with the channel; `sent_events` is JSON.
    sa.Column("sent_at", Instant),
    sa.Column("sent_on", sa.Date),
    sa.Column("sent_channel", sa.Text),
    sa.Column("sent_events", sa.Text),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("updated_at", Instant, nullable=False),
    sa.Column("discarded_at", Instant),
    # Last, so that lists need not read over long texts.
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("request", sa.Text, nullable=False),
    sa.Column("jottings", sa.Text, nullable=False),
    _application_key(),
    sa.Index("ix_messages_updated_at", "owner", "updated_at"),
    sa.Index("ix_messages_application", "owner", "application_id"),
)

# The versions that were kept, each with its score.
message_scores = sa.Table(
    "message_scores",
    metadata,
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
    sa.Column("at", Instant, nullable=False),
    sa.ForeignKeyConstraint(["owner", "message_id"], ["messages.owner", "messages.id"]),
)
