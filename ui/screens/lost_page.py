"""A laptop is lost: which, reported when and by whom, how it stood. Then it is taken out."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent

from linkworker.actions.losing import losses, report_loss
from linkworker.errors import Invalid
from linkworker.records import Encrypted, LostLaptop
from linkworker.store import Changes, Draft, Store
from sync.client import Client
from ui import desk as desks
from ui import theme
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.loss_kinds import LOOKS, REPORT
from ui.forms.record_form import RecordForm
from ui.models.called import administrators
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
    "Say what is known now; the rest can be filled in over days. Then the laptop is taken out: it "
    "receives nothing more, and forgets everything when it next reaches the server."
)
_TAKES = "Only an administrator takes it out. Ring one now"
_LEAD = "You can write the report; ring first, before anything else."
_TAKE_OUT = "Write it down, and take it out…"
_NO_PLACE = "This is kept for a place, and you are part of none here."


@dataclass(frozen=True)
class _Found:
    """People and laptops; whom to ring; which it is about, its report if any, what was typed."""

    office: Office
    ring: tuple[str, ...]
    device: str
    report: str = ""
    draft: Draft | None = None


class LostPage(ScrollPage):
    """`show_about(laptop's id)`, "" to choose one, or "draft/<action>" to go on with one.

    A laptop that has a report shows that.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._office = Office()
        self._called = ""
        self.head = PageHead("A laptop is lost", _ABOUT)
        self.which = Field("Which laptop", ChoicePicker([]))
        self.which.setMaximumWidth(theme.size(720))
        self.form = RecordForm(LostLaptop, REPORT, looks=LOOKS)
        self.keeper = DraftKeeper(desk.background, self._draft)
        self.take_out = Button(_TAKE_OUT, "danger", "triangle-alert")
        self._lead = unshown(InfoStrip("caution", _TAKES, _LEAD))
        self._trouble = down(gap=8)
        self.add(self.head, self._lead, self._trouble, Card().add(self.which, self.form))
        self.set_foot(STRETCH, self.take_out, KeyCap("Ctrl Enter"))
        self.setFocusProxy(self.which.editor)
        self.take_out.clicked.connect(self.report)
        self.which.editor.changed.connect(self._name_laptop)
        self.which.editor.changed.connect(self.keeper.touch)
        self.form.changed.connect(self.keeper.touch)
        on_key(self, "Ctrl+Enter", self.report)

    def show_about(self, about: str) -> None:
        """Begin a report, go on with one, or show the one there is."""
        self.keeper.keep()
        self.keeper.begin()
        self._lead.setVisible(not self._desk.standing.administers)
        self.take_out.say(_TAKE_OUT if self._desk.standing.administers else "Write the report")
        now = desks.this_minute()
        self.form.show_record(
            None, LostLaptop(reported=now, aware=now, encrypted=Encrypted.UNKNOWN)
        )
        self._read(about)

    def about_now(self) -> str:
        """Say what is open, to go on with after a lock: with what was typed."""
        if self._typed():
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return str(self.which.value() or "")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

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
        self.keeper.keep()
        act = partial(self._keep, device=device, said=self._said(), draft=self.keeper.action)
        self._desk.background.run(act, then=self._kept, otherwise=self._not_kept)

    def _read(self, about: str) -> None:
        if self._desk.office is not None:
            self._desk.office.look(partial(_find, about=about), self._offer)

    def _offer(self, found: _Found) -> None:
        self._office = found.office
        self._lead.say(": ".join(filter(None, (_TAKES, "; ".join(found.ring)))))
        if found.report:
            self._desk.go("loss", found.report)
            return
        listed = [
            (one.device, about_laptop(one, person.name))
            for person in self._office.people
            for one in person.laptops
            if not one.here
        ]
        self.which.editor.offer(listed)
        self.which.editor.set_value(found.device or None)
        if found.draft is not None:
            self.keeper.begin(found.draft.action)
            self.form.take_draft(found.draft)
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

    def _typed(self) -> dict[str, Any]:
        """Give what the person typed: a name that was filled in for them is none of it."""
        edits = self.form.edits()
        if edits.get("laptop") == self._called:
            del edits["laptop"]
        return edits

    def _draft(self, action: str) -> Draft | None:
        if not self._typed():
            return None
        typed = {**self.form.draft_typed(), "which": self.which.value() or ""}
        return Draft(
            action, "lost", "A laptop is lost", self._desk.standing.place_log, "", {}, typed
        )

    def _keep(self, store: Store, device: str, said: dict[str, Any], draft: str) -> Changes:
        seen = self._office.laptop(device)
        person = self._office.person(seen.user) if seen else None
        return report_loss(
            store, self._desk.standing.place_log, now=desks.this_minute(), device=device,
            user=seen.user if seen else "", whose=person.name if person else "",
            by=self._desk.standing.user, draft=draft, **said,
        )  # fmt: skip

    def _kept(self, changes: Changes) -> None:
        (id_,) = changes.touches(LostLaptop)
        self.keeper.begin()
        empty(self._trouble)
        self._desk.sync_wanted.emit()
        self._desk.go("loss", f"{id_}/now" if self._desk.standing.administers else id_)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.form.show_problems(error.problems)
        else:
            self._say(said_in_words(error))

    def _say(self, why: str) -> None:
        ErrorBox("The report was not kept", "What you typed stands here still.", why).stand_in(
            self._trouble
        )


def _find(store: Store, client: Client, about: str) -> _Found:
    drafts = [one for one in store.drafts() if one.form == "lost"]
    asked = next((one for one in drafts if about == f"draft/{one.action}"), None)
    device = str(asked.typed.get("which", "")) if asked else about.partition("draft/")[0]
    begun = asked or next((one for one in drafts if device and one.typed["which"] == device), None)
    report = next((one.id for one in losses(store) if device and one.device == device), "")
    ring = tuple(administrators(store, client))
    return _Found(read_office(store, client, NOT_ASKED), ring, device, report, begun)
