"""`linkworker-server`: make the database ready, say how it stands, answer laptops."""

import argparse
import logging
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import uvicorn

from linkworker.errors import LinkWorkerError, Refused
from sync.server import administration, audit, schema
from sync.server.app import make_app, pool_of
from sync.server.backup_commands import add_backup, add_erasures, add_restore
from sync.server.embedded import WARNING, embedded_postgres
from sync.server.erasures import Erasures
from sync.server.records_commands import add_readmit, add_records

MOST_AT_ONCE = 400
_ABOUT = """
The central server of Linkworker. It keeps sealed records that it cannot read, and never
holds a private key: organisations are founded and people invited with linkworker-admin,
on an administrator's own computer.
"""
_EXAMPLES = """
examples:
  linkworker-server init --database postgresql://linkworker@db/linkworker
  linkworker-server run  --database postgresql://linkworker@db/linkworker \\
      --host 0.0.0.0 --port 443 --certificate server.pem --key server.key
  linkworker-server backup --database URL --to /backups --keep 35
  linkworker-server restore FILE --database URL --replace --erasures /elsewhere/erasures
  linkworker-server run  --embedded ./trial     (a trial on one machine: nothing else is needed)

Behind a proxy that ends TLS, the proxy must pass the Host header on unchanged: laptops
sign it.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    try:
        with _database(options) as database:
            done: int = options.run(database, options)
            return done
    except psycopg.OperationalError:
        _say("The database cannot be reached. Check the address given with --database.")
    except psycopg.errors.UndefinedTable:
        _say("The database is not ready. Run: linkworker-server init")
    except LinkWorkerError as error:
        _say(f"{error}")
    return 1


def _init(database: str, options: argparse.Namespace) -> int:
    schema.upgrade(database, restored=options.restored)
    _say("The database is ready.")
    if options.restored:
        _say("Laptops will offer again what the backup does not hold. Start the server anew.")
        return 0
    _say_setup_code(database)
    return 0


def _status(database: str, _options: argparse.Namespace) -> int:
    with psycopg.connect(database) as sql:
        for label, number in administration.totals(sql):
            _say(f"{label:<14} {number}")
    return 0


def _audit(database: str, _options: argparse.Namespace) -> int:
    sound = True
    with psycopg.connect(database) as sql:
        try:
            for found in audit.findings(sql):
                _say(audit.in_words(found))
                sound = sound and found.sound
        except Refused as error:
            _say(f"An organisation's log was altered: {error}.")
            sound = False
    return 0 if sound else 1


def _run(database: str, options: argparse.Namespace) -> int:
    if options.embedded:
        _make_trial_ready(database)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with pool_of(database) as pool:
        uvicorn.run(
            make_app(pool, erasures=Erasures(options.erasures)),
            host=options.host,
            port=options.port,
            ssl_certfile=options.certificate,
            ssl_keyfile=options.key,
            forwarded_allow_ips=options.proxy,
            access_log=False,
            limit_concurrency=MOST_AT_ONCE,
            server_header=False,
        )
    return 0


def _make_trial_ready(database: str) -> None:
    """Do for a trial what `init` does for a service; a new one gets its set-up code."""
    new = not schema.is_ready(database)
    schema.upgrade(database)
    if new:
        _say_setup_code(database)


def _say_setup_code(database: str) -> None:
    _say("Set-up code for one organisation (linkworker-admin create asks for it):")
    _say(f"    {schema.setup_code(database)}")
    _say("It is good for once. An earlier code that was not used is void.")


@contextmanager
def _database(options: argparse.Namespace) -> Iterator[str]:
    if options.embedded is None:
        yield options.database
        return
    _say(WARNING)
    with embedded_postgres(options.embedded) as database:
        yield database


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="linkworker-server",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    init = _command(commands, "init", "make or upgrade the schema; print a set-up code")
    init.add_argument(
        "--restored",
        action="store_true",
        help="the database comes from a backup: have laptops offer again what it lacks",
    )
    init.set_defaults(run=_init)
    add_backup(_command(commands, "backup", "write the whole server to a file"))
    add_restore(_command(commands, "restore", "bring a backup back; laptops add what it lacks"))
    add_records(_command(commands, "records", "write an organisation's sealed records to a file"))
    add_readmit(_command(commands, "readmit", "tell an organisation of a recovery"))
    _command(commands, "status", "print how much is kept: counts only").set_defaults(run=_status)
    _command(commands, "audit", "check that no row of what was done here was altered").set_defaults(
        run=_audit
    )
    run = _command(commands, "run", "answer laptops until stopped; a new trial is made ready")
    run.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    run.add_argument("--port", type=int, default=8443, help="port to listen on (%(default)s)")
    run.add_argument("--certificate", metavar="FILE", help="TLS certificate chain, PEM")
    run.add_argument("--key", metavar="FILE", help="private key of the certificate, PEM")
    run.add_argument(
        "--proxy",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="the proxy whose word on a laptop's address is taken (%(default)s)",
    )
    add_erasures(run)
    run.set_defaults(run=_run)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--database", metavar="URL", help="a PostgreSQL that somebody looks after and backs up"
    )
    where.add_argument(
        "--embedded",
        metavar="DIR",
        type=Path,
        help="start a PostgreSQL over this folder: for trials on one machine only",
    )
    return parser


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
