"""Pictures and papers, piece by piece, after the records and never in their way. No I/O here.

    carrying = Carrying(store, keyring)
    carrying.tidy()                       # what may not be kept goes, what came without is expected
    carrying.begin()
    while (request := carrying.next()) is not None:
        answer = ...                      # somebody carries it there and back
        carrying.take(request, answer)    # or carrying.failed(request, error)

A lost connection loses at most the piece on its way: which pieces are missing is asked of the
server before sending, and of the store before fetching. What the server says is never believed
without looking: a piece opens only in its own place, and the whole must be what was added.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from linkworker.actions.attachments import MOST_PIECES, is_whole, tidy_files
from linkworker.errors import Held, NotFound, Refused, SyncError
from linkworker.records import Attachment
from linkworker.store import Changes, File, FileState, Store
from sync.exchange import Bring, Fetch, Kept, Piece, Which
from sync.keyring import Keyring
from sync.pieces import Place, open_piece, seal_piece

_LET_GO = "the server says that it was let go"
AT_ONCE = 16  # requests before the records are looked at again: about 1 MiB


@dataclass(frozen=True)
class Request:
    """One message to carry, about one file, and the shape of what answers it."""

    file: File
    path: str
    message: Which | Bring | Fetch
    answer: type[Kept] | type[Piece]


class Carrying:
    """The files of one laptop on their way. Use it on the thread that writes the store."""

    def __init__(self, store: Store, keyring: Keyring) -> None:
        self._store = store
        self._keyring = keyring
        self._files = store.files
        self._tidied = -1
        self._left = 0
        self._set_aside: set[str] = set()
        self._there: dict[str, frozenset[int]] = {}
        self.unfinished = False

    def tidy(self) -> Changes:
        """Bring the files in line with the records; nothing where nothing was written since."""
        mailbox = self._store.mailbox
        if self._tidied == mailbox.writes():
            return Changes()
        today = datetime.fromtimestamp(mailbox.now() / 1000).date()
        changes = tidy_files(self._store, today)
        self._tidied = mailbox.writes()
        return changes

    def begin(self) -> None:
        """Begin a round's share of the carrying."""
        self._left = AT_ONCE
        self._set_aside.clear()
        self._there.clear()
        self.unfinished = False

    def next(self) -> Request | None:
        """Return what to ask next; None when all is done, or the records come first again."""
        requests = self._requests()
        request = next(requests, None)
        self.unfinished = request is not None and not self._left
        if request is None or not self._left or self._store.mailbox.outbox.waiting():
            return None
        self._left -= 1
        return request

    def take(self, request: Request, answer: Struct) -> Changes:
        """Take an answer in, and say which attachments stand otherwise now."""
        file, changed = request.file, False
        if file.state is FileState.LEAVING:
            self._is_gone(file, said_so=isinstance(answer, Kept) and answer.gone)
        elif isinstance(answer, Kept):
            changed = self._is_kept(request, answer)
        elif isinstance(answer, Piece) and isinstance(request.message, Fetch):
            changed = self._came(file, request.message.number, answer)
        return Changes({Attachment: {file.id}} if changed else {})

    def failed(self, request: Request, error: SyncError) -> Changes:
        """Go on with the others; what the server refused for good says so from now on."""
        file = request.file
        self._set_aside.add(file.id)
        if not isinstance(error, Refused):
            return Changes()
        over = file.state is FileState.LEAVING
        self._files.settle(file, FileState.GONE if over else FileState.NOT_TAKEN, str(error))
        return Changes({Attachment: {file.id}})

    def _requests(self) -> Iterator[Request]:
        """Yield the next message about each file that anything can be done about now."""
        busy = self._files.busy()
        if not busy:
            return
        waits = self._store.unsent_logs()
        known = {log for log, cursor in self._store.mailbox.cursors().items() if cursor}
        steps: dict[FileState, Callable[[File], Request | None]] = {
            FileState.LEAVING: self._drop,
            FileState.WAITS: self._bring,
            FileState.COMING: self._fetch,
            FileState.DAMAGED: self._fetch,
        }
        for file in sorted(busy, key=lambda one: [*steps].index(one.state)):
            if file.id in self._set_aside or file.log in waits or file.log not in known:
                continue
            if self._keyring.opens(file.log) and (request := steps[file.state](file)):
                yield request

    def _drop(self, file: File) -> Request | None:
        if not self._writes(file, FileState.GONE):
            return None
        return Request(file, "/v1/attachment/drop", Which(file.log, file.id), Kept)

    def _bring(self, file: File) -> Request | None:
        if not self._writes(file, FileState.KEPT):
            return None
        if file.id not in self._there:
            return Request(file, "/v1/attachment/kept", Which(file.log, file.id), Kept)
        n = next(n for n in range(file.pieces) if n not in self._there[file.id])
        g = self._keyring.controls(file.log).g
        place = self._place(file, n, g)
        if place is None:
            return None
        data = seal_piece(self._keyring.key(file.log, g), place, self._files.piece(file.id, n))
        bring = Bring(file.log, file.id, n, file.pieces, g, data)
        return Request(file, "/v1/attachment/bring", bring, Kept)

    def _fetch(self, file: File) -> Request | None:
        here = self._files.here(file.id)
        n = next((n for n in range(file.pieces) if n not in here), 0)
        return Request(file, "/v1/attachment/fetch", Fetch(file.log, file.id, n), Piece)

    def _is_gone(self, file: File, *, said_so: bool) -> None:
        self._set_aside.add(file.id)
        if said_so:
            self._files.settle(file, FileState.GONE)

    def _is_kept(self, request: Request, kept: Kept) -> bool:
        """Note which pieces are there; no word of the server's lets anything go here."""
        file = request.file
        if kept.gone:
            self._files.settle(file, FileState.NOT_TAKEN, _LET_GO)
            return True
        self._there[file.id] = frozenset(kept.pieces)
        if {*range(file.pieces)} <= {*kept.pieces}:
            self._files.settle(file, FileState.KEPT)
            return True
        if isinstance(request.message, Bring) and request.message.number not in kept.pieces:
            self._set_aside.add(file.id)
        return False

    def _came(self, file: File, n: int, piece: Piece) -> bool:
        """Keep a piece if it is the right one, and see whether the whole is here."""
        if piece.gone:
            self._files.settle(file, FileState.GONE, _LET_GO)
            return True
        if not piece.data:
            self._set_aside.add(file.id)
            return False
        place = self._place(file, n, piece.g)
        if place is None:
            return False
        try:
            data = open_piece(self._keyring.key(file.log, piece.g), place, piece.data)
        except Held:
            self._set_aside.add(file.id)
            return False
        except Refused:
            return self._damaged(file)
        self._files.keep_piece(file.id, n, data)
        return len(self._files.here(file.id)) == file.pieces and self._whole(file)

    def _whole(self, file: File) -> bool:
        self._files.settle(file, FileState.KEPT)
        record = self._store.get(Attachment, file.id)
        if not is_whole(record, self._files.bytes_of(file.id)):
            return self._damaged(file)
        return True

    def _damaged(self, file: File) -> bool:
        """Let go of what came, and ask for it anew in a later round."""
        self._set_aside.add(file.id)
        self._files.settle(file, FileState.DAMAGED)
        return True

    def _place(self, file: File, n: int, g: int) -> Place | None:
        """Return where a piece belongs, by the record; None, set aside, where that says not."""
        try:
            record = self._store.get(Attachment, file.id)
        except NotFound:
            record = None
        if record is None or record.pieces != file.pieces or file.pieces > MOST_PIECES:
            self._set_aside.add(file.id)
            return None
        return Place(file.log, g, file.id, n, file.pieces, record.digest)

    def _writes(self, file: File, otherwise: FileState) -> bool:
        """Say whether this person writes in a file's log; who reviews there leaves it to others."""
        writes = self._keyring.writes_as(file.log)
        if writes == "review":
            self._files.settle(file, otherwise)
        return writes == "write"
