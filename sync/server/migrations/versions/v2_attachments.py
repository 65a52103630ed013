"""Pictures and papers: sealed pieces beside the logs, of one length each.

One that was let go keeps its row, so that no laptop that has not heard of it brings it again.
"""

from alembic import op

revision = "v2"
down_revision = "v1"

SCHEMA = """
CREATE TABLE attachment (
    organisation text NOT NULL,
    log text NOT NULL,
    attachment text NOT NULL,
    total int NOT NULL,
    gone bool NOT NULL DEFAULT false,
    PRIMARY KEY (organisation, log, attachment));

CREATE TABLE piece (
    organisation text NOT NULL,
    log text NOT NULL,
    attachment text NOT NULL,
    n int NOT NULL,
    g int NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (organisation, log, attachment, n));
ALTER TABLE piece ALTER COLUMN data SET STORAGE EXTERNAL;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(SCHEMA)
