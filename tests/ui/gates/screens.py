"""Every screen there is, one after another, over the seeded caseload."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QWidget

from linkworker.actions.coming_back import add_usual_steps
from linkworker.actions.complaints import keep_complaint, object_to
from linkworker.actions.subject_access import ask_for_copy
from linkworker.actions.suspensions import keep_suspension
from linkworker.practice.colleague import disagree
from linkworker.records import (
    AccessRequest,
    Asker,
    Attachment,
    AttendancePlan,
    Child,
    ComingBack,
    Contact,
    FromHalf,
    Goal,
    Objects,
    Plan,
    School,
    Scope,
    Sent,
    Touch,
    Understands,
)
from linkworker.store import Draft, random_id
from sync.merge import view
from tests.seeds import NOW
from tests.ui.child_hands import ask, run
from tests.ui.parts import shown
from tests.ui.waiting import told
from ui.forms.form_kinds import FORM_KINDS, add_about, edit_about
from ui.models.comments import about_of
from ui.places import PLACES, furnish_desk
from ui.screens.child_page import _TABS
from ui.screens.join_page import JoinPage
from ui.screens.unlock_page import UnlockPage
from ui.screens.welcome_page import WelcomePage
from ui.widgets.veil import Veil
from ui.with_child.door import Door

ROLES = ("lead", "review")


@dataclass(frozen=True)
class Screen:
    """What shows now: its name, and the widget that a person has before her."""

    name: str
    widget: QWidget


class Tour:
    """Goes through the window of one desk; `go_on` settles what was asked for."""

    def __init__(self, qtbot, desk, size=(1366, 768)):
        self.qtbot, self.desk = qtbot, desk
        self.writes = not desk.standing.reviews
        if self.writes:
            fill(qtbot, desk)
        self.window = furnish_desk(desk)
        qtbot.show(self.window, *size)
        qtbot.turn_to(self.window)
        self.settle()

    def settle(self):
        for _ in range(3):
            told(self.desk.background)

    def screens(self) -> Iterator[Screen]:
        """Show every place, about whatever it can be about."""
        for name, _, _ in PLACES:
            for about in self.abouts().get(name, [""]):
                self.window.go(name, about)
                self.settle()
                yield Screen(f"{name} {about.partition('/')[2] or about}".strip(), self.window)
                self.put_away()

    def overlays(self) -> Iterator[Screen]:
        """Show what lies over a page, and what takes the whole window."""
        child = self.child("Wren")
        self.window.go("child", f"{child.id}/story")
        self.settle()
        window, page = self.window, self.window.page("child")
        for name, ask_for in (
            ("palette", window.search.emit),
            ("safety card", window.safety.emit),
            ("help", window.help.emit),
            ("emergency card", page.show_emergency),
        ):
            ask_for()
            self.settle()
            yield Screen(name, QApplication.activeModalWidget() or window)
            self.put_away()

    def beside_a_child(self) -> Iterator[Screen]:
        """Turn the whole window to what is hers."""
        if not self.writes:
            return
        door = self.window.findChild(Door) or Door(self.window, self.desk)
        door.open(self.child("Wren").id)
        self.qtbot.waitUntil(lambda: door.view is not None)
        self.settle()
        yield Screen("with the child", door.view)
        door.close()

    def everything(self) -> Iterator[Screen]:
        """Show all of the window."""
        yield from self.screens()
        yield from self.overlays()
        yield from self.beside_a_child()

    def put_away(self):
        """Close what lies over the page."""
        if (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
        for veil in (veils := shown(self.window, Veil)):
            veil.put_away()
        if dialog is not None or veils:
            self.settle()

    def child(self, name):
        return ask(self.qtbot, self.desk, lambda reader: reader.find(Child, name=name)[0])

    def abouts(self):
        """Say what each place can be about, in the seeded caseload."""
        if not hasattr(self, "_abouts"):
            self._abouts = ask(self.qtbot, self.desk, self._read_abouts)
        return self._abouts

    def _read_abouts(self, reader):
        wren = reader.find(Child, name="Wren")[0]
        new, sarah = (reader.find(Child, name=name)[0] for name in ("Juniper", "Sarah"))
        plan = reader.find(Plan, child=wren.id)[0]
        goal = reader.find(Goal, plan=plan.id)[0]
        attendance = reader.find(AttendancePlan, plan=plan.id)[0]
        school = reader.find(School)[0]
        under = {one.kind: one for one in (wren, plan, goal, attendance, school)}
        forms = [edit_about(one) for one in under.values()]
        forms += [
            add_about(form.kind, under[form.under.kind] if form.under else None)
            for form in FORM_KINDS.values()
            if form.add and (form.under is None or form.under.kind in under)
        ]
        found = {
            "child": [f"{wren.id}/{tab}" for tab in _TABS] + [f"{new.id}/{tab}" for tab in _TABS],
            "print": [f"{wren.id}/{what}" for what in ("plan", "attendance", "chronology")],
            "picture": [f"{wren.id}/{reader.find(Attachment, child=wren.id)[0].id}"],
            "add_picture": [wren.id],
            "ending": [sarah.id, new.id],
            "rights": [wren.id, new.id],
            "move": [wren.id],
            "copy": [f"{wren.id}/{one.id}" for one in reader.find(AccessRequest)],
            "meeting": [wren.id, new.id],
            "good_word": ["", wren.id] if self.writes else [],
            "review": [wren.id, reader.find(Child, name="John")[0].id],
            "form": forms,
            "note": ["", wren.id] if self.writes else [],
            "words": [reader.find(Contact, child=new.id)[0].id] if self.writes else [],
            "comment": [about_of(goal, "words")],
        }
        return {**found, **({} if self.writes else {"import": [], "drafts": []})}


def doors(qtbot, folder, size=(1366, 768)) -> Iterator[Screen]:
    """Show what stands before the window."""
    for name, page in (
        ("unlock", UnlockPage(folder)),
        ("welcome", WelcomePage()),
        ("join", JoinPage()),
    ):
        qtbot.show(page, *size)
        qtbot.turn_to(page)
        QApplication.processEvents()
        yield Screen(name, page)
        page.hide()


def fill(qtbot, desk):
    """Leave a disagreement, a draft and a child away: no list of the tour is empty."""
    run(qtbot, desk, lambda store: disagree(store, view))
    child = ask(qtbot, desk, lambda reader: reader.find(Child, name="John")[0])
    typed = {"now": {"words": "Rang mum"}, "before": {}}
    draft = Draft(random_id(), f"note/{child.id}", "Note · John", child.log, "", {}, typed)
    run(qtbot, desk, lambda store: store.keep_draft(draft))
    new = ask(qtbot, desk, lambda reader: reader.find(Child, name="Juniper")[0])
    said = {"sent": Sent.SUSPENDED, "told_at": NOW, "told_by": "Mr Fenwick", "on": NOW.date()}
    said |= {"half": FromHalf.AFTERNOON, "half_days": 12, "touch": Touch.CALL}
    said |= {"touch_on": NOW.date(), "meeting_at": NOW.replace(day=18)}
    run(qtbot, desk, lambda store: keep_suspension(store, new, by="joyce", now=NOW, **said))
    way = ask(qtbot, desk, lambda reader: reader.find(ComingBack, child=new.id)[0])
    run(qtbot, desk, lambda store: add_usual_steps(store, way))
    wren = ask(qtbot, desk, lambda reader: reader.find(Child, name="Wren")[0])
    run(qtbot, desk, lambda store: stand_on_rights(store, wren))


def stand_on_rights(store, child):
    """Let somebody ask for a copy, complain and object."""
    on = NOW.date()
    asked = {"asked_on": on, "asker": Asker.PARENT, "who": "Ruth, mum", "by": "tom"}
    ask_for_copy(store, child, understands=Understands.NOT_YET, **asked)
    keep_complaint(store, child, by="u", received_on=on, who="Ruth", words="You told too much")
    said = {"what": Objects.OBJECTS, "on": on, "who": "Wren", "words": "No study"}
    object_to(store, child, by="u", stops=frozenset({Scope.EVALUATION.value}), **said)


Check = Callable[[QWidget], list[str]]


def faults_of(screens: Iterator[Screen], check: Check) -> dict[str, list[str]]:
    """Look at every screen; give the faults of those that have some."""
    found = {screen.name: check(screen.widget) for screen in screens}
    return {name: faults for name, faults in found.items() if faults}
