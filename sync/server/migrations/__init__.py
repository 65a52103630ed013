"""The server's schema, step by step, in hand-written SQL.

env.py       how Alembic runs the steps over the connection it is handed
versions/    the steps, in order; a released step is never edited
"""
