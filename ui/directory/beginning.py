"""A linking begun from a service: for which child, for whom, what for. Enter keeps it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from linkworker.actions.linkings import Asked, asked_already, begin_linking
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Child, Linking, Service
from linkworker.store import Changes
from ui.crash import said_in_words
from ui.desk import Desk, today
from ui.forms.keys import on_key
from ui.models.directory import Directory, default_need
from ui.models.linkings import where_we_are
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import InfoStrip


class Beginning(Card):
    """`left` when it is given up; once kept, the child's linkings open."""

    left = Signal()

    def __init__(
        self, desk: Desk, service: Service, directory: Directory, child: str, typed: str
    ) -> None:
        super().__init__(kind="sunken")
        self._desk, self._service, self._round = desk, service, directory.round
        self._children = {one.id: one for one in directory.children}
        options = [(one.id, one.whole_name) for one in directory.children]
        self.child = Field("For which child?", ChoicePicker(options, "Choose a child"))
        self.child.editor.set_value(child if child in self._children else None)
        self.need = Field("What for?", LineEdit("the housing form"))
        self.need.editor.set_value(default_need(service, typed))
        self._who, self._notice = down(gap=0), down(gap=0)
        self.whom: Field | None = None
        keep = Button("Begin", "small", "check", f"Begin a linking with {service.name}")
        leave = Button("Leave", "small", "", "Leave it")
        self.add(self._notice, self.child, self._who, self.need, across(STRETCH, leave, keep))
        self.child.editor.changed.connect(self._choose)
        self.need.editor.returnPressed.connect(self.keep)
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)
        self._choose()

    def begin(self) -> None:
        """Give the focus to what is still open."""
        (self.need if self.child.value() else self.child).setFocus()
        self.need.editor.selectAll()

    def keep(self) -> None:
        """Begin the linking, or say what is missing."""
        child = self._children.get(str(self.child.value()))
        if child is None:
            self.child.set_problem("Choose a child")
            self.child.setFocus()
            return
        whom = (self.whom.value() if self.whom else "") or child.name
        said = {"whom": whom, "need": self.need.value()}
        standing = self._desk.standing
        act = partial(
            begin_linking, child=child, service=self._service, on=today(), by=standing.user, **said
        )
        self._desk.background.run(
            act, then=partial(self._begun, child), otherwise=self._not_begun
        )  # fmt: skip

    def _begun(self, child: Child, changes: Changes) -> None:
        self._desk.saved("Begun. Write what they say when you have asked.", changes)
        (linking,) = changes.touches(Linking)
        self.left.emit()
        self._desk.go("child", f"{child.id}/linkings/{linking}")

    def _not_begun(self, error: Exception) -> None:
        if isinstance(error, Invalid) and "need" in error.problems:
            self.need.set_problem(error.problems["need"])
            self.need.setFocus()
        elif isinstance(error, NotAllowed | Invalid):
            empty(self._notice)
            self._notice.addWidget(InfoStrip("caution", said_in_words(error)))
        else:
            self._desk.background.failed.emit(error)

    def _choose(self) -> None:
        """Offer those round the child, and say when the family was asked already."""
        empty(self._who)
        empty(self._notice)
        child = self._children.get(str(self.child.value()))
        self.whom = None
        if child is None:
            return
        people = [(child.name, child.name), *((one, one) for one in self._round.get(child.id, ()))]
        self.whom = Field("For whom?", Chips(people))
        self.whom.editor.set_value(child.name)
        self._who.addWidget(self.whom)
        self.whom.show()
        ask = partial(asked_already, child=child, service=self._service, today=today())
        self._desk.background.read(ask, then=partial(self._warn, child))

    def _warn(self, child: Child, asked: Sequence[Asked]) -> None:
        if self.child.value() != child.id:
            return
        empty(self._notice)
        for one in asked:
            who = "a brother or sister" if one.sibling else one.linked.linking.whom
            words = where_we_are(one.linked, today())
            title = f"The family was asked about this already, for {who}"
            self._notice.addWidget(InfoStrip("caution", title, words))
