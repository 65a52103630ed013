"""`linkworker-server records | readmit`: out to a file that recovery sheets open, and back in."""

import argparse
import sys
from pathlib import Path

import msgspec
import psycopg

from linkworker.errors import BadFile, NotFound
from sync.backup import write_backup
from sync.exchange import Append
from sync.server.records import organisations, readmit, records


def add_records(parser: argparse.ArgumentParser) -> None:
    """Say what `records` is asked."""
    parser.add_argument("--file", type=Path, required=True, help="the file to write")
    parser.add_argument("--organisation", default="", help="which, where there are several")
    parser.set_defaults(run=_records)


def add_readmit(parser: argparse.ArgumentParser) -> None:
    """Say what `readmit` is asked."""
    parser.add_argument("--file", type=Path, required=True, help="what linkworker-admin wrote")
    parser.set_defaults(run=_readmit)


def _records(database: str, options: argparse.Namespace) -> int:
    with psycopg.connect(database) as sql:
        there = organisations(sql)
        sql.rollback()
        wanted = options.organisation or (there[0] if len(there) == 1 else "")
        if wanted not in there:
            raise NotFound(f"Name one organisation of this server: {', '.join(there) or 'none'}")
        try:
            write_backup(options.file, records(sql, wanted))
        except OSError as error:
            raise BadFile([f"The records cannot be written to {options.file}"]) from error
    sys.stdout.write(f"The sealed records are in {options.file}. Two recovery sheets open them.\n")
    return 0


def _readmit(database: str, options: argparse.Namespace) -> int:
    try:
        message = msgspec.msgpack.decode(options.file.read_bytes(), type=Append)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadFile([f"{options.file} is not what a recovery wrote"]) from error
    with psycopg.connect(database) as sql:
        name = readmit(sql, message)
    sys.stdout.write(f"The organisation {name} has been told of the recovery.\n")
    return 0
