"""People and laptops: who is in the organisation, with what, and who waits to be let in."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.records import Colleague, Laptop, Place
from linkworker.store import Changes
from sync import caseloads, inviting
from sync.authority import Authority
from sync.inviting import Asking, Invited
from ui import desk as desks
from ui.desk import Desk
from ui.models.office import NOT_ASKED, Asked, Office, Right, ask_after, ask_server, read_office
from ui.people.asking_card import AskingCard
from ui.people.deed import Deed
from ui.people.invited_card import InvitedCard
from ui.people.parts import Parts
from ui.people.rows import InvitedRow, PersonRow, caseload_row, said_rights
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, empty, held, rule, unshown
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_KINDS = (Colleague, Laptop, Place)
_ABOUT = "Who may read what, with which laptop, and when each was last heard."
_OFFLINE = (
    "What stands here is as of the last sync. Inviting, letting in and taking a laptop out need a "
    "network: a telephone’s hotspot for two minutes will do. All work goes on meanwhile."
)
_LEAD = (
    "You see whoever shares a caseload with you. An administrator invites, lets in and takes out; "
    "the report of a lost laptop you can make here."
)
_PRACTICE = (
    "There is no organisation while practising: nobody to invite, and no laptop to take out. In "
    "your own, who may read what stands here."
)
_ALONE = (
    "Only you, so far",
    "Make a caseload and invite a Link Worker to it. Every caseload needs two people who can read "
    "it: the one who holds it, and a supervisor.",
)


class PeoplePage(ScrollPage):
    """People with their laptops at the left; caseloads and open invitations at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked: Asked = NOT_ASKED
        self._office = Office()
        self._parts, self.rows = Parts(), list[PersonRow]()
        self.invite = Button("Invite somebody", "primary", "user-plus")
        self.lost = Button("A laptop is lost", "danger", "triangle-alert")
        self.sheets = unshown(Button("Recovery sheets", "secondary", "mail"))
        self.back_in = Button("Let somebody back in", "secondary", "key-round")
        doing = (self.sheets, self.back_in, self.lost, self.invite)
        self.head = PageHead("People and laptops", _ABOUT, doing)
        self._offline = unshown(InfoStrip("info", "No network just now", _OFFLINE))
        self._lead = unshown(InfoStrip("read-only", "Who shares a caseload with you", _LEAD))
        self._practice = unshown(InfoStrip("read-only", "Practice", _PRACTICE))
        self._trouble, self._shown = down(gap=8), down(gap=8)
        self.asking = AskingCard()
        self._alone = unshown(EmptyState(*_ALONE, "users"))
        self._people, self._caseloads, self._invited = down(gap=0), down(gap=0), down(gap=0)
        self._deed = Deed(desk, self._trouble)
        self._build()
        self._connect()

    def _connect(self) -> None:
        desk = self._desk
        self.invite.clicked.connect(partial(desk.go, "invite"))
        self.lost.clicked.connect(partial(desk.go, "lost"))
        self.back_in.clicked.connect(partial(desk.go, "let_back"))
        self.sheets.clicked.connect(partial(desk.go, "custody"))
        self.asking.wanted.connect(self._let_in)
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read_if_shown)
        desk.told.connect(lambda told: None if told.syncing else self._ask_if_shown())

    def _build(self) -> None:
        self.asking.hide()
        people = Card("People", icon="user").add(self._people, self._alone)
        self._caseload_card = Card("Caseloads and places", icon="users").add(self._caseloads)
        self._invited_card = Card("Open invitations", icon="mail").add(self._invited)
        right = held(down(self._caseload_card, self._invited_card, STRETCH, gap=12))
        self.add(self.head, self._practice, self._lead, self._offline, self._trouble, self._shown)
        self._columns = TwoColumns(held(down(people, STRETCH)), right, 400)
        self.add(self.asking, self._columns)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show what is known here, then ask the server."""
        super().showEvent(event)
        self._read()
        self._ask_if_shown()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in _KINDS):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _ask_if_shown(self) -> None:
        if self.isVisible() and self._desk.office is not None and self._desk.standing.user:
            self._desk.office.ask(ask_server, self._answered, self._not_answered)

    def _answered(self, asked: Asked) -> None:
        self._asked = asked
        self._offline.hide()
        self._read()

    def _not_answered(self, why: str) -> None:
        del why
        self._offline.show()

    def _read(self) -> None:
        if self._desk.office is None:
            self._practice.setVisible(self._desk.standing.practice)
            self._show_parts(shown=False)
            return
        self._desk.office.look(partial(read_office, asked=self._asked), self._show)

    def _show(self, office: Office) -> None:
        if self._deed.busy:
            return  # what was pressed stays where it is until it is done
        self._office = office
        self._show_parts(shown=True)
        places = frozenset(one.id for one in office.caseloads if one.place)
        today = desks.today()
        self.invite.setVisible(office.whole)
        self.sheets.setVisible(office.whole)
        self._lead.setVisible(not office.whole)
        self._invited_card.setVisible(bool(office.invited))
        waiting = tuple(one for one in self._asked.asking if office.whole)
        show = partial(said_of, office, places)
        self._parts.show("asking", waiting, lambda: self.asking.show_asking(waiting, show))
        self._alone.setVisible(len(office.people) < 2)
        self._parts.show("people", (office.people, today), partial(self._show_people, places))
        self._parts.show("caseloads", office.caseloads, self._show_caseloads)
        self._parts.show("invited", (office.invited, today), self._show_invited)

    def _show_parts(self, *, shown: bool) -> None:
        """Show what belongs to an organisation, or nothing of it where there is none."""
        for part in (self.invite, self.sheets, self.back_in, self.lost, self._columns):
            part.setVisible(shown)

    def _show_people(self, places: frozenset[str]) -> None:
        had = next((one.user for one in self.rows if one.button.hasFocus()), "")
        empty(self._people)
        self.rows = [PersonRow(one, places, desks.today()) for one in self._office.people]
        for at, row in enumerate(self.rows):
            if at:
                self._people.addWidget(rule())
            row.opened.connect(partial(self._desk.go, "person"))
            self._people.addWidget(row)
            if row.user == had:
                row.button.setFocus()

    def _show_caseloads(self) -> None:
        empty(self._caseloads)
        for seen in self._office.caseloads:
            self._caseloads.addWidget(caseload_row(seen))
        if not self._office.caseloads:
            self._caseloads.addWidget(WrapLabel("None yet.", "small", "muted"))

    def _show_invited(self) -> None:
        empty(self._invited)
        for invited in self._office.invited:
            line = InvitedRow(invited, desks.today())
            line.shown.connect(self._show_invitation)
            line.withdrawn.connect(self._withdraw)
            self._invited.addWidget(line)

    def _let_in(self, asking: Asking, button: Button) -> None:
        before = self._asked

        def verb(authority: Authority) -> Asked:
            inviting.admit(authority, asking)
            caseloads.open_logs(authority)
            return ask_after(authority, before)

        def done(asked: Asked) -> None:
            name = asking.invited.name
            self._desk.said.emit(f"{name}’s laptop is let in. It opens by itself.", None)
            self._answered(asked)

        self._deed.do(button, verb, done)

    def _withdraw(self, invited: Invited, button: Button) -> None:
        def done(_: None) -> None:
            self._desk.said.emit(f"{invited.name}’s invitation brings nobody in any more.", None)
            self._read()

        self._deed.do(button, partial(inviting.withdraw, id_=invited.id), done)

    def _show_invitation(self, invited: Invited) -> None:
        def show(server: str) -> None:
            empty(self._shown)
            card = InvitedCard(invited, server)
            card.closed.connect(lambda: empty(self._shown))
            self._shown.addWidget(card)
            self.bring(card.save)

        self._desk.background.read(lambda reader: reader.setting("server"), then=show)


def said_of(office: Office, places: frozenset[str], asking: Asking) -> str:
    """Say what somebody who waits to be let in was invited to do."""
    invited = asking.invited
    rights = [
        Right(id_, office.names.get(id_, "a new caseload"), may, invited.until.get(id_, 0))
        for id_, may in invited.grants.items()
    ]
    return said_rights(tuple(rights), places)
