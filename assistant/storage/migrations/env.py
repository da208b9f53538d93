"""Alembic runs this file: it brings the database of the given connection up to date."""

from alembic import context

from assistant.storage.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
