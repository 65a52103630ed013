"""Inviting somebody, or a second laptop of somebody: who, what they will do, where."""

from functools import partial

from PySide6.QtGui import QShowEvent

from sync import book, inviting
from sync.authority import Authority
from sync.book import Book
from sync.entries import May
from sync.inviting import Invited
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.models.office import NOT_ASKED, Office, read_office
from ui.people.deed import Deed
from ui.people.invited_card import InvitedCard
from ui.people.role_form import Role, RoleForm
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, empty
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = (
    "An invitation is a code of 48 letters and digits, good once, for 7 days. It brings one laptop "
    "in; you let it in when it asks."
)
_SECOND = (
    "Another laptop for somebody who is here already. It may do what they may do; the first one "
    "goes on as before."
)


class InvitePage(ScrollPage):
    """`show_about("")`, or about a user id: their second laptop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._user = ""
        self.head = PageHead("Invite somebody", _ABOUT)
        self.name = Field("Their name", LineEdit("Maya Okoro"))
        self.place = Field("Where they work", ChoicePicker([]))
        self.role = RoleForm()
        self._second = WrapLabel(_SECOND, "body", "soft")
        self._trouble, self._made = down(gap=8), down(gap=8)
        self._deed = Deed(desk, self._trouble)
        self._card = Card().add(self.name, self._second, self.place, self.role)
        self.send = Button("Make the invitation", "primary", "mail")
        self.add(self.head, self._trouble, self._made, self._card)
        self._key = KeyCap("Ctrl Enter")
        self.set_foot(STRETCH, self.send, self._key)
        self.card: InvitedCard | None = None
        self.setFocusProxy(self.name.editor)
        self.send.clicked.connect(self._invite)
        self.name.editor.returnPressed.connect(self._invite)
        on_key(self, "Ctrl+Enter", self._invite)

    def show_about(self, user: str) -> None:
        """Begin a new invitation; what was typed for the same person stays."""
        if user != self._user:
            self.name.editor.set_value("")
        self._user = user
        self._put_away()
        self.role.setVisible(not user)
        self._second.setVisible(bool(user))
        self.head.say("Invite a second laptop" if user else "Invite somebody", _ABOUT)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Offer the caseloads there are."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self._desk.office is not None and self._desk.standing.user:
            self._desk.office.look(partial(read_office, asked=NOT_ASKED), self._offer)

    def _offer(self, office: Office) -> None:
        places = [one for one in office.caseloads if one.place]
        self.role.show_caseloads([one for one in office.caseloads if not one.place])
        picked = self.place.value()
        self.place.editor.offer([(one.id, one.called) for one in places])
        self.place.editor.set_value(picked or (places[0].id if places else None))
        self.place.setVisible(len(places) > 1 and not self._user)
        person = office.person(self._user)
        if person is not None:
            self.name.editor.set_value(person.name)
        self.name.editor.setReadOnly(person is not None)

    def _invite(self) -> None:
        name = str(self.name.value() or "").strip()
        self.name.set_problem("" if name else "Their name is needed: it stays on this laptop")
        good = self.role.check() if not self._user else True
        if not name:
            self.name.editor.setFocus()
        if not name or not good:
            return
        role = self.role.value() if not self._user else None
        verb = partial(_invite, name=name, user=self._user, role=role, place=self.place.value())
        self._deed.do(self.send, verb, self._invited)

    def _invited(self, invited: Invited) -> None:
        def show(server: str) -> None:
            self._put_away()
            self.card = card = InvitedCard(invited, server)
            card.closed.connect(partial(self._desk.go, "people"))
            self._made.addWidget(card)
            for part in (self._card, self.send, self._key):
                part.hide()
            self.name.editor.set_value("")
            self.bring(card.save)

        self._desk.background.read(lambda reader: reader.setting("server"), then=show)

    def _put_away(self) -> None:
        empty(self._made)
        self.card = None
        for part in (self._card, self.send, self._key):
            part.show()


def _invite(
    authority: Authority, name: str, user: str, role: Role | None, place: str | None
) -> Invited:
    """Invite on the network's thread: what is new gets its id first, on the store's."""

    def granted() -> tuple[dict[str, May], dict[str, int]]:
        if role is None:
            return {}, {}
        grants, until = role.grants(authority.mailbox)
        where = place or next(iter(Book(authority.mailbox).shelf(book.PLACES).values()), "")
        works: dict[str, May] = {where: "write"} if where else {}
        return works | grants, until

    grants, until = authority.run(granted)
    return inviting.invite(authority, name, grants, user=user, until=until)
