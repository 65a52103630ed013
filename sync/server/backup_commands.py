"""`linkworker-server backup | restore`: the whole server to a file, and back as a new life."""

import argparse
import sys
from pathlib import Path

from sync.server import backups


def add_backup(parser: argparse.ArgumentParser) -> None:
    """Say what `backup` is asked."""
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where to")
    parser.add_argument(
        "--keep", type=int, metavar="DAYS", help="delete the backups there that are older"
    )
    parser.set_defaults(run=_backup)


def add_restore(parser: argparse.ArgumentParser) -> None:
    """Say what `restore` is asked."""
    parser.add_argument("backup", type=Path, metavar="FILE", help="what `backup` wrote")
    parser.add_argument(
        "--replace", action="store_true", help="put it in the place of what is there now"
    )
    add_erasures(parser)
    parser.set_defaults(run=_restore)


def add_erasures(parser: argparse.ArgumentParser) -> None:
    """Say where erasures are kept beside the database."""
    parser.add_argument(
        "--erasures",
        type=Path,
        metavar="FILE",
        help="where every erasure is kept too, on another disk than the database: an older "
        "backup then brings nothing back that was erased since",
    )


def _backup(database: str, options: argparse.Namespace) -> int:
    written = backups.back_up(database, options.to)
    _say(f"The backup is in {written}.")
    if options.keep is not None:
        gone = backups.forget_old(options.to, options.keep)
        _say(
            f"What was erased until now is gone from every backup here after {gone:%d %B %Y}, "
            "as long as a backup is made daily with the same --keep."
        )
    return 0


def _restore(database: str, options: argparse.Namespace) -> int:
    saved = backups.restore(database, options.backup, options.erasures, replace=options.replace)
    if saved:
        _say(f"What was there before is in {saved}. Delete it once all is well.")
    _say(
        "The backup is back, and what was erased since is erased in it. Start the server. Laptops "
        "offer by themselves what the backup lacks; let an administrator's computer be the first."
    )
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
