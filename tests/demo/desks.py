"""What people do at the screens of the day: join, unlock, write a note, decide, look, print."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from linkworker.documents.paper import Paper
from linkworker.records import Child
from tests.demo.hands import Laptop, press, type_into, wait_until

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def join(laptop: Laptop, invitation: Path, name: str) -> None:
    """Open the invitation's file, type a name, type the four words back, and join."""
    QTest.mouseClick(laptop.window.join_button, LEFT)
    page = laptop.window
    page.take_file(invitation)
    type_into(page.invitation.name, name)
    QTest.mouseClick(page.next, LEFT)
    laptop.passphrase = page.words.passphrase
    QTest.mouseClick(page.next, LEFT)
    type_into(page.again.words, laptop.passphrase)
    QTest.mouseClick(page.next, LEFT)
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
    form = page.form
    line = form.who.editor.line
    wait_until(lambda: page.ready, "an empty note")
    for child in children:
        type_into(line, child.name)
        press(line, Qt.Key.Key_Return)
    type_into(form.fields["words"].editor, words)
    press(form.fields["words"].editor, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: laptop.window.here()[0] == "caseload", "the note's saving")


def decide(laptop: Laptop, words: str, picture: Path) -> None:
    """Open To decide, take a side, write what both come to, and press Ctrl+Enter."""
    laptop.window.go("to_decide")
    page = laptop.page("to_decide")
    wait_until(lambda: page.parts, "something to decide")
    (part,) = page.parts
    press(page, Qt.Key.Key_Left, CTRL)
    wait_until(lambda: part.decided, "a side taken")
    editor = part.result.editor
    laptop.picture(picture)
    type_into(editor, words)
    press(editor, Qt.Key.Key_Return, CTRL)
    wait_until(lambda: not page.parts, "the decision's keeping")


def paper_for(laptop: Laptop, child: Child, name: str) -> Paper:
    """Make the plan's paper for somebody round the child, through the check page."""
    laptop.window.go("print", child.id)
    page = laptop.page("print")
    wait_until(lambda: page.reader.count() > 1, "the readers")
    chosen = next(i for i in range(page.reader.count()) if name in page.reader.itemText(i))
    page.reader.setCurrentIndex(chosen)
    page.reader.activated.emit(chosen)
    wait_until(lambda: page.paper is not None, "the paper")
    paper: Paper = page.paper
    return paper


def look_at_plan(laptop: Laptop, child: Child, words: str, picture: Path) -> None:
    """Open a child's plan as a supervisor, and read these words there."""
    laptop.window.go("child", f"{child.id}/plan")
    page = laptop.page("child")
    wait_until(lambda: any(words in label.text() for label in page.findChildren(QLabel)), words)
    laptop.picture(picture)
