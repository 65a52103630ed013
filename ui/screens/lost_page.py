"""A laptop is lost: which, reported when and by whom, how it stood. Then it is taken out."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from linkworker.actions.losing import losses, report_loss
from linkworker.errors import Invalid
from linkworker.records import Encrypted, LostLaptop
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import theme
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.loss_kinds import LOOKS, REPORT
from ui.forms.record_form import RecordForm
from ui.models.loss import about_laptop
from ui.models.office import NOT_ASKED, Office, read_office
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, down, empty, unshown
from ui.widgets.notices import ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = (
    "Say what is known now; the rest can be filled in over days. The laptop is taken out at once: "
    "it receives nothing more, and forgets everything when it next reaches the server."
)
_LEAD = (
    "You can write the report. Taking the laptop out is for an administrator: ring one now, before "
    "anything else."
)
_NO_PLACE = "This is kept for a place, and you are part of none here."


class LostPage(ScrollPage):
    """`show_about(laptop's id)`, or "" to choose one; a laptop that has a report shows that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._office = Office()
        self._called = ""
        self.head = PageHead("A laptop is lost", _ABOUT)
        self.which = Field("Which laptop", ChoicePicker([]))
        self.which.setMaximumWidth(theme.size(720))
        self.form = RecordForm(LostLaptop, REPORT, looks=LOOKS)
        self.take_out = Button("Take it out now", "danger", "triangle-alert")
        self._lead = unshown(InfoStrip("caution", "You lead caseloads", _LEAD))
        self._trouble = down(gap=8)
        self.add(self.head, self._lead, self._trouble, Card().add(self.which, self.form))
        self.set_foot(STRETCH, self.take_out, KeyCap("Ctrl Enter"))
        self.setFocusProxy(self.which.editor)
        self.take_out.clicked.connect(self.report)
        self.which.editor.changed.connect(self._name_laptop)
        on_key(self, "Ctrl+Enter", self.report)

    def show_about(self, device: str) -> None:
        """Begin a report, or show the one there is."""
        self._lead.setVisible(not self._desk.standing.administers)
        self.take_out.say(
            "Take it out now" if self._desk.standing.administers else "Write the report"
        )
        now = desks.this_minute()
        self.form.show_record(
            None, LostLaptop(reported=now, aware=now, encrypted=Encrypted.UNKNOWN)
        )
        self._read(device)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the focus where one begins."""
        super().showEvent(event)
        self.which.editor.setFocus()

    def report(self) -> None:
        """Keep the report, or say everything that is missing."""
        device = str(self.which.value() or "")
        self.which.set_problem("" if device else "Choose the laptop")
        if not self.form.check() or not device:
            return
        if not self._desk.standing.place_log:
            self._say(_NO_PLACE)
            return
        act = partial(self._keep, device=device, said=self._said())
        self._desk.background.run(act, then=self._kept, otherwise=self._not_kept)

    def _read(self, device: str) -> None:
        if self._desk.office is None:
            return
        found = lambda store, client: (  # noqa: E731
            read_office(store, client, NOT_ASKED),
            next((one.id for one in losses(store) if device and one.device == device), ""),
        )
        self._desk.office.look(found, partial(self._offer, device))

    def _offer(self, device: str, found: tuple[Office, str]) -> None:
        self._office, known = found
        if known:
            self._desk.go("loss", known)
            return
        listed = [
            (one.device, about_laptop(one, person.name))
            for person in self._office.people
            for one in person.laptops
            if not one.here
        ]
        self.which.editor.offer(listed)
        self.which.editor.set_value(device or None)
        self._name_laptop()

    def _name_laptop(self) -> None:
        """Offer the chosen laptop’s name in place of the one before, never in place of words."""
        seen = self._office.laptop(str(self.which.value() or ""))
        field = self.form.fields["laptop"]
        if seen is not None and field.value() in ("", self._called):
            self._called = seen.called
            field.editor.set_value(seen.called)

    def _said(self) -> dict[str, object]:
        """Give what stands in the form, also what stood there when it opened."""
        return {name: field.value() for name, field in self.form.fields.items()}

    def _keep(self, store: Store, device: str, said: dict[str, Any]) -> Changes:
        seen = self._office.laptop(device)
        person = self._office.person(seen.user) if seen else None
        return report_loss(
            store, self._desk.standing.place_log, now=desks.this_minute(), device=device,
            user=seen.user if seen else "", whose=person.name if person else "",
            by=self._desk.standing.user, **said,
        )  # fmt: skip

    def _kept(self, changes: Changes) -> None:
        (id_,) = changes.touches(LostLaptop)
        empty(self._trouble)
        self._desk.sync_wanted.emit()
        self._desk.go("loss", f"{id_}/now" if self._desk.standing.administers else id_)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.form.show_problems(error.problems)
        else:
            self._say(str(error))

    def _say(self, why: str) -> None:
        empty(self._trouble)
        box = ErrorBox("The report was not kept", "What you typed stands here still.", why)
        self._trouble.addWidget(box)
        box.call_out()
