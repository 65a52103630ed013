"""The first ten minutes, from an empty folder to a printed plan, by keys and clicks alone.

Practise, join by hand, wait, work with the first child, write, print, lock, jot, come back; and in
August, the words forgotten, come back all the same.
"""

import time
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter

from linkworker.actions.rescue import can_let_in, helped, show_words
from linkworker.records import Child, Contact, WayBack
from sync.joining import read_invitation
from sync.rescuers import live_laptops
from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import CTRL, Person, clear_away, go_on, team

NINE = ("Wren", "John", "Sarah", "Kofi", "Otis", "Nia", "Juniper", "Pip", "Teddy")
PRACTISED = "Chose a fox for the calm card"
JOTTED = "Gate: mum says the landlord wants them out"
FIRST_NOTE = "Came in smiling and showed me the lilac umbrella"


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        yield made
    go_on(qapp)
    clear_away()


def practise(person):
    """Three things with invented children, with no network and nothing set up."""
    person.press(Qt.Key.Key_Space)
    wait_until(lambda: person.app.visit and person.app.visit.frame, "practice")
    frame = person.window
    assert person.sees("PRACTICE")
    assert person.sees("Tuesday 4 November 2025, 09:4")
    assert person.inside.bar.pill.words == "Practice · nothing leaves this laptop"
    person.note_about(["Wren"], PRACTISED)
    person.note_about(NINE, "Toast and the big tin of crayons", Qt.Key.Key_8)
    decide(person)
    wait_until(lambda: frame.show_things._extra == "3 of 3", "three things tried")
    assert person.sees("You have tried all three")


def decide(person):
    person.press(Qt.Key.Key_3, CTRL | Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: person.page("to_decide").parts, "something to decide")
    person.press(Qt.Key.Key_Left, CTRL)
    person.press(Qt.Key.Key_Return, CTRL)
    wait_until(lambda: not person.page("to_decide").parts, "the decision's keeping")


def join(person, url, code):
    """Type the invitation by hand, write four words down, type them again; give them."""
    person.click(person.window.join_button)
    page = person.window
    person.tab_to(page.invitation.boxes.boxes[0])
    person.write(code.replace("-", "").lower())
    person.tab_to(page.invitation.server)
    person.write(url)
    person.press(Qt.Key.Key_Tab)
    person.write("Maya Okoro")
    person.press(Qt.Key.Key_Return)
    words = page.words.passphrase
    assert all(person.sees(word) for word in words.split())
    person.press(Qt.Key.Key_Space)
    assert not person.sees(words.split()[0])
    person.write(words)
    person.press(Qt.Key.Key_Return)
    wait_until(lambda: person.app.session, "the laptop's lock")
    return words


def wait_to_be_let_in(person, local, joyce):
    """Practise meanwhile; the frame says when the administrator and a colleague have acted.

    The caseload is there to be worked with before all of it has come.
    """
    desk, rest = person.app.session.desk, []
    desk.told.connect(lambda told: rest.append((told.coming, desk.standing.unopened)))
    person.wait_to_see("Invitation handed in, today")
    person.click(person.page("waiting").practise)
    wait_until(lambda: person.app.visit and person.app.visit.frame, "practice")
    assert "let in" in local.approve()
    joyce.sync()
    person.app.session.sync_now()
    wait_until(lambda: "You are let in" in person.window.leave.words, "the frame's word")
    person.click(person.window.leave)
    wait_until(lambda: person.inside.here()[0] == "today", "her day")
    wait_until(lambda: person.read(lambda store: store.find(Child, name="Wren")), "Wren")
    assert any(coming and not unopened for coming, unopened in rest), rest
    practised = person.read(lambda store: store.find(Contact, words=PRACTISED))
    assert practised == [], "nothing of practice is in the real store"


def write_first_note(person):
    """Find a child by Ctrl+K and write about her; it is said where the note is."""
    person.press(Qt.Key.Key_K, CTRL)
    person.write("wren")
    person.press(Qt.Key.Key_Return)
    person.wait_to_see("Wren Tidewater")
    person.note_about([], FIRST_NOTE)
    said = "Saved on this laptop. Tom Arkwright will see it after the next sync."
    wait_until(lambda: person.sees(said), said)
    person.press(Qt.Key.Key_F5)
    pill = person.inside.bar.pill
    sent = "Everything is with the team."
    wait_until(
        lambda: pill.words.endswith(sent), f"the pill ({pill.words}, {person.desk.last_told})"
    )
    assert pill.words.startswith("Sent ")


def print_plan(person, folder):
    """Ctrl+P for the check page, Ctrl+P again for the paper."""
    paper = folder / "plan.pdf"
    person.press(Qt.Key.Key_P, CTRL)
    wait_until(lambda: person.inside.here()[0] == "print", "the check page")
    page = person.page("print")
    page.out.choose_printer = lambda _: QPdfWriter(str(paper))
    wait_until(lambda: page.paper is not None, "the paper")
    assert page.paper.draft
    assert not page.paper.practice
    assert "Dana" in page.reader.currentText()
    person.press(Qt.Key.Key_P, CTRL)
    person.wait_to_see("Sent to the printer")
    assert paper.read_bytes().startswith(b"%PDF")


def lock_and_come_back(person, words):
    person.press(Qt.Key.Key_L, CTRL)
    assert person.ended
    person.open_app()
    person.press(Qt.Key.Key_J, CTRL)
    person.write(JOTTED)
    person.press(Qt.Key.Key_Return)
    assert person.sees("Kept. 1 waits until you unlock.")
    person.tab_to(person.window.words)
    person.write(words)
    person.press(Qt.Key.Key_Return)
    wait_until(lambda: person.app.session, "unlocking")
    wait_until(lambda: person.desk.standing.user, "where she was")
    person.inside.go("today")
    wait_until(lambda: person.sees(JOTTED), "what was written while locked")
    notes = person.read(lambda store: store.find(Contact, words=FIRST_NOTE))
    assert len(notes) == 1


def forget_and_come_back(person, tom):
    """Tom reads twelve words out over the telephone; they open it once, and all is there."""
    tom.sync()
    live = live_laptops(tom.client.keyring)
    (locked,) = [one for one in can_let_in(tom.store, live) if one.person == "Maya Okoro"]
    _, words = show_words(
        tom.store, locked, spoken=True, now=datetime(2026, 8, 12, 9, 6),
        by=tom.client.keyring.user,
    )  # fmt: skip
    person.app.lock()
    person.open_app()
    person.click(person.window.forgotten)
    person.click(person.window.twelve)
    page = person.window
    person.tab_to(page.boxes.boxes[0])
    person.write(" ".join(words))
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Space)
    person.write(page.words.passphrase)
    person.press(Qt.Key.Key_Return)
    wait_until(lambda: person.app.session, "the new lock")
    assert person.read(lambda store: store.find(Contact, words=FIRST_NOTE))
    wait_until(lambda: person.desk.standing.user, "where she was")
    person.inside.go("today")
    wait_until(lambda: person.sees(JOTTED), "what was written while locked")
    told = partial(helped, most=5)
    wait_until(lambda: WayBack.OPENED in {one.what for one in person.read(told)}, "it is told")


class Watch:
    """Notes how many keys and clicks each part took, and when it ended."""

    def __init__(self, person):
        self._person, self._began, self._before = person, time.monotonic(), 0
        self.steps = {}

    def ended(self, part):
        self.steps[part] = self._person.steps - self._before
        self._before = self._person.steps
        seconds = time.monotonic() - self._began
        print(f"{part}: {self.steps[part]} keys and clicks besides words, {seconds:.1f} s in all")


def test_the_first_ten_minutes_need_nothing_but_keys_and_clicks(qapp, tmp_path, local):
    joyce, tom = team(local, tmp_path)
    url, code = read_invitation(local.invite("Maya", "--write", "Alderbrook").read_text())
    person = Person(tmp_path / "maya")
    watch = Watch(person)
    practise(person)
    watch.ended("practise")
    person.click(person.window.leave)
    words = join(person, url, code)
    watch.ended("join")
    wait_to_be_let_in(person, local, joyce)
    watch.ended("wait")
    write_first_note(person)
    watch.ended("first note")
    print_plan(person, tmp_path)
    watch.ended("print")
    lock_and_come_back(person, words)
    watch.ended("lock and back")
    assert watch.steps["first note"] <= 6
    assert watch.steps["print"] == 2
    tom.sync()
    assert tom.store.find(Contact, words=FIRST_NOTE)
    forget_and_come_back(person, tom)
    person.app.lock()
