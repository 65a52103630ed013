"""A person at a new laptop: keys go to whatever has the focus. And colleagues already at work."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions.places import introduce_colleague
from linkworker.actions.unlock import set_up
from linkworker.store.passphrase import FLOOR
from sync.client import Client
from sync.joining import ask_to_join, join_message, read_invitation
from sync.loop import one_round
from sync.merge import view
from sync.transport import Server
from tests import seeds
from tests.demo.hands import application, turn_to, wait_until
from ui.app import App

CTRL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Sits at a laptop; `steps` counts keys and clicks, but for the words that are typed."""

    def __init__(self, folder):
        self.folder = folder
        self.steps = 0
        self.ended = False
        self.open_app()

    def open_app(self):
        """Double-click on the program."""
        self.ended = False
        self.app = App(application(), self.folder, self._end, lambda: FLOOR)
        self.window.resize(1366, 768)

    def _end(self):
        self.ended = True

    @property
    def window(self):
        return self.app.window

    @property
    def inside(self):
        """The window, also where the frame of practice is round it."""
        return getattr(self.window, "inside", self.window)

    @property
    def desk(self):
        return (self.app.visit.practising if self.app.visit else self.app.session).desk

    def press(self, key, held=None):
        turn_to(self.window)
        self.steps += 1
        focused = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key, held or Qt.KeyboardModifier.NoModifier)

    def write(self, words):
        turn_to(self.window)
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def click(self, button):
        turn_to(self.window)
        self.steps += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def tab_to(self, widget):
        """Press Tab until a field has the focus."""
        for _ in range(40):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {widget}")

    def page(self, name):
        return self.inside.page(name)

    def read(self, question):
        """Ask the store of the laptop, real or practice."""
        answers = []
        self.desk.background.read(question, then=answers.append)
        wait_until(lambda: answers, "an answer")
        return answers[0]

    def sees(self, words):
        """Say whether these words are on the screen."""
        shown = self.window.findChildren(QLabel)
        return any(words in one.text() for one in shown if one.isVisible())

    def wait_to_see(self, words):
        wait_until(lambda: self.sees(words), words)

    def note_about(self, names, words, means=None):
        """Ctrl+N, who, what happened, Ctrl+Enter."""
        here = self.inside.beneath()
        self.press(Qt.Key.Key_N, CTRL)
        wait_until(lambda: self.page("note").ready, "an empty note")
        form = self.page("note").form
        for name in names:
            self.write(name)
            self.press(Qt.Key.Key_Return)
        if means is not None:
            self.press(means, Qt.KeyboardModifier.AltModifier)
        self.tab_to(form.fields["words"].editor)
        self.write(words)
        self.press(Qt.Key.Key_Return, CTRL)
        wait_until(lambda: self.inside.here() == here, "the note's saving")


def go_on(qapp):
    """A lock ends the program; what waits in later tests must not end at once.

    Leaving asks no window first, as quitting would.
    """
    QTimer.singleShot(0, partial(qapp.exit, 0))
    qapp.exec()


def clear_away():
    """End the windows of programs that have ended: every look to come would dress them too."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Colleague:
    """Somebody let in before, whose laptop syncs when it is told to."""

    def __init__(self, office, folder, name, *grant):
        url, code = read_invitation(office.invite(name, *grant).read_text())
        self.store = set_up(folder / name, "four words of theirs", view, FLOOR).store()
        self.client = Client(self.store)
        self.server = Server(url, self.client.keyring.signer, self.store.mailbox.now)
        ask_to_join(self.server, join_message(self.store.mailbox, self.client.keyring, code))
        office.approve()
        self.sync()

    def sync(self):
        one_round(self.client, self.server, lambda call: call())

    @property
    def place(self):
        return self.store.logs("place")[0]

    def introduce(self, name, work):
        log, _ = self.place
        introduce_colleague(self.store, log, user=self.client.keyring.user, name=name, work=work)
        self.sync()

    def fill(self):
        """Write Joyce's small caseload, as hers."""
        log, place = self.place
        caseload = next(c for c in self.client.keyring.my_caseloads() if c != place)
        user = self.client.keyring.user
        seeds.seed_caseload(self.store, caseload=caseload, place_log=log, user=user, small=True)
        self.sync()


def team(office, folder):
    """Joyce with her caseload, and Tom who reviews it; both have synced."""
    office.create("Brent")
    joyce = Colleague(office, folder, "Joyce", "--lead", "Alderbrook")
    joyce.fill()
    tom = Colleague(office, folder, "Tom", "--review", "Alderbrook")
    for one in (joyce, tom):
        one.sync()
    tom.introduce("Tom Arkwright", "Supervisor")
    joyce.sync()
    return joyce, tom
