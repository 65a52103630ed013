"""One person: what they may do where, their laptops, and what an administrator can change of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QShowEvent

from sync import caseloads, governing, leaving
from sync.authority import Authority
from ui import desk as desks
from ui.desk import Desk
from ui.models.office import (
    NOT_ASKED,
    Asked,
    Office,
    Person,
    Right,
    Seen,
    ask_after,
    ask_server,
    read_office,
)
from ui.people.deed import Deed
from ui.people.laptops_card import LaptopsCard
from ui.people.parts import Parts
from ui.people.role_form import Role, RoleForm
from ui.people.rows import is_here, said_rights, unsent_words, what_it_takes
from ui.when import say_when
from ui.widgets.asking import make_sure
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_LEAVES = (
    "Everything of theirs ends in one step: every right and every laptop. What they sent stays "
    "with the children. What is on a laptop and was not sent comes to an administrator, should it "
    "ever be sent. Their laptops forget everything at the next contact."
)
_GOES = "Nothing of it comes back without a new invitation."
_FIRST = (
    "Ask them to finish what they began and to sync first: F5, until it says Up to date. What was "
    "begun and not saved is on that laptop only, and goes with it."
)
_ADMIN = (
    "An administrator invites people, lets them in, takes any laptop out, and can give themselves "
    "any child’s record. It stands in the organisation’s list that they were made one."
)
_NO_ADMIN = (
    "They invite nobody and take nothing out any more. What they did as administrator stands."
)
_ONLY = "Only an administrator can change this."


class PersonPage(ScrollPage):
    """`show_about(user id)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._user = ""
        self._person: Person | None = None
        self._places: frozenset[str] = frozenset()
        self._asked: Asked = NOT_ASKED
        self._parts = Parts()
        self.head = PageHead("", " ")
        self._trouble, self._rights = down(gap=8), down(gap=6)
        self._laptops = LaptopsCard(desk)
        self._question, self._ending, self._unsent = down(gap=0), down(gap=0), down(gap=4)
        self._less, self._greatest = down(gap=0), down(gap=0)
        self._deed = Deed(desk, self._trouble)
        self._only = unshown(InfoStrip("read-only", _ONLY))
        self.role = RoleForm()
        self.give = Button("Give it", "primary", "check")
        self.second = Button("Invite a second laptop", "secondary", "laptop")
        self.admin = Button("Make administrator", "secondary", "key-round")
        self.leaves = Button("They leave", "danger", "log-out")
        self._more = Card("Give them something to do", icon="plus").add(
            self.role, across(STRETCH, self.give)
        )
        self._ends = Card("When they leave", icon="log-out")
        self._ends.add(
            WrapLabel(_LEAVES, "small", "soft"), self._unsent, across(self.leaves, STRETCH)
        )
        self._build()
        self._connect()

    def _connect(self) -> None:
        self.give.clicked.connect(self._give)
        self.second.clicked.connect(lambda: self._desk.go("invite", self._user))
        self.admin.clicked.connect(self._ask_admin)
        self.leaves.clicked.connect(self._ask_leaving)
        self._desk.moved.connect(self._read_if_shown)

    def _build(self) -> None:
        rights = Card("What they may do", icon="shield-check")
        rights.body.addLayout(self._rights)
        rights.body.addLayout(self._ending)
        self._doing = held(across(self.second, self.admin, STRETCH))
        self._laptops.add(self._doing)
        self._laptops.body.addLayout(self._greatest)
        self._more.body.addLayout(self._less)
        self._ends.body.addLayout(self._question)
        left = held(down(rights, self._laptops, STRETCH, gap=12))
        right = held(down(self._more, self._ends, STRETCH, gap=12))
        self.add(self.head, self._only, self._trouble, TwoColumns(left, right, 420))

    def show_about(self, user: str) -> None:
        """Show one person."""
        self._user = user
        for place in (self._question, self._ending, self._less, self._greatest, self._trouble):
            empty(place)
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show what is known here, then ask the server."""
        super().showEvent(event)
        self._read()
        if self._desk.office is not None:
            self._desk.office.ask(ask_server, self._answered, lambda _why: None)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _answered(self, asked: Asked) -> None:
        self._asked = asked
        self._read()

    def _read(self) -> None:
        if self._desk.office is not None and self._user:
            self._desk.office.look(partial(read_office, asked=self._asked), self._show)

    def _show(self, office: Office) -> None:
        person = office.person(self._user)
        if person is None or self._deed.busy:
            return
        places = frozenset(one.id for one in office.caseloads if one.place)
        self._person, self._places = person, places
        self.head.say(person.name, person.work or said_rights(person.rights, places))
        here = is_here(person)
        for part in (self._more, self._ends, self._doing):
            part.setVisible(office.whole and here)
        self._only.setVisible(not office.whole)
        self.admin.say("Administrator no longer" if person.admin else "Make administrator")
        self.role.show_caseloads([one for one in office.caseloads if not one.place])
        shown = (self._user, office.whole)
        self._parts.show(
            "rights",
            (shown, person.rights, places),
            partial(self._show_rights, person, places, whole=office.whole),
        )
        self._parts.show(
            "laptops", (shown, person.laptops), partial(self._show_laptops, person.laptops)
        )

    def _show_laptops(self, laptops: Sequence[Seen]) -> None:
        self._laptops.show_laptops(laptops)
        self._say_unsent([one for one in laptops if not (one.gone or one.here)])

    def _say_unsent(self, laptops: Sequence[Seen]) -> None:
        """Say before somebody leaves what is known of work on their laptops that was not sent."""
        empty(self._unsent)
        for one in laptops:
            heard = say_when(one.heard, desks.today()) if one.heard else ""
            words = f"{one.called}: {unsent_words(heard, one.waits)}"
            self._unsent.addWidget(WrapLabel(words, "small"))
        if laptops:
            self._unsent.addWidget(WrapLabel(_FIRST, "small", "soft"))

    def _show_rights(self, person: Person, places: frozenset[str], *, whole: bool) -> None:
        empty(self._rights)
        for right in person.rights:
            words = said_rights((right,), places)
            row = across(Label(words, "body"), STRETCH)
            if whole:
                end = Button("End it", "small", "x", name=f"End: {words}")
                end.clicked.connect(partial(self._ask_end, right, end))
                row.addWidget(end)
            self._rights.addLayout(row)
        if not person.rights:
            self._rights.addWidget(Label("Nothing: no caseload, no place", "small", "muted"))

    def _do(self, button: Button, verb: Callable[[Authority], object], words: str) -> None:
        before = self._asked

        def both(authority: Authority) -> Asked:
            verb(authority)
            return ask_after(authority, before)

        def done(asked: Asked) -> None:
            self._desk.said.emit(words, None)
            self._answered(asked)

        self._deed.do(button, both, done)

    def _give(self) -> None:
        if not self.role.check():
            return
        rights = self._person.rights if self._person else ()
        role = self.role.value_beside(rights)
        verb = partial(_give, role=role, user=self._user)
        give = partial(self._do, self.give, verb, "They may do that from now on.")
        if less := what_it_takes(rights, role, self._places):
            make_sure(self._less, less, "Yes: less from now on", "Change it", give)
        else:
            give()

    def _end(self, right: Right, button: Button) -> None:
        verb = partial(leaving.end_membership, user=self._user, caseload=right.caseload)
        self._do(button, verb, f"Ended: {right.called}. What they sent until now stays.")

    def _ask_admin(self) -> None:
        ends = bool(self._person and self._person.admin)
        about, yes = (_NO_ADMIN, "Yes: end it") if ends else (_ADMIN, "Yes: make them one")
        make_sure(self._greatest, about, yes, self.admin.said, partial(self._make_admin, ends=ends))

    def _make_admin(self, *, ends: bool) -> None:
        verb = governing.end_admin if ends else governing.make_admin
        words = "No administrator any more." if ends else "An administrator from now on."
        self._do(self.admin, partial(verb, user=self._user), words)
        self._desk.sync_wanted.emit()  # a new one is handed the names

    def _ask_end(self, right: Right, button: Button) -> None:
        about = f"Their laptop forgets {right.called} at its next contact, sent or not."
        yes = f"Yes: {right.called} ends for them now"
        make_sure(self._ending, about, yes, "End it", partial(self._end, right, button))

    def _ask_leaving(self) -> None:
        yes = "Yes: everything of theirs ends now"
        make_sure(self._question, _GOES, yes, "End everything", self._leave)

    def _leave(self) -> None:
        verb = partial(leaving.leaver, user=self._user)
        self._do(self.leaves, verb, "Everything of theirs has ended. Their laptops forget it.")


def _give(authority: Authority, role: Role, user: str) -> None:
    grants, until = authority.run(lambda: role.grants(authority.mailbox))
    caseloads.give(authority, user, grants, until)
