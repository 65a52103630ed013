"""`make pictures`: the cast, then the sets that are asked for, or all of them."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from sync.server.embedded import embedded_postgres
from sync.server.schema import upgrade
from tests import seeds
from tests.pictures import (
    attachments,
    child,
    concern,
    day,
    doors,
    ending,
    family,
    finding,
    gallery,
    helping,
    late,
    linkings,
    locking,
    many,
    marking,
    measures,
    meetings,
    papers,
    parts,
    people,
    practice,
    reviewer,
    reviews,
    rights,
    school,
    sessions,
    states,
    stayed,
    today,
    voice,
    worker,
)
from tests.pictures.camera import Camera
from tests.pictures.cast import make_cast
from ui import theme
from ui.desk import tell_time

BEFORE = {
    "parts": parts.take,
    "doors": doors.take,
    "locking": locking.take,
    "practice": practice.take,
    "today": today.take,
    "day": day.take,
    "linkings": linkings.take,
    "help": helping.take,
    "rights": rights.take,
    "measures": measures.take,
    "family": family.take,
    "finding": finding.take,
    "concern": concern.take,
    "attachments": attachments.take,
    "ending": ending.take,
    "meetings": meetings.take,
    "reviews": reviews.take,
    "many": many.take,
    "marking": marking.take,
    "school": school.take,
    "voice": voice.take,
    "states": states.take,
    "stayed": stayed.take,
}
WITH_THE_CAST = {
    "worker": worker.take,
    "child": child.take,
    "papers": papers.take,
    "reviewer": reviewer.take,
    "sessions": sessions.take,
}
WITH_A_SERVER = {"people": people.take, "late": late.take}


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(prog="make pictures")
    parser.add_argument("sets", nargs="*", help="parts, doors, worker, ...; or all")
    parser.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    asked = parser.parse_args()
    sets = asked.sets or [*BEFORE, *WITH_THE_CAST, *WITH_A_SERVER]
    camera = Camera(asked.folder)
    app = QApplication(["linkworker"])
    theme.apply(theme.Look(scheme="light"))
    tell_time(lambda: seeds.NOW)
    with (
        tempfile.TemporaryDirectory() as name,
        embedded_postgres(Path(name) / "postgres", forget=True) as database,
    ):
        Path(name).chmod(0o755)
        for one in BEFORE.keys() & set(sets):
            BEFORE[one](camera, Path(name))
            tell_time(lambda: seeds.NOW)
        if set(sets) & {*WITH_THE_CAST, *WITH_A_SERVER}:
            upgrade(database)
        for one in WITH_A_SERVER.keys() & set(sets):
            WITH_A_SERVER[one](camera, Path(name), database)
        if set(sets) & set(WITH_THE_CAST):
            cast = make_cast(Path(name), database)
            for one in WITH_THE_CAST.keys() & set(sets):
                WITH_THE_CAST[one](camera, cast)
    del app
    made = [file.stem for file in asked.folder.glob("*.png")]
    sys.stdout.write(f"{len(made)} pictures in {asked.folder}\n")
    unlike = [] if asked.sets else gallery.unlike(made)
    sys.stdout.writelines(f"{words}\n" for words in unlike)
    return int(bool(unlike))


if __name__ == "__main__":
    sys.exit(main())
