"""Where Alembic meets the database: on the connection, and in the transaction, that `migrating` hands it."""

from alembic import context

from coach.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
