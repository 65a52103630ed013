"""One linking: where we are with it, what was said last, and the line to say what they said."""

from functools import partial

from PySide6.QtWidgets import QApplication

from linkworker.actions.linkings import Linked, strike_step
from linkworker.measures.linkings import last_answer
from linkworker.records import Linking, LinkingStep, Rung
from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.forms.form_kinds import edit_about
from ui.linkings.said import Said
from ui.models.about_child import About
from ui.models.linkings import helped_words, last_words, step_title, waits, where_we_are
from ui.rights.here import Offer, rights_offers
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import ElideLabel, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import Tag

KEYED = 9  # linkings of a tab with a key of their own


class LinkingCard(Card):
    """A card is kept and shows another linking; what is being typed in it stays with its own."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._about: About | None = None
        self.linked: Linked | None = None
        self.said: Said | None = None
        self._to, self._whom = ElideLabel("", "strong"), ElideLabel("", "small", "muted")
        self._waits = Tag("")
        self.talk = Button("What did they say?", "small", "message-circle")
        self._letter = Button("Letter", "small", "mail")
        self._more = More()
        self._comments = CommentsHere(part.desk)
        self._where, self._words = WrapLabel(""), WrapLabel("", "small", "soft")
        self._facts = WrapLabel("", "meta", "muted")
        self._asked = down(gap=0)
        self._build()
        self.talk.clicked.connect(self.say)
        self._letter.clicked.connect(self._open_letter)

    def _build(self) -> None:
        self.body.setSpacing(4)
        seldom = (self._comments.button, self._more)
        head = across(self._to, self._whom, self._waits, STRETCH, *seldom, gap=8)
        foot = across(self._facts, self._letter, self.talk, gap=8)
        foot.setStretch(0, 1)
        parts = (head, self._where, self._words, foot, self._comments, self._asked)
        self.body.addLayout(down(*parts, gap=4))

    def show_linked(self, about: About, linked: Linked, number: int) -> None:
        """Show a linking as the `number`-th of the tab."""
        if self.linked is None or self.linked.linking.id != linked.linking.id:
            self._leave()
        self._about, self.linked = about, linked
        linking, may = linked.linking, about.may_write
        self._to.setText(linking.to)
        self._whom.setText(f"for {linking.whom}")
        self._show_waits(linked, about)
        self._where.setText(where_we_are(linked, about.today))
        self._facts.setText(_facts(linked))
        self._words.setText(last_words(linked, about.today))
        self._words.setVisible(bool(self._words.text()))
        self.talk.say("What did they say?", f"What did they say? {linking.to} for {linking.whom}")
        self.talk.show_extra(f"Alt {number}" if number <= KEYED else "")
        self._letter.say("Letter", f"Introduction letter to {linking.to}")
        answer = last_answer(linked.steps)
        said_yes = answer is not None and answer.rung is Rung.YES
        self._letter.setVisible(may and said_yes and linked.stand.waits)
        for button in (self.talk, self._more):
            button.setVisible(may)
        self._more.offer(linking.to, self._offered(about, linked))
        self._comments.show_at(about, linking)
        names.call(self, f"{linking.to} for {linking.whom}")

    def say(self) -> None:
        """Ask what they said, in one line."""
        about, linked = self._about, self.linked
        if about is None or linked is None or not about.may_write:
            return
        if self.said is None:
            empty(self._asked)
            self.said = Said(self._part, about, linked)
            self.said.left.connect(self._leave)
            self._asked.addWidget(self.said)
            self.said.show()
        self._part.show_whole(self.said)
        self.said.begin()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        had = self.said is not None and focus is not None and self.said.isAncestorOf(focus)
        self.said = None
        empty(self._asked)
        if had:
            self.talk.setFocus()

    def _show_waits(self, linked: Linked, about: About) -> None:
        said = waits(linked.stand, about.today)
        self._waits.show_words(said, "accent" if linked.stand.back else "info", "clock")
        self._waits.setVisible(bool(said))

    def _offered(self, about: About, linked: Linked) -> list[Offer]:
        change = partial(self._part.desk.go, "form", edit_about(linked.linking))
        offered: list[Offer] = [("Change, or their reference number", change)]
        if len(linked.steps) > 1:
            offered.append(("Strike out what was kept last", partial(self._ask_why, linked)))
        return offered + rights_offers(self._part.desk, self._asked, about, linked.linking)

    def _ask_why(self, linked: Linked) -> None:
        self._leave()
        step = linked.steps[-1]
        reason = LineEdit("said of another family")
        words = f"Strike out “{step_title(step, linked.linking.to)}”, because"
        asked = Asking([("reason", words, reason)], "Strike out", {"reason": "Say why"})
        asked.kept.connect(partial(self._strike, step))
        ask_in(self._asked, asked)
        reason.setFocus()

    def _strike(self, step: LinkingStep, said: dict[str, str]) -> None:
        empty(self._asked)
        by = self._part.desk.standing.user
        act = partial(strike_step, step=step, reason=said["reason"], by=by)
        self._part.keep(act, "Struck out. It stays on the timeline.")

    def _open_letter(self) -> None:
        if self._about is not None and self.linked is not None:
            about = f"{self._about.child.id}/letter/{self.linked.linking.id}"
            self._part.desk.go("print", about)


def _facts(linked: Linked) -> str:
    linking: Linking = linked.linking
    reference = f"Their reference: {linking.reference}" if linking.reference else ""
    parts = (f"For: {linking.need}", reference, helped_words(linked.stand))
    return " · ".join(part for part in parts if part)
