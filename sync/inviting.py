"""Inviting people, and letting in the laptops that ask.

What an invitation is for stands in the administrator's own book. The server expects an id that
says nothing of it, and the code's secret is never sent: nobody between can change a request.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from linkworker.errors import NotAllowed, NotFound, Refused
from linkworker.store import Mailbox
from sync import book, entries, invitation, restoring
from sync.authority import Authority
from sync.book import Book
from sync.exchange import Invite, Join, Joins, Withdraw
from sync.organisation import Organisation

DAY = 86_400_000
DAYS = 7
_HERE_ALREADY = (
    "{name} is here already. For another laptop of theirs, open their page and invite it there. "
    "For somebody else of that name, write it so that you can tell the two apart. Nobody was "
    "invited."
)


@dataclass(frozen=True)
class Invited:
    """An invitation: whose it is, its code, and what they may do in which caseload.

    `grants` maps a caseload's id to lead, write or review; `until` those that end by themselves
    to when. Times are ms since 1970 (UTC); `ends` is when it is over, `asked` when a laptop was
    first seen here to have handed it in (0: not yet).
    """

    id: str
    code: str = field(repr=False)
    user: str
    name: str
    grants: Mapping[str, entries.May]
    until: Mapping[str, int] = field(default_factory=dict)
    ends: int = 0
    asked: int = 0

    def ops(self, organisation: Organisation) -> Iterator[entries.OrganisationOp]:
        """Yield what gives this person what they were invited to, and do not have yet."""
        for caseload, may in self.grants.items():
            if caseload not in organisation.caseloads:
                yield entries.Caseload(caseload)
            if organisation.may_of(caseload, self.user) != may:
                yield entries.Member(caseload, self.user, may, self.until.get(caseload))


@dataclass(frozen=True)
class Asking:
    """A laptop that asks to be let in: with whose invitation, and what is wrong with it, or ''."""

    invited: Invited
    device: str = ""
    trouble: str = ""


def invite(
    authority: Authority,
    name: str,
    grants: Mapping[str, entries.May],
    *,
    user: str = "",
    until: Mapping[str, int] | None = None,
) -> Invited:
    """Invite a person's laptop; return the invitation, good once, for 7 days.

    `grants` maps caseload ids to lead, write or review, `until` (ms since 1970) some of them to
    the end of cover. `user` is somebody who is here already, with a second laptop. The server
    is told last: what it knows of can always be let in. Raises NotAllowed for the name of
    somebody who is here, where it is not said that they are meant: they may be two people.
    """
    asked = invitation.invite(authority.organisation.id)

    def keep() -> Invited:
        said = Invited(
            asked.id,
            asked.code,
            user or _newcomer(authority, name),
            name,
            grants,
            until or {},
            authority.mailbox.now() + DAYS * DAY,
        )
        _keep(authority, said)
        return said

    said: Invited = authority.run(keep)
    try:
        authority.send("/v1/invite", Invite(said.id, said.ends), Joins)
    except Exception:
        authority.run(lambda: Book(authority.mailbox).drop(book.INVITATIONS, said.id))
        raise
    return said


def _newcomer(authority: Authority, name: str) -> str:
    user = Book(authority.mailbox).named(book.PEOPLE, name)
    if any(device.user == user for device in authority.organisation.devices.values()):
        raise NotAllowed(_HERE_ALREADY.format(name=name))
    return user


def withdraw(authority: Authority, id_: str) -> None:
    """Take an invitation back: it brings nobody in any more."""
    authority.send("/v1/withdraw", Withdraw(id_), Joins)
    authority.run(lambda: Book(authority.mailbox).drop(book.INVITATIONS, id_))


def invitations(mailbox: Mailbox, organisation: Organisation | None) -> list[Invited]:
    """Return the invitations of this book that are not over, or asked with in time and waiting.

    Use it on the thread that writes the store.
    """
    users = {device.user for device in organisation.devices.values()} if organisation else set()
    listed = (_read(one) for one in Book(mailbox).shelf(book.INVITATIONS).values())
    now = mailbox.now()
    return [one for one in listed if one.ends > now or (one.asked and one.user not in users)]


def expect_again(authority: Authority) -> None:
    """Have a server that was brought back from a backup expect what is open of this book again.

    Whoever had asked with one of them asks again of their own accord.
    """
    if authority.run(lambda: authority.mailbox.secret(restoring.INVITATIONS)) is None:
        return
    known = authority.run(lambda: invitations(authority.mailbox, None))
    now = authority.run(authority.mailbox.now)
    for one in known:
        if one.ends > now:
            authority.send("/v1/invite", Invite(one.id, one.ends), Joins)
    authority.run(lambda: authority.mailbox.drop_secret(restoring.INVITATIONS))


def asking(authority: Authority) -> list[Asking]:
    """Return the laptops that ask to be let in with an invitation of this book."""
    expect_again(authority)
    waiting = authority.server.call("/v1/joins", None, Joins).waiting
    found: list[Asking] = authority.run(lambda: [*_asking(authority, waiting)])
    return found


def admit(authority: Authority, one: Asking) -> None:
    """Let a laptop in that asks, with all that its person was invited to. Raises Refused."""
    if one.trouble:
        raise Refused(one.trouble)
    waiting = authority.server.call("/v1/joins", None, Joins).waiting
    join = next((join for join in waiting if join.invitation == one.invited.id), None)
    if join is None:
        raise NotFound("This laptop does not ask any more: it was let in, or its time is over")
    request = invitation.read_request(
        invitation.read_code(one.invited.code), join.request, join.mac
    )
    add = entries.DeviceAdd(request.dev, one.invited.user, request.sig, request.kem, request.pop)

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        new: list[entries.OrganisationOp] = [] if add.dev in organisation.devices else [add]
        return [*new, *one.invited.ops(organisation)]

    authority.append(ops)
    authority.run(lambda: Book(authority.mailbox).drop(book.INVITATIONS, one.invited.id))


def _asking(authority: Authority, waiting: tuple[Join, ...]) -> Iterator[Asking]:
    shelf = Book(authority.mailbox).shelf(book.INVITATIONS)
    for join in waiting:
        if join.invitation not in shelf:
            continue
        said = _read(shelf[join.invitation])
        if not said.asked:
            said = replace(said, asked=authority.mailbox.now())
            _keep(authority, said)
        code = invitation.read_code(said.code)
        try:
            request = invitation.read_request(code, join.request, join.mac)
        except Refused as error:
            yield Asking(said, trouble=str(error))
            continue
        if request.dev not in authority.organisation.devices:
            yield Asking(said, request.dev)


def _keep(authority: Authority, said: Invited) -> None:
    text = msgspec.json.encode(said).decode()
    Book(authority.mailbox).note(book.INVITATIONS, said.id, text)


def _read(said: str) -> Invited:
    """Read an invitation from the book; those of earlier versions had no id and no end in it."""
    known: dict[str, Any] = msgspec.json.decode(said)
    id_ = invitation.read_code(known["code"]).id
    return msgspec.convert({"id": id_, **known}, Invited)
