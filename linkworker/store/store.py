"""The door to the memory: read, search, change."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from linkworker.canonical import b64
from linkworker.errors import NotAllowed, StoreDamaged
from linkworker.fields import Record
from linkworker.store import (
    drafts,
    forgetting,
    healing,
    ledger,
    rebuild,
    schema,
    search,
    twice,
    undo,
)
from linkworker.store.apply import Applying, Merge
from linkworker.store.change import Change, log_number
from linkworker.store.changes import Changes
from linkworker.store.clock import Clock, believable, wall_clock
from linkworker.store.database import (
    Database,
    create_database,
    in_plain_words,
    open_database,
    rows,
    transaction,
)
from linkworker.store.erasures import MayErase
from linkworker.store.mailbox import Mailbox
from linkworker.store.reader import Reader
from linkworker.store.tables import steps

_REVIEWING = "You are reviewing here: you can comment, and what is kept stays as it is"


def random_id() -> str:
    """Return a new id: 16 random bytes, as 22 characters."""
    return b64(os.urandom(16))


class Store(Reader):
    """One open store, for reading and changing. Use it from the one thread that writes."""

    def __init__(
        self,
        database: Database,
        records: Sequence[type[Record]],
        merge: Merge,
        *,
        now: Callable[[], int] = wall_clock,
        new_id: Callable[[], str] = random_id,
    ) -> None:
        super().__init__(database, records, merge)
        self._now = now
        self._new_id = new_id
        steps.apply(database)
        with transaction(database):
            stale = schema.fit(database, tuple(records))
            rebuild.rows_of(database, self._kinds, merge, stale)
            twice.begin(database)
        sql = "SELECT coalesce(max(clock), 0) FROM change WHERE clock <= ?"
        self._clock = Clock(now, int(rows(database, sql, [believable(now())]).fetchone()[0]))
        self.mailbox = Mailbox(database, self._kinds, merge, self._clock, now)
        self._also: Callable[[Change], None] | None = None
        # Says, of a log and the caseload it was made in, that this person may only review there.
        self.only_reviews: Callable[[str, str], bool] = lambda _log, _caseload: False

        # Says, of a log and the caseload it was made in, whose words this person may have erased.
        self.may_erase: Callable[[str, str], MayErase] = lambda _log, _caseload: MayErase(True)

        # Raises NotAllowed for kinds of record that are not opened in this place.
        self.may_open: Callable[[set[type[Record]]], None] = lambda _kinds: None

    @contextmanager
    def change(self, draft: str = "") -> Iterator[tuple[Change, Changes]]:
        """Change records: all of it is kept, or none.

        Gives the change and what it will have touched once the block ends well. `draft` is
        the draft that this saves: its id becomes the action's, and it goes with the saving.
        Raises NotAllowed where this person may only review, for all that reviewers may not write.
        """
        change = Change(self._database, draft or self._new_id(), self._new_id)
        changes = Changes({}, change.action)
        yield change, changes
        if self._also is not None:
            self._also(change)
        with in_plain_words(), transaction(self._database):
            done = self._keep(change)
            drafts.drop(self._database, change.action)
        if change.erased:
            self.wipe()
        changes.ids.update(done.ids)

    @contextmanager
    def also(self, more: Callable[[Change], None]) -> Iterator[None]:
        """Let `more` add to every change that the block makes: it is kept, or not, with it."""
        self._also = more
        try:
            yield
        finally:
            self._also = None

    def undo(self, action: str) -> tuple[Changes, list[str]]:
        """Take back one action on this laptop; return what changed and what was left alone.

        Names only the heads that the action made: what was changed since stays, and its
        label is in the list. Raises NotAllowed when there is nothing to take back.
        """
        with self.change() as (change, changes):
            own = self.mailbox.own_device()
            left = undo.take_back(self._database, self._kinds, change, action, own)
            if not change.undoes:
                raise NotAllowed("That was changed since, so there is nothing to take back")
        return changes, left

    def keep_draft(self, draft: drafts.Draft) -> None:
        """Keep what is typed and not saved."""
        with in_plain_words(), transaction(self._database):
            drafts.keep(self._database, draft, self._now())

    def drop_draft(self, action: str) -> None:
        """Throw a draft away."""
        with in_plain_words(), transaction(self._database):
            drafts.drop(self._database, action)

    def erases(self, log: str) -> MayErase:
        """Say whose words this person may have erased in a log."""
        sql = "SELECT caseload FROM log WHERE id = ?"
        return self.may_erase(log, *rows(self._database, sql, [log]).fetchone())

    def wipe(self) -> None:
        """Leave nothing of what was deleted in the store's files.

        Deleted rows are overwritten where they stood; this empties the file beside it as well.
        """
        with in_plain_words():
            rows(self._database, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def index_some(self, most: int = 200) -> int:
        """Let the search read some records that came from elsewhere; return how many wait.

        A search that is at odds with itself is made anew: all records wait to be read then.
        """
        try:
            with in_plain_words(), transaction(self._database):
                return search.index_some(self._database, self._kinds, most)
        except StoreDamaged:
            with in_plain_words(), transaction(self._database):
                return search.begin_anew(self._database)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting of this laptop; it is not synced."""
        with in_plain_words(), transaction(self._database):
            rows(self._database, "INSERT OR REPLACE INTO meta VALUES (?, ?)", [name, value])

    def rebuild(self) -> None:
        """Make every row, head and search word anew from the change log."""
        with in_plain_words(), transaction(self._database):
            rebuild.everything(self._database, self._kinds, self._merge)

    def put_right(self) -> healing.Healed:
        """Put right what had gone back to an earlier state; see `healing`.

        Raises StoreDamaged, with all as it was, if the store's pages stay at odds.
        """
        with in_plain_words(), transaction(self._database):
            return healing.put_right(self._database, self._kinds, self._merge)

    def _keep(self, change: Change) -> Changes:
        for log, kind, caseload in change.opened:
            sql = "INSERT INTO log (id, kind, caseload) VALUES (?, ?, ?)"
            rows(self._database, sql, [log, kind, caseload])
        self._check_right(change)
        self.may_open(change.added)
        logged = change.logged(
            lambda log: log_number(self._database, log),
            self.mailbox.own_device(),
            self._clock.tick(),
        )
        for one in logged:
            forgetting.still_here(self._database, one.log, {edit.id for edit in one.edits})
        ledger.write(self._database, logged)
        applying = Applying(self._database, self._kinds, self._merge)
        applying.learn(edit.id for one in logged for edit in one.edits)
        for one in logged:
            applying.place(one.log, one.edits)
            applying.take(one)
        for id_, log, data in change.files:
            self.files.keep(id_, log, data)
        done, searchable = applying.finish()
        search.index(self._database, self._kinds, searchable)
        for log, gone, what in change.erased:
            ours = forgetting.OURS if self.erases(log).anybody else forgetting.OWN
            num = log_number(self._database, log)
            forgetting.forget_records(self._database, self._kinds, num, gone, ours=ours)
            forgetting.forget_words(self._database)
            if what or not gone:
                self.mailbox.erasures.queue(log, what)
        return done

    def _check_right(self, change: Change) -> None:
        made = {log for log, *_ in change.opened}
        for log, kinds in change.kinds().items():
            if log in made or kinds - self.mailbox.reviewers:
                sql = "SELECT caseload FROM log WHERE id = ?"
                (caseload,) = rows(self._database, sql, [log]).fetchone()
                if self.only_reviews(log, caseload):
                    raise NotAllowed(_REVIEWING)


def create_store(
    path: Path, key: bytes, store_id: str, records: Sequence[type[Record]], merge: Merge,
    **how: Any,
) -> Store:  # fmt: skip
    """Make a new encrypted store; `key` is 32 bytes. Raises StoreError if a file is there."""
    with in_plain_words():
        return Store(create_database(path, key, store_id), records, merge, **how)


def open_store(
    path: Path, key: bytes, store_id: str, records: Sequence[type[Record]], merge: Merge,
    **how: Any,
) -> Store:  # fmt: skip
    """Open an encrypted store; raises StoreMissing or StoreDamaged, and never makes one."""
    with in_plain_words():
        database = open_database(path, key, store_id)
        try:
            return Store(database, records, merge, **how)
        except BaseException:
            database.close()
            raise
