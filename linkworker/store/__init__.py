"""The memory: how records are kept.

vault      the key file: opened by a passphrase or a recovery key
keyfile    the form of the key file
passphrase what a guess at the words costs; new words
rescue_words a laptop's rescue key as twelve words to be read out
database   opens the encrypted file; the only file that knows SQLCipher
tables     the store's own tables
schema     declarations -> tables and columns
clock      the stamp that every change carries
changes    what a change is: edits of records, heads, views
ledger     the change log: the truth that all else is made from
states     a record's heads on disk
bound      ids of records that fit one log alone
apply      edits -> heads -> rows, ours and theirs alike
rows       records <-> rows
forgetting words that must be gone, wherever they stand
blanking   single edits taken out, their records made anew from the others
erasures   what waits to be erased, what was, who has still to know
removal    which records are removed
stayed     what was removed and stays, who wrote there
copies     whole copies of the file: under another key, or as a backup
salvage    what can still be read of a damaged store, read into a new one
rebuild    rows and heads made anew from the change log
tallying   which tables are tallied and stand twice, and the triggers for it
twice      tallies of what the others are made from, and what stands twice
selfcheck  looks whether a store still says what was written
search_check  whether the search holds the words of every record
healing    puts right what had gone back to an earlier state
search     finding words in records
history    who changed what; what must be decided
whole      all of a log that is kept here, for who has a right to it
figures    a store in figures: what waits, who was heard when
drafts     words not yet saved
sealed     words that one laptop alone can open
files      the bytes of pictures and papers, in pieces, beside the log of changes
change     one action in the making
undo       taking an action back
reader     reading, through a connection of its own
store      the door: read, search, change
receive    taking in what other devices changed
fitting    whether what they changed has a form that can be kept here
takeover   what a colleague wrote too late, written anew
parting    logs that leave this laptop
offers     what a restored server is offered again
outbox     what waits here for the server
sealing    waiting changes on their way into envelopes
mailbox    the store as sync sees it
"""

from linkworker.store.change import Change, keyed_id
from linkworker.store.changes import (
    Changes,
    Head,
    Put,
    RecordEdit,
    View,
    WireChange,
    comparable,
    fingerprint,
)
from linkworker.store.drafts import Draft
from linkworker.store.erasures import MayErase
from linkworker.store.files import File, Files, FileState
from linkworker.store.history import Answer, Decision, Line
from linkworker.store.mailbox import Log, Mailbox
from linkworker.store.outbox import Outbox, Parcel
from linkworker.store.reader import Reader, open_reader
from linkworker.store.receive import Receiving
from linkworker.store.sealing import Sealing
from linkworker.store.stayed import Stayed, Wrote
from linkworker.store.store import Store, create_store, open_store, random_id
from linkworker.store.whole import Apart, Kept

__all__ = [
    "Answer",
    "Apart",
    "Change",
    "Changes",
    "Decision",
    "Draft",
    "File",
    "FileState",
    "Files",
    "Head",
    "Kept",
    "Line",
    "Log",
    "Mailbox",
    "MayErase",
    "Outbox",
    "Parcel",
    "Put",
    "Reader",
    "Receiving",
    "RecordEdit",
    "Sealing",
    "Stayed",
    "Store",
    "View",
    "WireChange",
    "Wrote",
    "comparable",
    "create_store",
    "fingerprint",
    "keyed_id",
    "open_reader",
    "open_store",
    "random_id",
]
