"""The audit, chained and never changed; what was erased; whether a server was brought back.

An erasure is kept as it was signed, so that it can be done again over a backup. Of an entry
that was erased only its header and hash are left (`kind` 'erased').
"""

from alembic import op

revision = "v4"
down_revision = "v3"

SCHEMA = """
CREATE TABLE audit (
    organisation text NOT NULL,
    n bigint NOT NULL,
    at bigint NOT NULL,
    what text NOT NULL,
    by text NOT NULL,
    about text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (organisation, n),
    UNIQUE (organisation, hash));

CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$;
CREATE TRIGGER audit_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

CREATE TABLE erasure (
    organisation text NOT NULL,
    log text NOT NULL,
    hash text NOT NULL,
    data bytea NOT NULL,
    came timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, log, hash));

ALTER TABLE server ADD COLUMN restored timestamptz;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(SCHEMA)
