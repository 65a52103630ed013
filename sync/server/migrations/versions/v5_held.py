"""Which caseloads ever held a log: who leaves one is cut where she wrote, moved since or not."""

import sqlalchemy
from alembic import op

from sync import control_log, entries

revision = "v5"
down_revision = "v4"

SCHEMA = """
CREATE TABLE held (
    organisation text NOT NULL,
    caseload text NOT NULL,
    log text NOT NULL,
    PRIMARY KEY (organisation, caseload, log));
"""


NOTE = "INSERT INTO held VALUES (:organisation, :caseload, :log) ON CONFLICT DO NOTHING"
SAID = "SELECT organisation, log, data FROM entry WHERE kind = 'control'"


def upgrade() -> None:
    """Make the table, and fill it from what the logs' control entries say."""
    op.execute(SCHEMA)
    connection = op.get_bind()
    for organisation, log, data in connection.execute(sqlalchemy.text(SAID)):
        what = control_log.operation_of(bytes(data))
        if isinstance(what, entries.Open | entries.Hold):
            held = {"organisation": organisation, "caseload": what.caseload, "log": log}
            connection.execute(sqlalchemy.text(NOTE), held)
