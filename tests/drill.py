"""`make drill`: everything is lost but a server's backup and the custodians' sheets.

A real server, a real caseload, every laptop and the server destroyed; a clean folder. Two sheets
are typed in, and one child's whole record is printed. Then what must not work is tried as well.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from html import unescape
from pathlib import Path

from sync.server.embedded import embedded_postgres
from tests.demo.joyce import move_in
from tests.demo.office import Office

CHILD = "Wren"
OUTPUT = Path("drill-output")
_CODE = re.compile(r">([0-9A-HJKMNP-TV-Z]{5})<")
_LINES = 60


def main() -> int:
    """Play the drill; return the exit code."""
    began = time.monotonic()
    shutil.rmtree(OUTPUT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        sheets, dump = _before(folder / "before")
        shutil.rmtree(folder / "before")
        _say("The server, its database and every laptop are destroyed.")
        clean = folder / "clean"
        clean.mkdir()
        clean.chmod(0o755)
        with embedded_postgres(clean / "postgres", forget=True) as database:
            backup = _restored(database, dump, clean)
            failures = _must_fail(clean, backup, sheets)
            office = Office(clean, database)
            office.start()
            try:
                failures += _must_open(clean, backup, sheets, office.url)
                failures += _must_go_on(clean, database)
            finally:
                office.stop()
    _say(f"The drill took {time.monotonic() - began:.0f} seconds; {failures} steps went wrong.")
    return 1 if failures else 0


def _before(folder: Path) -> tuple[dict[str, str], Path]:
    """Found an organisation, fill a caseload, back the server up; return sheets and backup."""
    folder.mkdir()
    folder.chmod(0o755)
    kept = folder.parent / "kept"
    with embedded_postgres(folder / "postgres", forget=True) as database:
        office = Office(folder, database)
        office.make_ready()
        office.start()
        try:
            move_in(office, folder / "joyce")
            _say("An organisation is founded; Joyce's laptop is let in; her caseload is synced.")
        finally:
            office.stop()
        _run("sync.server.commands", "backup", "--database", database, "--to", str(kept))
    (dump,) = kept.iterdir()
    _say(f"The server is backed up: {dump.stat().st_size:,} bytes.")
    files = sorted((folder / "recovery-sheets").iterdir())
    return {file.stem[-2:]: " ".join(_CODE.findall(file.read_text())) for file in files}, dump


def _restored(database: str, dump: Path, clean: Path) -> Path:
    """Bring the backup back into an empty database; write its sealed records to a file."""
    backup = clean / "records.lwb"
    _run("sync.server.commands", "restore", str(dump), "--database", database)
    _run("sync.server.commands", "records", "--database", database, "--file", str(backup))
    _say(f"It is back in a new database; its sealed records: {backup.stat().st_size:,} bytes.")
    return backup


def _must_fail(clean: Path, backup: Path, sheets: dict[str, str]) -> int:
    wrong = 0
    for what, typed in (
        ("one custodian alone, with sheet 1A", [sheets["1A"]]),
        ("one custodian alone, typing sheet 1A twice", [sheets["1A"], sheets["1A"]]),
        ("sheets of two pairs, 1A and 2B", [sheets["1A"], sheets["2B"]]),
        ("two sheets of which one is misread", [sheets["1A"], sheets["1B"][:-1] + "?"]),
    ):
        done = _recover(clean, backup, typed, "must-fail")
        _say(f"  {'refused' if done.returncode else 'OPENED'}: {what}. {done.stdout.strip()}")
        wrong += done.returncode == 0
    return wrong


def _must_open(clean: Path, backup: Path, sheets: dict[str, str], url: str) -> int:
    out = clean / "record"
    said = ("--child", CHILD, "--out", str(out), "--server", url)
    done = _recover(clean, backup, [sheets["1A"], sheets["1B"]], "vault", *said)
    _say(done.stdout.strip())
    if done.returncode:
        _say(done.stderr)
        return 1
    shutil.copytree(out, OUTPUT)
    _print_record((out / "record.html").read_text())
    _say(f"The whole record is in {OUTPUT}.")
    wrong = 0
    for lost, pair in (("sheet 1A", "2"), ("pairs 1 and 2", "3")):
        done = _recover(clean, backup, [sheets[f"{pair}B"], sheets[f"{pair}A"]], f"without-{pair}")
        _say(
            f"  {'opened' if not done.returncode else 'FAILED'}: {lost} lost, pair {pair} is used."
        )
        wrong += done.returncode != 0
    return wrong


def _must_go_on(clean: Path, database: str) -> int:
    """Tell the organisation, and ask its server as its new administrator."""
    message = clean / "vault" / "tell-the-organisation.lwr"
    _run("sync.server.commands", "readmit", "--database", database, "--file", str(message))
    asked = _try(
        "sync.admin", "--vault", str(clean / "vault"), "--passphrase-file",
        str(clean / "words.txt"), "status",
    )  # fmt: skip
    _say(f"  the organisation is told; its new administrator asks: {asked.stdout.strip()}")
    return int(asked.returncode != 0)


def _recover(
    clean: Path, backup: Path, typed: list[str], vault: str, *more: str
) -> "subprocess.CompletedProcess[str]":
    words, codes = clean / "words.txt", clean / "typed.txt"
    words.write_text("plover anchor quince ladder")
    codes.write_text("\n".join(typed))
    return _try(
        "sync.admin", "--vault", str(clean / vault), "--passphrase-file", str(words), "recover",
        "--backup", str(backup), "--names", "Ada Trustee", "Ben Director",
        "--why", "the yearly rehearsal", "--sheets", str(codes), "--quick", *more,
    )  # fmt: skip


def _print_record(page: str) -> None:
    text = re.sub(r"<style>.*?</style>|<head>.*?</head>", "", page, flags=re.DOTALL)
    lines = unescape(re.sub(r"<(?:/?(?:p|tr|h\d|table|div|br)[^>]*)>", "\n", text))
    words = [line for line in re.sub(r"<[^>]+>", " ", lines).splitlines() if line.strip()]
    for line in words[:_LINES]:
        _say("  | " + " ".join(line.split()))
    _say(f"  | and {max(0, len(words) - _LINES):,} lines more")


def _try(module: str, *command: str) -> "subprocess.CompletedProcess[str]":
    said = [sys.executable, "-m", module, *command]
    return subprocess.run(said, capture_output=True, text=True, check=False)


def _run(module: str, *command: str) -> None:
    done = _try(module, *command)
    if done.returncode:
        raise RuntimeError(f"{module} {command[0]}: {done.stdout}{done.stderr}")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
