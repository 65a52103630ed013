"""One form as a profile: each scale's score, its band drawn and in words, and what changed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from linkworker.measures.sdq_bands import BANDED, INFORMANTS, bands
from linkworker.measures.sdq_pairs import Entered
from linkworker.records import Child, SdqForm
from ui import theme
from ui.child.more import More
from ui.models.about_child import About
from ui.models.sdq_facts import SdqFacts, informants_in
from ui.models.sdq_words import (
    SCALE_WORDS,
    as_text,
    caution,
    change_sentence,
    change_words,
    form_words,
    scale_sentence,
    scheme_words,
    score_words,
    who_words,
)
from ui.names import call
from ui.sdq.track import Track
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import held, rule

_SIGNS = "A dot is this form, a ring the one before. Further right is further from the average."
_CHIP = 30
_SCHEMES = (("four", "Four bands"), ("three", "Three bands"))


class Profile(Card):
    """`strike_wanted(form)` when it is wrong, `new_wanted`, `copied` when its words were copied."""

    strike_wanted = Signal(object)
    copied = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        self.copy = Button("Copy", "small", "copy", "Copy SDQ as text")
        self.more = More()
        self.new = Button("New SDQ", "small", "plus")
        super().__init__("What the scores say", actions=(self.new, self.copy, self.more))
        self._facts: SdqFacts | None = None
        self._about: About | None = None
        self._form: Entered | None = None
        self._scheme, self._then = "four", None
        self.people = self._chips([(who, "") for who in INFORMANTS], self._take_person)
        self.schemes = self._chips(_SCHEMES, self._take_scheme)
        self.schemes[self._scheme].setChecked(True)
        self._which = WrapLabel("", "small", "soft")
        self._said = WrapLabel("")
        self._rows = {scale: _Row(scale) for scale in BANDED}
        self._named = WrapLabel("", "meta", "muted")
        self._caution = WrapLabel("", "smallb", "soft")
        self._between = rule("down")
        self._between.setFixedHeight(theme.size(_CHIP))
        chips = held(Flow(*self.people.values(), self._between, *self.schemes.values(), gap=8))
        self.add(chips, self._which, self._said, self._grid(), self._named, self._caution)
        self.copy.clicked.connect(self._copy)
        self.new.clicked.connect(self.new_wanted)

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show the newest form of whoever filled in the newest."""
        self._about, self._facts = about, facts
        self.new.setVisible(about.may_write)
        self._offer_people(informants_in(facts.entered), about.child)
        if facts.entered:
            self.show_form(facts.entered[0])

    def show_form(self, form: Entered) -> None:
        """Show one form against the one before it by the same person."""
        if self._facts is None or self._about is None:
            return
        self._form = form
        self.people[form.informant].setChecked(True)
        self._show()
        record = self._facts.form(form.id)
        self.more.setVisible(self._about.may_write and record is not None)
        if record is not None:
            self.more.offer("this SDQ", [("Strike it out", lambda: self._strike(record))])

    def _grid(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for at, row in enumerate(self._rows.values()):
            for column, part in enumerate((row.name, row.score, row.track, row.band, row.change)):
                grid.addWidget(part, at, column)
        return held(grid)

    def _chips(
        self, options: Sequence[tuple[str, str]], take: Callable[[str], None]
    ) -> dict[str, Button]:
        """Make chips of which one is on."""
        group, made = QButtonGroup(self), {}
        for name, words in options:
            chip = made[name] = Button(words, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._take, take, name))
            group.addButton(chip)
        return made

    @staticmethod
    def _take(take: Callable[[str], None], name: str, _: bool = False) -> None:
        take(name)

    def _offer_people(self, informants: list[str], child: Child) -> None:
        """Offer each who filled a form in; for one alone there is nothing to choose."""
        several = len(informants) > 1
        self._between.setVisible(several)
        for informant, chip in self.people.items():
            chip.say(who_words(informant, child))
            chip.setVisible(several and informant in informants)

    def _take_person(self, informant: str) -> None:
        form = self._facts.newest(informant) if self._facts else None
        if form is not None:
            self.show_form(form)

    def _take_scheme(self, scheme: str) -> None:
        self._scheme = scheme
        self._show()

    def _show(self) -> None:
        form, facts, about = self._form, self._facts, self._about
        if form is None or facts is None or about is None:
            return
        then = facts.before(form)
        self._which.setText(form_words(form, about.child))
        self._said.setText(change_sentence(then, form, self._scheme, about.child))
        for row in self._rows.values():
            row.show_score(form, then, self._scheme)
        self._named.setText(f"{scheme_words(form.informant, self._scheme)} {_SIGNS}")
        self._caution.setText(caution(then))
        call(self, f"What the scores say: {form_words(form, about.child)}")

    def _strike(self, record: SdqForm) -> None:
        self.strike_wanted.emit(record)

    def _copy(self) -> None:
        form, facts, about = self._form, self._facts, self._about
        if form is not None and facts is not None and about is not None:
            text = as_text(form, facts.before(form), self._scheme, about.child)
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()


class _Row:
    """The five parts of one scale's line."""

    def __init__(self, scale: str) -> None:
        self._scale = scale
        strong = scale == "total"
        self.name = Label(SCALE_WORDS[scale], "strong" if strong else "body")
        self.score = Label("", "strong")
        self.track = Track()
        self.band = Label("", "smallb" if strong else "small")
        self.change = Label("", "small", "soft")

    def show_score(self, form: Entered, then: Entered | None, scheme: str) -> None:
        """Show this scale of a form, against the form before."""
        scale, scored = self._scale, form.scored
        before = then.scored.scores[scale] if then else None
        self.score.setText(score_words(form, scale).split(",")[0])
        self.band.setText(_band(form, scale, scheme))
        self.change.setText(change_words(scale, then, form))
        words = scale_sentence(form, then, scale, scheme)
        listed = bands(scale, form.informant, scheme)
        self.track.show_score(listed, scored.scores[scale], before, words)


def _band(form: Entered, scale: str, scheme: str) -> str:
    number = form.scored.prorated.get(scale)
    said = form.scored.bands(scheme)[scale] or "missing"
    return f"{said} (pro-rated, {number} of 5)" if number else said
