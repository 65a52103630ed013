"""What people do at the screens of the day: join, unlock, write a note, decide, look."""

from pathlib import Path

from PySide6.QtCore import Qt

from linkworker.fields import declared
from linkworker.records import Child, Goal
from tests.demo.eyes import button, field, sees
from tests.demo.hands import Laptop, click, press, type_into, wait_until

CTRL = Qt.KeyboardModifier.ControlModifier


def join(laptop: Laptop, invitation: Path, name: str) -> None:
    """From the welcome: the invitation's file and a name, four words, the words again."""
    click(button(laptop.window, "I have an invitation"))
    page = laptop.window
    page.take_file(invitation)
    type_into(field(page, "Your name"), name)
    click(button(page, "Next"))
    laptop.passphrase = page.words.passphrase
    click(button(page, "I have written them down"))
    type_into(field(page, "The four words"), laptop.passphrase)
    click(button(page, "Join"))
    wait_until(lambda: laptop.app.session is not None, "the laptop's lock")


def unlock(folder: Path, name: str, words: str) -> Laptop:
    """Type the passphrase at the locked door."""
    laptop = Laptop(folder, name)
    laptop.passphrase = words
    type_into(laptop.window.words, words)
    press(laptop.window.words, Qt.Key.Key_Return)
    wait_until(lambda: laptop.app.session is not None, "unlocking")
    return laptop


def note_about(laptop: Laptop, children: list[Child], words: str) -> None:
    """Press Ctrl+N, type each child's name, type the words, and press Ctrl+Enter."""
    laptop.window.go("caseload")
    press(laptop.window, Qt.Key.Key_N, CTRL)
    page = laptop.page("note")
    wait_until(lambda: page.ready, "an empty note")
    who = field(page, "Who")
    for child in children:
        type_into(who, child.name)
        press(who, Qt.Key.Key_Return)
    happened = field(page, "What happened")
    type_into(happened, words)
    press(happened, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: laptop.window.here()[0] == "caseload", "the note's saving")


def decide(laptop: Laptop, words: str, picture: Path) -> None:
    """Open To decide, take a side, write what both come to, and press Ctrl+Enter."""
    click(button(laptop.window.navigation, "To decide"))
    page = laptop.page("to_decide")
    wait_until(lambda: page.parts, "something to decide")
    press(page, Qt.Key.Key_Left, CTRL)
    kept = field(page, declared(Goal)["words"].label)
    laptop.picture(picture)
    type_into(kept, words)
    press(kept, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: sees(page, "Nothing to decide"), "the decision's keeping")


def look_at_plan(laptop: Laptop, child: Child, words: str, picture: Path) -> None:
    """Open a child's plan as a supervisor, and read these words there."""
    laptop.window.go("child", f"{child.id}/plan")
    wait_until(lambda: sees(laptop.page("child"), words), words)
    laptop.picture(picture)
