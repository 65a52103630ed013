"""How Alembic runs the steps: over the connection that `schema.upgrade` hands it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
