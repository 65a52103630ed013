"""Organisations, their logs and entries, and who may be heard.

`organisation` is the first column of every key, so every table can be partitioned and
distributed by it. Only `directory`, `setup` and `server` are of the whole server: they
say whose an id is before the organisation is known.
"""

from alembic import op

revision = "v1"
down_revision = None

SCHEMA = """
CREATE TABLE server (
    one bool PRIMARY KEY DEFAULT true CHECK (one),
    incarnation text NOT NULL,
    made timestamptz NOT NULL DEFAULT now());

CREATE TABLE setup (
    code bytea PRIMARY KEY,
    made timestamptz NOT NULL DEFAULT now());

CREATE TABLE directory (
    id text PRIMARY KEY,
    organisation text NOT NULL);

CREATE TABLE organisation (
    organisation text PRIMARY KEY,
    n int NOT NULL,
    hash text NOT NULL);

CREATE TABLE organisation_entry (
    organisation text NOT NULL,
    n int NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (organisation, n));

CREATE TABLE log (
    organisation text NOT NULL,
    log text NOT NULL,
    head bigint NOT NULL DEFAULT 0,
    clear bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (organisation, log));

CREATE TABLE entry (
    organisation text NOT NULL,
    log text NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    hash text NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (organisation, log, seq),
    UNIQUE (organisation, log, hash));
ALTER TABLE entry ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX entry_clear ON entry (organisation, log, seq) WHERE kind <> 'change';

CREATE TABLE holder (
    organisation text NOT NULL,
    caseload text NOT NULL,
    log text NOT NULL,
    PRIMARY KEY (organisation, caseload, log));

CREATE TABLE chain (
    organisation text NOT NULL,
    device text NOT NULL,
    log text NOT NULL,
    n bigint NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (organisation, device, log));

CREATE TABLE late (
    organisation text NOT NULL,
    log text NOT NULL,
    device text NOT NULL,
    hash text NOT NULL,
    data bytea NOT NULL,
    came timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, log, device, hash));
ALTER TABLE late ALTER COLUMN data SET STORAGE EXTERNAL;

CREATE TABLE invitation (
    organisation text NOT NULL,
    invitation text NOT NULL,
    until timestamptz NOT NULL,
    request bytea,
    mac bytea,
    PRIMARY KEY (organisation, invitation));

CREATE UNLOGGED TABLE nonce (
    organisation text NOT NULL,
    device text NOT NULL,
    nonce text NOT NULL,
    came timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation, device, nonce));
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(SCHEMA)
