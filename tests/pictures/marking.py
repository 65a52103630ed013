"""A passage marked as about somebody else: while a note is written, and on the timeline after."""

from pathlib import Path

from linkworker.records import Child, Contact, LinkingStep
from tests.pictures.camera import Camera, end, settle
from tests.ui import seeded
from ui.places import furnish_desk

COUSIN = "her cousin Idil lost the flat in Kilburn"
WORDS = f"Sarah came in calm. Mum said {COUSIN} and stays with them. Sarah drew five foxes."


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "marking.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    sarah = desk.background.wait(lambda s: next(c for c in s.find(Child) if c.name == "Sarah"))
    window.go("note", sarah.id)
    settle(desk)
    note = window.page("note")
    editor = note.form.fields["words"].editor
    editor.set_value(WORDS)
    note.form.changed.emit()
    editor.find(COUSIN)
    for _ in ("asked", "kept"):
        note.marking.mark()
        settle(desk)
    camera.now(window, desk, "note-marked")
    note.save()
    settle(desk)
    _read_again(camera, window, desk, sarah.id)
    end(window)
    desk.background.close()


def _read_again(camera, window, desk, child):
    """Open the note where it stands, then a linking step, and ask whose each is."""
    window.go("child", f"{child}/timeline")
    settle(desk)
    part = window.page("child").part("timeline")

    def open_note():
        row, told = next((row, one) for row, one in part._opening.items() if _is_noted(one.record))
        part._open(row, told)
        settle(desk)
        part.bring(part.telling)

    camera.now(window, desk, "child-timeline-marked", open_note)
    step = next(one for one in part._told if isinstance(one.record, LinkingStep))

    def ask():
        part.telling.show_told(part._about, step)
        settle(desk)
        part.telling._ask_whose()
        settle(desk)
        part.bring(part.telling)

    camera.now(window, desk, "child-timeline-whose", ask)


def _is_noted(record):
    return isinstance(record, Contact) and COUSIN in record.words
