"""`linkworker-admin`: an administrator's client, on their own computer, with its own vault."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from linkworker.actions.folder import is_set_up
from linkworker.actions.unlock import set_up, unlock
from linkworker.documents.processing import record_of_processing
from linkworker.errors import LinkWorkerError
from linkworker.store import Store
from linkworker.store.passphrase import FLOOR, tune
from sync import admin_people, merge, recover_command
from sync.administering import Administrator
from sync.entries import May
from sync.joining import invitation_file
from sync.keyring import Keyring
from sync.sheets import write_sheets
from sync.transport import Server

_ABOUT = """
Found an organisation, invite people, and let their laptops in. The organisation's keys are
made here and never leave this computer's own vault; the server never sees them.
"""
_EXAMPLES = """
examples:
  linkworker-admin create --server https://links.example.org --code SETUP-CODE --place Brent \\
      --recovery recovery-sheets
  linkworker-admin invite --name "Maya Okoro" --lead Alderbrook --file maya.lwi
  linkworker-admin invite --name "Tom Hale" --review Alderbrook --review Fernhill --file tom.lwi
  linkworker-admin approve
  linkworker-admin status

Two recovery sheets of one pair open everything. Keep them on paper, in sealed envelopes, with
two trustees or executives at two addresses: never with the host, an IT supplier or on a computer.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.alone:
            alone: int = options.alone(options)
            return alone
        store = _store(options)
        try:
            done: int = _run(store, options)
        finally:
            store.close()
    except LinkWorkerError as error:
        _say(f"{error}")
        return 1
    return done


def _run(store: Store, options: argparse.Namespace) -> int:
    if options.about:
        options.about(_administrator(store), options, _say)
        return 0
    done: int = options.run(store, options)
    return done


def _create(store: Store, options: argparse.Namespace) -> int:
    store.keep_setting("server", options.server)
    administrator = _administrator(store)
    sheets = write_sheets(options.recovery, administrator.pairs(), options.place)
    administrator.create(options.code, options.place)
    _say(f"The organisation is founded, with the place {options.place}.")
    _say(
        f"Its {len(sheets)} recovery sheets are in {options.recovery}. Print each, give A and B of"
    )
    _say("a pair to two trustees or executives at two addresses, and delete the files.")
    return 0


def _invite(store: Store, options: argparse.Namespace) -> int:
    roles: tuple[May, ...] = ("lead", "write", "review")
    caseloads = {name: may for may in roles for name in getattr(options, may)}
    code = _administrator(store).invite(options.name, caseloads, options.place)
    if options.file:
        options.file.write_bytes(invitation_file(store.setting("server"), code))
        _say(f"The invitation is in {options.file}. It is good once, for 7 days.")
    _say(f"Code for {options.name}: {code}")
    _say(f"Server, to type beside the code: {store.setting('server')}")
    return 0


def _approve(store: Store, _options: argparse.Namespace) -> int:
    admitted = _administrator(store).approve()
    for one in admitted:
        _say(f"{one.name}: {one.trouble or 'let in'}")
    if not admitted:
        _say("Nobody is waiting to be let in.")
    return 1 if any(one.trouble for one in admitted) else 0


def _status(store: Store, _options: argparse.Namespace) -> int:
    state = _administrator(store).status()
    _say(f"{state.devices} laptops, {state.logs} logs, {state.entries} entries on the server")
    for device, at in sorted(state.twice.items()):
        seen = datetime.fromtimestamp(at / 1000, UTC)
        _say(
            f"The store of laptop {device} may be in two places (seen last on {seen:%d %B %Y}). "
            "Nothing was lost. Ask whose it is whether it was copied or brought back; if not, "
            "say that it is lost."
        )
    return 0


def _processing(options: argparse.Namespace) -> int:
    options.file.write_text(record_of_processing(), encoding="utf-8")
    _say(f"The record of processing is in {options.file}.")
    return 0


def _recover_laptop(store: Store, options: argparse.Namespace) -> int:
    return recover_command.recover_laptop(store, options, _administrator(store))


def _tell(store: Store, options: argparse.Namespace) -> int:
    return recover_command.tell(options.file, _administrator(store))


def _administrator(store: Store) -> Administrator:
    keyring = Keyring(store.mailbox)
    return Administrator(store, Server(store.setting("server"), keyring.signer, store.mailbox.now))


def _store(options: argparse.Namespace) -> Store:
    words = (
        options.passphrase_file.read_text().strip()
        if options.passphrase_file
        else getpass.getpass("Passphrase of this computer's vault: ")
    )
    if options.command == "create" and not is_set_up(options.vault):
        cost = FLOOR if options.quick else tune()
        return set_up(options.vault, words, merge.view, cost).store()
    return unlock(options.vault, words, merge.view).store()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="linkworker-admin",
        description=_ABOUT,
        epilog=_EXAMPLES + admin_people.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--vault", type=Path, default=Path("linkworker-admin"),
                        help="folder of this computer's own vault")  # fmt: skip
    parser.add_argument("--passphrase-file", type=Path, help="read the passphrase from a file")
    parser.set_defaults(alone=None, about=None)
    commands = parser.add_subparsers(dest="command", required=True)
    create = commands.add_parser("create", help="found an organisation on a server")
    create.add_argument("--server", required=True, help="the server's address")
    create.add_argument(
        "--code", required=True, help="its set-up code, which linkworker-server prints"
    )
    create.add_argument("--place", required=True, help="the first place, such as a borough")
    create.add_argument("--recovery", type=Path, required=True,
                        help="folder to write the recovery sheets to, for printing")  # fmt: skip
    create.add_argument("--quick", action="store_true",
                        help="the least key derivation allowed; for trials only")  # fmt: skip
    create.set_defaults(run=_create)
    _parse_processing(
        commands.add_parser(
            "processing", help="write the record of processing, for data protection"
        )
    )
    _parse_invite(commands.add_parser("invite", help="invite a person's laptop"))
    commands.add_parser("approve", help="let in the laptops that ask").set_defaults(run=_approve)
    recover_command.add_recover(
        commands.add_parser("recover", help="read a server's backup with two recovery sheets")
    )
    laptop = commands.add_parser(
        "recover-laptop", help="open a laptop's store with two recovery sheets"
    )
    recover_command.add_recover_laptop(laptop)
    laptop.set_defaults(run=_recover_laptop)
    told = commands.add_parser("tell", help="tell the organisation of a recovery")
    told.add_argument("--file", type=Path, required=True, help="the file that recover wrote")
    told.set_defaults(run=_tell)
    admin_people.add_commands(commands.add_parser)
    commands.add_parser("status", help="counts of what the server holds").set_defaults(run=_status)
    return parser


def _parse_processing(processing: argparse.ArgumentParser) -> None:
    processing.add_argument("--file", type=Path, required=True, help="an HTML file")
    processing.set_defaults(alone=_processing)


def _parse_invite(invite: argparse.ArgumentParser) -> None:
    invite.add_argument("--name", required=True, help="whose laptop it is")
    invite.add_argument("--place", default="", help="where they work (default: the first place)")
    for may, words in (
        ("lead", "a caseload they hold (made if it is new)"),
        ("write", "a caseload they cover"),
        ("review", "a caseload they supervise: read and comment"),
    ):
        invite.add_argument(f"--{may}", action="append", default=[], metavar="CASELOAD", help=words)
    invite.add_argument("--file", type=Path, help="write the invitation to this file")
    invite.set_defaults(run=_invite)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
