"""`linkworker-admin recover`: the organisation's records, opened with two custodians' sheets.

From a server's backup into a new vault, with no laptop left (`recover`); or one laptop's own store,
whose passphrase nobody knows (`recover-laptop`). Both are told to every lead and administrator.
"""

import argparse
import getpass
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from linkworker.actions.folder import is_set_up
from linkworker.actions.unlock import set_up, unlock_with_recovery, words_anew
from linkworker.documents.whole_record import whole_record
from linkworker.errors import BadFile, NotAllowed, NotFound, Refused
from linkworker.records import Child
from linkworker.store import Store
from linkworker.store.passphrase import FLOOR, Cost, tune
from sync import merge, recovering
from sync.administering import Administrator
from sync.backup import Backup
from sync.custody_code import Sheet, read_sheet
from sync.exchange import Answer, Append, encode
from sync.recovery_use import Reason, reason, use_of

RE_ENTRY = "tell-the-organisation.lwr"
_TRIES = 5


def add_recover(parser: argparse.ArgumentParser) -> None:
    """Say what `recover` is asked."""
    _custodians(parser)
    parser.add_argument("--backup", type=Path, required=True, help="a file of the server's backup")
    parser.add_argument("--server", default="", help="where the server is, or will be again")
    parser.add_argument("--child", default="", help="write out the whole record of this child")
    parser.add_argument("--out", type=Path, help="a new folder for it")
    parser.set_defaults(alone=recover)


def add_recover_laptop(parser: argparse.ArgumentParser) -> None:
    """Say what `recover-laptop` is asked."""
    _custodians(parser)
    parser.add_argument("--folder", type=Path, required=True, help="the laptop's own folder")
    parser.add_argument("--new-passphrase-file", type=Path, help="read its new words from a file")


def _custodians(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--names", nargs=2, required=True, metavar="NAME", help="both custodians")
    parser.add_argument("--why", required=True, help="the reason: all leads will read it")
    parser.add_argument("--sheets", type=Path,
                        help="a file with both codes, a line each")  # fmt: skip
    parser.add_argument("--quick", action="store_true",
                        help="the least key derivation allowed; for trials only")  # fmt: skip


def recover(options: argparse.Namespace) -> int:
    """Read a backup into a new vault; return the exit code.

    Raises NotAllowed where there is a vault already.
    """
    if is_set_up(options.vault):
        raise NotAllowed(f"There is a vault in {options.vault} already: choose another folder")
    backup = Backup(options.backup)
    said = _reason(options, f"a backup of {_day(backup.made)}")
    opened = recovering.open_with_sheets(backup.organisation_entries(), _sheets(options))
    words = new_words_of(options.passphrase_file, "New passphrase for this vault: ")
    store = set_up(options.vault, words, merge.view, _cost(options)).store()
    try:
        store.keep_setting("server", options.server)
        _say_what(recovering.read_into(store, backup, opened))
        _tell(options.vault, recovering.re_entry(store, opened, said))
        if options.child:
            _write_out(store, options.child, options.out or options.vault / "record")
    finally:
        store.close()
    return 0


def recover_laptop(store: Store, options: argparse.Namespace, mine: Administrator) -> int:
    """Open one laptop's store and give it a new passphrase; `store` is the administrator's own."""
    said = _reason(options, "a laptop's own store")
    listed = store.mailbox.organisation_entries()
    opened = recovering.open_with_sheets(listed, _sheets(options))
    found = unlock_with_recovery(options.folder, opened.private, merge.view)
    mine.authority.append(lambda known: [use_of(known, opened.recovery, said)])
    words = new_words_of(options.new_passphrase_file, "New passphrase for this laptop: ")
    words_anew(found, words, _cost(options))
    say("The laptop's store opens with its new passphrase. Nothing in it was changed.")
    return 0


def tell(file: Path, mine: Administrator) -> int:
    """Append what a recovery has to tell the organisation, from an administrator's computer.

    Raises BadFile for a file that no recovery wrote.
    """
    try:
        message = msgspec.msgpack.decode(file.read_bytes(), type=Append)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadFile([f"{file} is not what a recovery wrote"]) from error
    mine.authority.server.call("/v1/organisation", message, Answer)
    mine.authority.sync()
    say("The organisation has been told of the recovery.")
    return 0


def new_words_of(file: Path | None, asked: str) -> str:
    """Return a passphrase from a file, or as it is typed twice the same.

    Raises NotAllowed where nobody types one.
    """
    if file:
        return file.read_text("utf-8").strip()
    for _ in range(_TRIES):
        words = getpass.getpass(asked)
        if words and words == getpass.getpass("The same again: "):
            return words
        say("These were not the same. Once more.")
    raise NotAllowed("No passphrase was given; nothing was changed")


def say(words: str) -> None:
    """Say a line."""
    sys.stdout.write(words + "\n")


def _reason(options: argparse.Namespace, what: str) -> Reason:
    first, second = options.names
    return reason(first, second, options.why, what, int(time.time() * 1000))


def _sheets(options: argparse.Namespace) -> list[Sheet]:
    if options.sheets:
        lines = [one for one in options.sheets.read_text("utf-8").splitlines() if one.strip()]
        return [read_sheet(line) for line in lines]
    return [_asked(f"{name}, the 16 groups of your sheet: ", getpass.getpass)
            for name in options.names]  # fmt: skip


def _asked(words: str, read: Callable[[str], str]) -> Sheet:
    for _ in range(_TRIES):
        try:
            return read_sheet(read(words))
        except Refused as error:
            say(f"{error} Nothing was changed; type it once more.")
    raise NotAllowed("The sheet could not be read; nothing was changed")


def _cost(options: argparse.Namespace) -> Cost:
    return FLOOR if options.quick else tune()


def _say_what(done: recovering.Read) -> None:
    say(f"{done.logs} logs were read.")
    for count, what in (
        (done.unopened, "logs have no key that this pair opens"),
        (len(done.refused), "entries were refused, as on every laptop"),
        (done.late, "envelopes had come late and are not in the records"),
    ):
        if count:
            say(f"{count} {what}.")


def _tell(vault: Path, message: Append | None) -> None:
    if message is None:
        say("This organisation's root is not kept for recovery: an administrator must tell the")
        say("leads of this use.")
        return
    file = vault / RE_ENTRY
    file.write_bytes(encode(message))
    say(f"Every lead and administrator must be told: hand {file} to whoever runs the")
    say(
        f"server (linkworker-server readmit --file {file.name}), or run linkworker-admin tell on an"
    )
    say("administrator's computer. This computer is then an administrator's too.")


def _write_out(store: Store, name: str, folder: Path) -> None:
    typed = set(name.casefold().split())
    found = [one for one in store.find(Child) if typed <= _called(one)]
    if not found:
        raise NotFound(f"No child called {name} is in this backup")
    for at, child in enumerate(found, 1):
        into = folder if len(found) == 1 else folder / str(at)
        into.mkdir(mode=0o700, parents=True)
        record = whole_record(store, child, date.today())
        files = {"record.html": record.html.encode(), "record.json": record.data, **record.files}
        for file, data in files.items():
            (into / file).write_bytes(data)
        say(f"The whole record of {name} is in {into}.")


def _called(child: Child) -> set[str]:
    return set(f"{child.name} {child.surname}".casefold().split())


def _day(at: int) -> str:
    return date.fromtimestamp(at / 1000).isoformat()
