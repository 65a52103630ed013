"""The logs of caseloads and places: opened with their first keys once somebody may read them."""

from collections.abc import Mapping
from functools import partial

from linkworker.errors import Refused
from sync import book, control_log, entries, key_log
from sync.authority import Authority
from sync.book import Book
from sync.controls import Controls
from sync.exchange import Ask, Entry, Push, Want
from sync.judging import IDLE_EDITS, Judge
from sync.organisation import Organisation

_TAKEN = (
    "The log of a caseload was opened as something else, which no honest program does. Nobody can "
    "work in this caseload, and nothing was sealed to it. Make it anew, under another name."
)

_NOT_OPENED = "A caseload could not be opened on the server"


def give(
    authority: Authority,
    user: str,
    grants: Mapping[str, entries.May],
    until: Mapping[str, int] | None = None,
) -> None:
    """Let a person lead, write or review in caseloads, all in one step; new ones are made.

    `until` (ms since 1970, UTC) ends some of them by themselves. Raises NotAllowed, Refused; see
    `open_logs`.
    """
    ends = until or {}

    def ops(organisation: Organisation) -> list[entries.OrganisationOp]:
        new: list[entries.OrganisationOp] = [
            entries.Caseload(one) for one in grants if one not in organisation.caseloads
        ]
        for one, may in grants.items():
            step = organisation.right(one, user, organisation.position)
            if step is None or (step.may, step.until) != (may, ends.get(one)):
                new.append(entries.Member(one, user, may, ends.get(one)))
        return new

    authority.append(ops)
    open_logs(authority)


def open_logs(authority: Authority) -> None:
    """Open what has readers and is not open: also what was left undone before.

    Raises Refused where one could not be, once all others are.
    """
    organisation = authority.organisation
    places = set(authority.run(lambda: [*Book(authority.mailbox).shelf(book.PLACES).values()]))
    trouble: Refused | None = None
    for caseload in organisation.caseloads:
        if organisation.entitled(caseload, organisation.position):
            try:
                _open(authority, caseload, "caseload", caseload)
                if caseload in places:
                    _open(authority, _place_log(authority, caseload), "place", caseload)
            except Refused as error:
                trouble = error
    if trouble:
        raise trouble


def _place_log(authority: Authority, place: str) -> str:
    found: str = authority.run(lambda: Book(authority.mailbox).named(book.PLACE_LOGS, place))
    return found


def _open(authority: Authority, log: str, kind: entries.Kind, caseload: str) -> None:
    """Open a log with its first key; raises Refused."""
    run = authority.run
    if _is_open(authority, log, kind):
        return
    said = run(partial(_opening, authority, log, kind, caseload))
    receipts = authority.push([Push(log, entry) for entry in said]).receipts
    if why := next((one.why for one in receipts if one.result != "accepted"), ""):
        raise Refused(f"{_NOT_OPENED} ({why}). Nothing is lost: do it once more.")
    run(partial(_opened, authority, log, kind, caseload, said))


def _opening(
    authority: Authority, log: str, kind: entries.Kind, caseload: str
) -> tuple[Entry, Entry]:
    """Sign how a log is opened: its control entry and its first key."""
    organisation, keyring = authority.organisation, authority.keyring
    op = entries.Open(kind=kind, caseload=caseload)
    control = control_log.sign(organisation, Controls(log), keyring.signer, op)
    controls = control_log.apply_control(organisation, Controls(log), control, verified=True)
    readers = (
        key_log.caseload_readers(organisation, log)
        if kind == "caseload"
        else key_log.log_readers(controls, {caseload: keyring.controls(caseload)})
    )
    _, key = key_log.first_entry(organisation, controls, keyring.signer, readers, None)
    return Entry("control", control), Entry("key", key)


def _opened(
    authority: Authority, log: str, kind: entries.Kind, caseload: str, said: tuple[Entry, Entry]
) -> None:
    """Keep how a log was opened: its first two entries, which the server has."""
    with authority.keyring.receiving() as page:
        page.log(log, kind, caseload)
        for seq, entry in enumerate(said, 1):
            authority.keyring.apply(log, entry.kind, entry.data, verified=True)
            page.entry(log, entry.kind, entry.data)
            page.cursor(log, seq)


def _is_open(authority: Authority, log: str, kind: entries.Kind) -> bool:
    """Say whether a log is open, here or on the server, and take in how it stands there.

    Raises Refused if somebody opened it as something else.
    """
    known = authority.run(lambda: authority.keyring.controls(log))
    if not known.g:
        _read(authority, log)
        known = authority.run(lambda: authority.keyring.controls(log))
    if known.kind not in ("", kind):
        raise Refused(_TAKEN)
    return bool(known.g)


def _read(authority: Authority, log: str) -> None:
    ask = Ask(authority.organisation.at, b"", (), (Want(log, 0),))
    pages = authority.server.exchange(ask).pages
    judge = Judge(authority.keyring, authority.mailbox)
    steps = judge.pages(pages, {log: 0}, IDLE_EDITS)
    while authority.run(partial(next, steps, None)) is not None:
        pass
