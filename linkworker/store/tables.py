"""The store's own tables, beside those that records are declared into.

The change log is the truth; `record`, the tables of each kind, `undecided` and the search
are made from it. Steps run once, in this order, each in its own transaction.
"""

from sqlite_utils import Database, Migrations

steps = Migrations("linkworker")

_FIRST = """
CREATE TABLE log (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    caseload TEXT NOT NULL, cursor INTEGER NOT NULL DEFAULT 0, open INTEGER NOT NULL DEFAULT 0);
CREATE TABLE device (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    user TEXT NOT NULL DEFAULT '');
CREATE TABLE change (num INTEGER PRIMARY KEY, log INTEGER NOT NULL, device INTEGER NOT NULL,
    n INTEGER, action TEXT NOT NULL, clock INTEGER NOT NULL, undoes TEXT,
    state TEXT NOT NULL, why TEXT, body TEXT NOT NULL);
CREATE UNIQUE INDEX change_number ON change (log, device, n) WHERE n IS NOT NULL;
CREATE INDEX change_waiting ON change (state, log) WHERE state <> 'kept';
CREATE INDEX change_action ON change (action);
CREATE TABLE record (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    log INTEGER NOT NULL, heads TEXT NOT NULL, kept TEXT, extra TEXT,
    gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX record_log ON record (log, kind);
CREATE INDEX record_gone ON record (gone) WHERE gone <> 0;
CREATE TABLE touched (record INTEGER NOT NULL, change INTEGER NOT NULL,
    PRIMARY KEY (record, change)) WITHOUT ROWID;
CREATE TABLE undecided (record INTEGER NOT NULL, slot TEXT NOT NULL,
    PRIMARY KEY (record, slot)) WITHOUT ROWID;
CREATE TABLE ahead (log INTEGER NOT NULL, device INTEGER NOT NULL, n INTEGER NOT NULL,
    i INTEGER NOT NULL, PRIMARY KEY (log, device, n, i)) WITHOUT ROWID;
CREATE TABLE parked (num INTEGER PRIMARY KEY, log INTEGER NOT NULL, device INTEGER NOT NULL,
    n INTEGER, why TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (log, device, n));
CREATE TABLE draft (action TEXT PRIMARY KEY, form TEXT NOT NULL, title TEXT NOT NULL,
    log TEXT NOT NULL, record TEXT NOT NULL, seen TEXT NOT NULL, typed TEXT NOT NULL,
    saved_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE to_index (record INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1,
    prefix='2 3', tokenize="unicode61 remove_diacritics 2");
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
CREATE TABLE entry (log INTEGER NOT NULL, k INTEGER NOT NULL, kind TEXT NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY (log, k)) WITHOUT ROWID;
CREATE TABLE organisation_entry (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE chain (log INTEGER NOT NULL, device INTEGER NOT NULL, n INTEGER NOT NULL,
    hash TEXT NOT NULL, PRIMARY KEY (log, device)) WITHOUT ROWID;
CREATE TABLE envelope (num INTEGER PRIMARY KEY, log INTEGER NOT NULL, device INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, state TEXT NOT NULL, why TEXT,
    hash TEXT NOT NULL, at INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE TABLE held (log INTEGER NOT NULL, seq INTEGER NOT NULL, why TEXT NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY (log, seq)) WITHOUT ROWID;
CREATE INDEX envelope_state ON envelope (state, log) WHERE state <> 'kept';
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


@steps()
def first_tables(database: Database) -> None:
    """Make the tables of the first release."""
    for statement in _FIRST.split(";\n"):
        if statement.strip():
            database.conn.execute(statement)


_FILES = """
CREATE TABLE file (id TEXT PRIMARY KEY, log TEXT NOT NULL, pieces INTEGER NOT NULL,
    state TEXT NOT NULL, why TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE INDEX file_state ON file (state) WHERE state <> 'kept';
CREATE TABLE file_piece (file TEXT NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (file, n));
"""


@steps()
def files_in_pieces(database: Database) -> None:
    """Make the tables of what lies beside records: the bytes of pictures and papers."""
    for statement in _FILES.split(";\n"):
        if statement.strip():
            database.conn.execute(statement)


_FORGETTING = """
CREATE TABLE forgotten (id TEXT PRIMARY KEY, ours INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE to_erase (num INTEGER PRIMARY KEY, log TEXT NOT NULL, what TEXT NOT NULL);
CREATE TABLE erased (num INTEGER PRIMARY KEY, log TEXT NOT NULL, caseload TEXT NOT NULL,
    entry TEXT NOT NULL UNIQUE, whole INTEGER NOT NULL, at INTEGER NOT NULL,
    opened INTEGER NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE opened (log TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
"""


@steps()
def what_was_forgotten(database: Database) -> None:
    """Make the tables of what was erased here, what waits to be, and what was opened when."""
    for statement in _FORGETTING.split(";\n"):
        if statement.strip():
            database.conn.execute(statement)


@steps()
def logs_that_leave(database: Database) -> None:
    """Make the tables of logs that left this laptop, and of those only skimmed."""
    database.conn.execute(
        "CREATE TABLE parted (log TEXT PRIMARY KEY, at INTEGER NOT NULL,"
        " told INTEGER NOT NULL) WITHOUT ROWID"
    )
    database.conn.execute("CREATE TABLE skimmed (log TEXT PRIMARY KEY) WITHOUT ROWID")
    database.conn.execute("ALTER TABLE change ADD COLUMN author TEXT NOT NULL DEFAULT ''")


@steps()
def which_words_were_erased(database: Database) -> None:
    """Note of each erasure which edits it named, as a mark: several may be of one log."""
    database.conn.execute("ALTER TABLE erased ADD COLUMN mark TEXT NOT NULL DEFAULT ''")


@steps()
def why_an_erasure_waits(database: Database) -> None:
    """Note of what waits to be erased why nobody here may sign it."""
    database.conn.execute("ALTER TABLE to_erase ADD COLUMN why TEXT NOT NULL DEFAULT ''")


@steps()
def what_came_late(database: Database) -> None:
    """Make the table of what was sent and came late: sealed, for a server that is restored."""
    database.conn.execute(
        "CREATE TABLE late_sent (hash TEXT PRIMARY KEY, log TEXT NOT NULL, at INTEGER NOT NULL,"
        " offered INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID"
    )


@steps()
def forgotten_in_which_log(database: Database) -> None:
    """Note of what was erased in which log; of what was erased before, in any (log '')."""
    for statement in (
        "CREATE TABLE forgotten_in (log TEXT NOT NULL, id TEXT NOT NULL, ours INTEGER NOT NULL,"
        " PRIMARY KEY (log, id)) WITHOUT ROWID",
        "INSERT INTO forgotten_in SELECT '', id, ours FROM forgotten",
        "DROP TABLE forgotten",
        "ALTER TABLE forgotten_in RENAME TO forgotten",
    ):
        database.conn.execute(statement)
