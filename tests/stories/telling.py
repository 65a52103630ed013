"""Hands at a desk on the day of an event: forms filled in, papers made, what a screen says."""

from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

import linkworker.records as of
from linkworker.actions import activities, sessions
from linkworker.actions.sessions import Mark
from linkworker.practice.making import Making, marks
from linkworker.records import Child, Means, Outcome
from tests.ui.child_hands import ask, run
from tests.ui.seeded import CASELOAD, USER
from tests.ui.waiting import answered
from ui.desk import tell_time
from ui.forms.form_kinds import add_about, edit_about
from ui.happened.everything import happened
from ui.widgets.notices import ErrorBox


class Telling:
    """One Link Worker writing down what happened, each thing on its day."""

    def __init__(self, qtbot, desk, window, schools):
        self.qtbot, self.desk, self.window, self.schools = qtbot, desk, window, schools
        self.child = None
        self.failed = []
        desk.background.failed.connect(self.failed.append)

    def settle(self):
        for _ in range(3):
            answered(lambda then: self.desk.background.run(lambda _: True, then=then))
            answered(lambda then: self.desk.background.read(lambda _: True, then=then))
        QApplication.processEvents()

    def on(self, day, at="16:00"):
        """It is another day: everything from here on happens then."""
        moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at))
        tell_time(lambda: moment)
        self.now, self.today = moment, moment.date()

    def ask(self, question):
        return ask(self.qtbot, self.desk, question)

    def do(self, verb, *args, **said):
        """Keep something by a verb of the program; give the one record it made, if it is one."""
        kept, refused = [], []
        self.desk.background.run(
            lambda store: verb(store, *args, **said), then=kept.append, otherwise=refused.append
        )
        self.qtbot.waitUntil(lambda: bool(kept or refused))
        assert not refused, refused
        self.settle()
        return kept[0]

    def made(self, changes, kind):
        (id_,) = changes.touches(kind)
        return self.ask(lambda reader: reader.get(kind, id_))

    def find(self, kind, **said):
        return self.ask(lambda reader: reader.find(kind, **said))

    def again(self, record):
        """Read a record as it stands now."""
        return self.ask(lambda reader: reader.get(type(record), record.id))

    def fill(self, kind, under=None, **said):
        """Fill in a new form on the screen and save it; give the record that it made."""
        before = {one.id for one in self.find(kind)}
        self._through_form(add_about(kind, under), said)
        (made,) = [one for one in self.find(kind) if one.id not in before]
        return made

    def about(self, kind, **said):
        """Fill in a new form about the child; give the record that it made."""
        return self.fill(kind, self.child, **said)

    def change(self, record, **said):
        """Change a record through its form; give it as it is then."""
        self._through_form(edit_about(record), said)
        return self.again(record)

    def _through_form(self, about, said):
        self.window.go("form", about)
        self.settle()
        page = self.window.page("form")
        fields = {name: field for form in page.forms for name, field in form.fields.items()}
        for name, value in said.items():
            fields[name].editor.set_value(value)
            fields[name].editor.changed.emit()
        page.save()
        self.settle()
        wrong = {name: field.problem() for name, field in fields.items() if field.problem()}
        wrong |= {one.text(): "" for box in page.findChildren(ErrorBox)
                  for one in box.findChildren(QLabel)}  # fmt: skip
        assert not wrong, wrong
        assert not self.failed, self.failed

    def note(self, means, words, *, whom="", minutes=None, outcome=Outcome.REACHED, travel=None):
        """Write a note about the child on the note's own page."""
        self.window.go("note", self.child.id)
        self.qtbot.waitUntil(lambda: self.window.page("note").ready)
        self.settle()
        page = self.window.page("note")
        said = {"means": means, "outcome": outcome, "words": words, "minutes": minutes}
        said |= {"whom": whom or self.child.name, "at": self.now, "travel": travel}
        for name, value in said.items():
            page.form.fields[name].editor.set_value(value)
            page.form.fields[name].editor.changed.emit()
        with self.qtbot.waitSignal(page.closed):
            page.save()
        self.settle()

    def check_in(self, words, minutes=10):
        self.note(Means.CHECK_IN, words, minutes=minutes)

    def school_sent(self, monday, codes):
        """Take in half-days as a school's file brings them."""
        child = self.child

        def keep(store):
            making = Making(store, CASELOAD, USER, self.schools)
            return making.register(child, date.fromisoformat(monday), marks(codes))

        run(self.qtbot, self.desk, keep)
        self.settle()

    def begin(self, **said):
        """Add the child, through the form."""
        self.child = self.fill(Child, **said)
        return self.child

    def said_on(self, tab):
        """Give all words on a tab of the child's page."""
        self.window.go("child", f"{self.child.id}/{tab}")
        self.settle()
        page = self.window.page("child")
        part = page.part(tab)
        labels = [one for one in part.findChildren(QLabel) if not one.isHidden()]
        rows = [getattr(one, "words", "") or one.text() for one in labels]
        return " ".join(rows)

    def paper(self, what, reader):
        """Make a paper for a reader, on the page that prints it; give its words as HTML."""
        self.window.go("print", f"{self.child.id}/{what}")
        self.settle()
        page = self.window.page("print")
        key = next(key for key, one in page._readers.items() if reader in f"{one.name}, {one.role}")
        page.reader.set_value(key)
        page.reader.changed.emit()
        self.qtbot.waitUntil(lambda: page.paper is not None)
        return page.paper.html

    def told(self):
        """Give what the timeline tells, oldest first: "2025-07-24 title"."""
        lines = self.ask(lambda reader: happened(reader, reader.get(Child, self.child.id), {}))
        return [f"{one.at.date()} {one.title}" for one in reversed(lines)]

    def weekly(self, what, partner, first, last):
        """Plan a support with a partner, begin it, keep its first and last register, end it."""
        self.on(first, "17:00")
        known = self.fill(
            of.Partner,
            name=partner,
            sort=of.PartnerType.CHARITY,
            agreement="DSA 2024/9",
            agreement_from=day("2024-09-01"),
        )
        self.about(
            of.FamilyAnswer,
            scope=of.Scope.PARTNER,
            partner=partner,
            who="mum",
            answer=of.Answer.SIGNED,
            on=self.today,
        )
        meets = self.fill(
            of.Activity,
            what=what,
            partner=known.id,
            school=self.child.school,
            weekday=of.Weekday.WEDNESDAY,
            at="13:00",
            minutes=40,
            starts=day(first),
            ends=day(last),
        )
        support = self.about(of.Enrolment, activity=meets.id)
        self.do(activities.begin_support, support, on=self.today)
        for when, engagement in ((first, 1), (last, 4)):
            self.on(when, "17:00")
            self.register(meets, Mark(of.Came.PRESENT, engagement=engagement))
        ended = {"on": self.today, "because": "It came to its planned end"}
        self.do(activities.end_support, self.again(support), **ended)

    def register(self, activity, mark):
        """Keep the register of a session as it ends."""
        found = self.ask(lambda reader: sessions.register_of(reader, activity, self.today))
        self.do(sessions.keep_register, found, {self.child.id: mark}, by="joyce", today=self.today)


def told_of(who):
    """Read what the timeline tells of a child in the end, a line each, oldest first."""
    return (Path(__file__).parent / f"{who}.txt").read_text(encoding="utf-8").splitlines()


day = date.fromisoformat
at = datetime.fromisoformat
