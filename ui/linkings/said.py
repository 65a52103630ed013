"""The line of talk: what did they say? What it was understood as stands below, to be put right."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.linkings import Linked, add_step
from linkworker.errors import Invalid
from linkworker.fields import declared
from linkworker.records import LinkingStep, Rung
from linkworker.store import Draft
from ui import theme
from ui.child.part import Part
from ui.desk import today
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.editors import sentence_case
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.linkings.heard import Heard, heard
from ui.linkings.particulars import name_of, particulars
from ui.models.about_child import About
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, drawn_once, empty, held
from ui.widgets.notices import ErrorBox

_HOW = "As you would tell a colleague: “no, not now, ask again after Christmas”."
_NARROW, _LETTERS = ChoicePicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon, 8
_SAY_WHAT = "Say which of these it was"


class Said(Card):
    """Enter or Ctrl+Enter keeps it, Esc leaves; what is typed is kept as a draft until then."""

    left = Signal()

    def __init__(self, part: Part, about: About, linked: Linked) -> None:
        super().__init__(kind="sunken")
        self._part, self._about, self._linked = part, about, linked
        self._by_hand: set[str] = set()
        self._keeping = False
        self.line = Field("What did they say?", LineEdit("no, not now, ask again after Christmas"))
        waits_for_event = linked.stand.rung is Rung.NOT_NOW and not linked.stand.over
        offered = [one for one in Rung if one is not Rung.IDEA]
        offered = [one for one in offered if one is not Rung.HAPPENED or waits_for_event]
        options = [(one, sentence_case(one.value)) for one in offered]
        picker = ChoicePicker(options, "Choose, or type more")
        picker.setSizeAdjustPolicy(_NARROW)
        picker.setMinimumContentsLength(_LETTERS)
        self.rung = Field("That is", picker)
        self.said_by = Field("Who said it", LineEdit(linked.linking.whom), optional=True)
        self.on = Field("On", DateEdit("back", today))
        self.on.editor.set_value(about.today)
        self.fields: dict[str, Field] = {}
        self._particulars, self._summary = down(gap=10), down(gap=0)
        self.keeper = DraftKeeper(part.desk.background, self._draft)
        self._build()
        self._connect()

    def _build(self) -> None:
        keep = Button("Keep", "small", "check", "Keep what they said")
        leave = Button("Leave", "small", "", "Leave it")
        row = across(self.rung, self.said_by, self.on, gap=12)
        key = Label("Ctrl Enter", "meta", "muted")
        how = WrapLabel(_HOW, "meta", "muted")
        foot = across(how, leave, keep, key, gap=8)
        foot.setStretch(0, 1)
        self.body.addLayout(self._summary)
        self.body.addLayout(down(self.line, row, self._particulars, foot, gap=10))
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)

    def _connect(self) -> None:
        self.line.editor.changed.connect(self._typed)
        self.line.editor.returnPressed.connect(self.keep)
        self.rung.editor.changed.connect(self._picked)
        for field in (self.said_by, self.on):
            field.editor.changed.connect(self.keeper.touch)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)

    def begin(self) -> None:
        """Give the line the focus."""
        self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep(self) -> None:
        """Keep it, or say what is missing and go there."""
        if self._keeping or not all([one.check() for one in (self.on, *self.fields.values())]):
            return
        if self.rung.value() is None:
            self._show_problems({"rung": _SAY_WHAT})
            return
        act = partial(_kept, linked=self._linked, by=self._part.desk.standing.user,
                      draft=self.keeper.action, said=self._said())  # fmt: skip
        self.keeper.keep()
        self._keeping = True
        self._part.desk.background.run(act, then=self._done, otherwise=self._not_kept)

    def _done(self, changes: Any) -> None:
        self.keeper.begin()
        self._part.desk.saved("Kept.", changes)
        self.left.emit()

    def _not_kept(self, error: Exception) -> None:
        self._keeping = False
        if isinstance(error, Invalid):
            self._show_problems(error.problems)
        else:
            self._part.desk.background.failed.emit(error)

    def _show_problems(self, problems: dict[str, str]) -> None:
        """Say what is wrong above and at each field, and go to the first."""
        empty(self._summary)
        self._summary.addWidget(ErrorBox("This is not kept yet", "\n".join(problems.values()), ""))
        own = {"words": self.line, "rung": self.rung, "on": self.on, **self.fields}
        found = [own[name] for name in own if name in problems]
        for name, field in own.items():
            field.set_problem(problems.get(name, ""))
        (found[0] if found else self.line).setFocus()

    def _typed(self) -> None:
        """Understand the line anew; what was said by hand stays as it was said."""
        empty(self._summary)
        self.keeper.touch()
        about = self._about
        found = heard(self.line.value(), about.today, about.calendar)
        if "rung" not in self._by_hand and found.rung is not self.rung.value():
            self.rung.editor.set_value(found.rung)
            self.rung.clear_problem()
            self._show_particulars()
        if found.rung is self.rung.value():
            self._fill(found)

    def _picked(self) -> None:
        self._by_hand.add("rung")
        empty(self._summary)
        self.keeper.touch()
        self._show_particulars()

    def _show_particulars(self) -> None:
        empty(self._particulars)
        rows = particulars(self.rung.value())
        self.fields = {name_of(field): field for row in rows for field in row}
        self._by_hand &= {"rung"}
        with drawn_once(self._part):  # they have their height before they are scrolled to
            for row in rows:
                line = across(*row, gap=12)
                for one in row:
                    line.setStretchFactor(one, 1)
                self._particulars.addWidget(held(line))
        for name, field in self.fields.items():
            field.editor.changed.connect(partial(self._by_hand.add, name))
            field.editor.changed.connect(self.keeper.touch)
        if "who_asks" in self.fields:
            self.fields["who_asks"].editor.set_value(self._part.desk.standing.name.split(" ")[0])
        theme.restyle(self)
        self._part.show_whole(self)

    def _fill(self, found: Heard) -> None:
        day = "expected" if found.rung is not Rung.NOT_NOW else "again_on"
        values = {day: found.day, "again_after": found.event, "never": found.never,
                  "how": found.how, "helped": found.helped}  # fmt: skip
        for name, value in values.items():
            if name in self.fields and name not in self._by_hand:
                self.fields[name].editor.set_value(value)

    def _said(self) -> dict[str, Any]:
        """Give what stands in the fields, as a step holds it."""
        found = {name: field.value() for name, field in self.fields.items()}
        asked = {name: value for name, value in found.items() if value not in (None, "", False)}
        asked |= {name: False for name in ("helped", "told_again") if found.get(name) is False}
        whole = {"rung": self.rung.value(), "on": self.on.value() or self._about.today}
        words = {"words": self.line.value(), "said_by": self.said_by.value()}
        return whole | words | asked

    def _draft(self, action: str) -> Draft | None:
        if not self.line.value():
            return None
        fields = declared(LinkingStep)
        typed = {name: fields[name].to_store(value) for name, value in self._said().items()}
        linking, child = self._linked.linking, self._about.child
        form, title = f"form/{add_about(LinkingStep, linking)}", f"{linking.to} · {child.name}"
        return Draft(action, form, title, linking.log, "", {}, {"now": typed, "before": {}})


def _kept(store: Any, *, linked: Linked, by: str, draft: str, said: dict[str, Any]) -> Any:
    return add_step(store, linked.linking, today=today(), by=by, draft=draft, **said)
