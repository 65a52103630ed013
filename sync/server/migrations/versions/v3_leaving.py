"""Laptops that come and leave: when each was heard, what it let go of, what came late."""

from alembic import op

revision = "v3"
down_revision = "v2"

SCHEMA = """
CREATE TABLE heard (
    organisation text NOT NULL,
    device text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, device));

CREATE TABLE purged (
    organisation text NOT NULL,
    device text NOT NULL,
    log text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, device, log));

ALTER TABLE late ADD COLUMN passed bool NOT NULL DEFAULT false;
ALTER TABLE late ADD COLUMN done bool NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(SCHEMA)
