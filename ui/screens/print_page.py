"""A child's plan or attendance on paper: for whom, what was left out and why; save or print."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from linkworker.actions.files import SavedFile, note_saved_file
from linkworker.actions.people import people_round
from linkworker.actions.places import school_of
from linkworker.documents.attendance import attendance_paper
from linkworker.documents.paper import Paper
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient, recipient_of
from linkworker.records import Child, Colleague
from linkworker.store import Reader
from ui.desk import Desk, today
from ui.printing import save_pdf, send_to_printer
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.field import Field
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, empty
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ONE_READER = "A paper is made for one reader."
_PAPERS = {"plan": ("Plan", plan_paper), "attendance": ("Attendance", attendance_paper)}


class PrintPage(ScrollPage):
    """Made for a named reader: what that reader must not be told is left out, and said here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child: Child | None = None
        self._readers: dict[str, Recipient] = {}
        self._offered: dict[str, str] = {}
        self.ticks: dict[str, Tick] = {}
        self.names_stand = Tick("")
        self.paper: Paper | None = None
        self._title = PageHead("Print a paper", _ONE_READER)
        self.what = Chips([(key, words) for key, (words, _) in _PAPERS.items()])
        self.what.set_value("plan")
        self.reader = ChoicePicker([], nothing="Choose who it is for")
        self.larger = Tick("Larger print: 12 point letters")
        self._check = Card("Check before it goes")
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        self.save_html = Button("Save as HTML", "secondary", "file-text")
        self._lay_out()
        for choice in (self.reader, self.what):
            choice.changed.connect(self._choose_again)
        self.larger.changed.connect(self._make)
        self.save.clicked.connect(lambda: self._choose_file("pdf"))
        self.print.clicked.connect(self._print)
        self.save_html.clicked.connect(lambda: self._choose_file("html"))

    def _lay_out(self) -> None:
        what, reader = Field("What goes on it?", self.what), Field("Who is it for?", self.reader)
        self.add(self._title, what, reader, self.larger, self._check)
        self.set_foot(STRETCH, self.save_html, self.save, self.print)

    def show_about(self, about: str) -> None:
        """Offer the readers round a child."""
        self._show_paper(None)
        self._desk.background.read(partial(_readers, child_id=about), then=self._show_readers)

    def _show_readers(self, found: tuple[Child, dict[str, Recipient]]) -> None:
        self._child, self._readers = found
        self._title.say(f"Print a paper about {self._child.name}", _ONE_READER)
        self.reader.offer([(key, f"{r.name}, {r.role}") for key, r in self._readers.items()])

    def _choose_again(self) -> None:
        self._offered = {}
        self._make()

    def _make(self) -> None:
        child, reader = self._child, self._readers.get(str(self.reader.value()))
        if child is None or reader is None:
            self._show_paper(None)
            return
        self.paper = None  # the one made for another choice goes nowhere while this is made
        self._let_go()
        user, larger = self._desk.standing.user, self.larger.value()
        _, write = _PAPERS[str(self.what.value())]

        def make(store: Reader) -> Paper:
            known = store.find(Colleague, user=user)
            worker = known[0] if known else Colleague(name=self._desk.standing.name)
            return write(store, child, reader, worker=worker, on=today(), larger=larger)

        self._desk.background.read(make, then=self._show_paper, otherwise=self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._show_paper(None)
        self._check.add(InfoStrip("conflict", "No paper is made", str(error)))

    def _show_paper(self, paper: Paper | None) -> None:
        self.paper, self.ticks = paper, {}
        empty(self._check.body)
        if paper is None:
            self._let_go()
            self._check.add(WrapLabel("Choose a reader, and this says what they will see."))
            return
        if paper.draft:
            words = "Not agreed yet as it stands: the paper says DRAFT."
            self._check.add(InfoStrip("info", "Draft", words))
        self._ask_about_children(paper)
        for title, words in _checks(paper):
            self._check.add(WrapLabel(title, "smallb"), WrapLabel(words))
        self._offer_ticks(paper)
        self._let_go()

    def _ask_about_children(self, paper: Paper) -> None:
        """Another child's name goes nowhere before somebody has looked at it."""
        names = ", ".join(paper.other_children)
        self.names_stand = Tick(f"{names} may be named on this paper")
        self.names_stand.changed.connect(self._let_go)
        if names:
            words = f"{names}. Change the words in the plan, or let the name stand."
            strip = InfoStrip("conflict", "Another child is named", words)
            self._check.add(strip, self.names_stand)

    def _offer_ticks(self, paper: Paper) -> None:
        """Offer what this reader may be shown when somebody decides that they need it."""
        self._offered |= {one.tick: one.what for one in paper.left_out if one.tick}
        chosen = self._readers[str(self.reader.value())].ticked
        if self._offered:
            self._check.add(WrapLabel("Show this reader, because they need it", "smallb"))
        for tick, what in self._offered.items():
            self.ticks[tick] = Tick(what)
            self.ticks[tick].set_value(tick in chosen)
            self.ticks[tick].changed.connect(partial(self._ticked, tick))
            self._check.add(self.ticks[tick])

    def _ticked(self, tick: str) -> None:
        key = str(self.reader.value())
        reader = self._readers[key]
        shown = reader.ticked ^ {tick}
        self._readers[key] = replace(reader, ticked=frozenset(shown))
        self._make()

    def _let_go(self) -> None:
        paper = self.paper
        may = paper is not None and (not paper.other_children or bool(self.names_stand.value()))
        for button in (self.save, self.save_html, self.print):
            button.setEnabled(may)

    def _print(self) -> None:
        if self.paper is None:
            return
        try:
            sent = send_to_printer(self.paper, self)
        except OSError:
            self._desk.said.emit("The printer did not take it. Save it as PDF instead.", None)
            return
        if sent:
            self._desk.said.emit("Sent to the printer.", None)

    def _choose_file(self, form: str) -> None:
        if self.paper is None or self._child is None:
            return
        initials = "".join(word[0] for word in (self._child.name, self._child.surname) if word)
        what, _ = _PAPERS[str(self.what.value())]
        name = f"{what} {initials} {today().isoformat()}.{form}"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the paper", str(Path.home() / name))
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the paper to a file, and remember that it is there; say so if it cannot be."""
        paper, reader = self.paper, self._readers[str(self.reader.value())]
        if paper is None:
            return
        try:
            if path.suffix == ".html":
                path.write_text(paper.html, encoding="utf-8")
            else:
                save_pdf(paper, path)
        except OSError:
            words = f"{path.name} could not be written there. Choose another folder."
            self._desk.said.emit(words, None)
            return
        saved = SavedFile(str(path), paper.title, reader.name, today())
        self._desk.background.run(
            partial(note_saved_file, saved=saved),
            then=lambda _: self._desk.saved(f"Saved as {path.name}. It is not locked there."),
        )


def _readers(store: Reader, *, child_id: str) -> tuple[Child, dict[str, Recipient]]:
    child = store.get(Child, child_id)
    found = {"child": Recipient(child.name, "child")}
    for relation, person in people_round(store, child):
        if person is not None:
            found[relation.id] = recipient_of(relation, person)
    school = school_of(store, child.school)
    if school is not None:
        found["school"] = Recipient(school.name, "school", school=school)
    return child, found


def _checks(paper: Paper) -> list[tuple[str, str]]:
    left = "\n".join(f"{one.what}: {one.why}" for one in paper.left_out if not one.tick)
    return [
        ("Left out for this reader", left or "Nothing else."),
        ("People named", ", ".join(paper.named) or "Nobody besides the child."),
    ]
