"""What a child needs: a sentence each, after strengths; and what is being done about it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.needs import edit_need
from linkworker.records import ChildNeed, HowMuch, Plan
from ui import names
from ui.child.more import More
from ui.child.part import Part
from ui.desk import today
from ui.forms.editors import sentence_case
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.needs import doing_words, level_words, met_words, source_words
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, arrange, down, empty, rule, unshown

_FIRST = "Strengths first: what is {name} good at? Write it down, then what is needed."
_NONE = "What would make it easier for {name}, and who says so?"


class ChildNeeds(Card):
    """What needs most stands first; what is no longer needed is one quiet line at the end."""

    def __init__(self, part: Part) -> None:
        self.add_one = Button("Add a need", "small", "plus")
        super().__init__("What is needed", icon="hand-heart", actions=(self.add_one,))
        self._part = part
        self._about: About | None = None
        self._rows_for = KeptFor(partial(NeedRow, part))
        self.rows: list[NeedRow] = []
        self._none, self._met = WrapLabel("", "body", "muted"), WrapLabel("", "small", "muted")
        for label in (self._none, self._met):
            unshown(label)
        self.add_one.clicked.connect(self._add)

    def show_needs(self, about: About, needs: Sequence[ChildNeed]) -> None:
        """Show what a child needs; a question that is open stays with its need."""
        self._about = about
        name, may = about.child.name, about.may_write
        self.heading.setText(f"What {name} needs")
        names.call(self, f"What {name} needs")
        still = [one for one in needs if not one.met_on]
        self.rows = self._rows_for.take([one.id for one in still])
        for row, need in zip(self.rows, still, strict=True):
            row.show_need(about, need)
        strong = bool(about.plan and about.plan.good_at.strip())
        self.add_one.say("Add a need" if strong else f"What is {name} good at?")
        self.add_one.setVisible(may)
        asks = (_NONE if strong else _FIRST).format(name=name)
        self._none.setText(asks if may else "Nothing written yet.")
        met = [met_words(one, about.today) for one in needs if one.met_on]
        self._met.setText("\n".join(met))
        shown: list[QWidget] = [*self.rows] or [self._none]
        arrange(self.body, [*shown, self._met] if met else shown)

    def _add(self) -> None:
        if self._about is None:
            return
        plan, child = self._about.plan, self._about.child
        if plan and plan.good_at.strip():
            about = add_about(ChildNeed, child)
        else:
            about = edit_about(plan) if plan else add_about(Plan, child)
        self._part.desk.go("form", about)


class NeedRow(QWidget):
    """One need: in what, the sentence, what is being done, who said it."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.need = ChildNeed()
        self._area, self._words = Label("", "smallb", "accent_ink"), WrapLabel("", "strong")
        self._level = WrapLabel("", "small", "soft")
        self._doing, self._source = WrapLabel("", "small"), WrapLabel("", "meta", "muted")
        self.do = Button("What is being done?", "small", "footprints")
        self._more, self._asked = More(), down(gap=0)
        head = across(self._area, self._level, self.do, self._more, gap=10)
        head.setStretch(1, 1)
        self.setLayout(
            down(rule(), head, self._words, self._doing, self._source, self._asked, gap=3)
        )
        self.do.clicked.connect(self.ask)

    def show_need(self, about: About, need: ChildNeed) -> None:
        """Show a need as it stands."""
        self.need = need
        self._area.setText(sentence_case(need.area.value) if need.area else "")
        self._words.setText(need.words)
        self._level.setText(level_words(need))
        self._doing.setText(doing_words(need, about.calendar, about.today))
        done = bool(need.doing.strip())
        self._doing.set_tone("soft" if done else "warn")
        self._source.setText(source_words(need, about.today))
        self.do.say("What is being done?", f"What is being done about: {need.words}")
        self.do.setVisible(about.may_write and not done)
        self._more.offer(need.words, self._offered())
        self._more.setVisible(about.may_write)
        names.call(self, f"{self._area.text()}: {need.words}")

    def ask(self) -> None:
        """Ask what is being done, in one line."""
        line = LineEdit("The blue room on Fridays")
        line.set_value(self.need.doing)
        asked = Asking([("doing", "What is being done?", line)], "Keep", {"doing": "Say what"})
        self._ask(asked, "Kept: something is being done.")

    def _offered(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            ("What is being done", self.ask),
            ("How much it needs now", self._ask_level),
            ("No longer needed", self._met),
            ("Change it", lambda: self._part.desk.go("form", edit_about(self.need))),
        ]

    def _ask_level(self) -> None:
        chips = Chips([(one, sentence_case(one.value)) for one in HowMuch])
        chips.set_value(self.need.now or self.need.at_start)
        asked = Asking([("now", "How much does it need now?", chips)], "Keep", {"now": "Say how"})
        self._ask(asked, "Kept.")

    def _ask(self, asked: Asking, words: str) -> None:
        empty(self._asked)
        asked.kept.connect(partial(self._keep, words))
        ask_in(self._asked, asked)

    def _met(self) -> None:
        self._keep("No longer needed since today.", {"met_on": today()})

    def _keep(self, words: str, said: dict[str, object]) -> None:
        empty(self._asked)
        self._part.keep(partial(edit_need, need=self.need, today=today(), **said), words)  # type: ignore[arg-type]
