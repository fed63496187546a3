"""The tables of a server that many share: who was here, whom each lets read their record, what was looked at."""

import sqlalchemy as sa

from coach.storage.tables import Instant, RowNumber, metadata

people = sa.Table(
    "people",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    # As their sign-in told them last; empty where it did not.
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("email_key", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("first_seen", Instant, nullable=False),
    sa.Column("last_seen", Instant, nullable=False),
    sa.Index("ix_people_email", "email_key"),
)

# The owner lets the adviser read their record, until `ended`.
shares = sa.Table(
    "shares",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("adviser", sa.Text, nullable=False),
    # As at that time, so that a person's own list can be read after the adviser has gone.
    sa.Column("adviser_name", sa.Text, nullable=False),
    sa.Column("since", Instant, nullable=False),
    sa.Column("ended", Instant),
    sa.Index("ix_shares_adviser", "adviser"),
)

# What an adviser looked at in the owner's record: rows are added, and go with the owner alone.
accesses = sa.Table(
    "accesses",
    metadata,
    sa.Column("id", RowNumber, primary_key=True, autoincrement=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("adviser", sa.Text, nullable=False),
    sa.Column("adviser_name", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text),
    sa.Column("at", Instant, nullable=False),
    sa.Index("ix_accesses_owner", "owner", "at"),
    sa.Index("ix_accesses_adviser", "adviser"),
)
