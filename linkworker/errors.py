"""Everything that can go wrong, in one tree.

LinkWorkerError
├── Invalid              what was typed breaks a rule; `problems` says where, all at once
├── NotFound             no such record here
├── NotAllowed           a rule of the work says no (an event is struck out, never deleted)
├── BadFile              a file from outside cannot be read; `problems` lists every row's trouble
├── StoreError           the store cannot be opened or used
│   ├── WrongPassphrase  the words do not open this laptop's store
│   ├── StoreMissing     the file is not there or is empty: nothing new is made in its place
│   ├── StoreDamaged     the file is not a store of ours, or has been altered
│   ├── StoreNewer       a newer version of this program made it: there is nothing to mend
│   └── StoreFull        the disk is full; what was kept before is safe
└── SyncError            two ends could not agree now; everything typed is safe on this laptop
    ├── Refused          a signed thing is wrong for good: everybody decides the same
    │   ├── Late         it was right once, but its right ended before the server had it
    │   └── Forked       its author was shown another history than this laptop
    ├── Held             a signed thing cannot be judged yet: kept, tried again later
    │   └── Missing      what was signed before it is not here: an honest server sends that first
    ├── Unreachable      no network, or the server does not answer
    ├── InTheWay         something answered that is not our server (a school's filter)
    │   └── SignIn       it was a page of the network's own: somebody must sign in there first
    ├── NotLetIn         the server does not know this laptop, or not any more
    └── Conflicted       the organisation log moved on: read it, sign again
"""

from collections.abc import Mapping, Sequence


class LinkWorkerError(Exception):
    """Base of every error this program raises on purpose."""


class Invalid(LinkWorkerError):
    """What was typed breaks a rule; `problems` maps a field's name to words for its form."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class NotFound(LinkWorkerError):
    """No such record here."""


class NotAllowed(LinkWorkerError):
    """A rule of the work says no."""


class BadFile(LinkWorkerError):
    """A file from outside cannot be read; `problems` lists the trouble, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


class StoreError(LinkWorkerError):
    """The store cannot be opened or used."""


class WrongPassphrase(StoreError):
    """The words do not open this laptop's store."""


class StoreMissing(StoreError):
    """The file is not there or is empty; nothing new is made in its place."""


class StoreDamaged(StoreError):
    """The file is not a store of ours, or has been altered."""


class StoreNewer(StoreError):
    """A newer version of this program made it: there is nothing to mend."""


class StoreFull(StoreError):
    """The disk is full; what was kept before is safe."""


class SyncError(LinkWorkerError):
    """Two ends could not agree now; everything typed is safe on this laptop."""


class Refused(SyncError):
    """A signed thing is wrong for good: a pure function of what it is, so all decide the same."""


class Late(Refused):
    """Right when written, but its right ended before the server had it: kept, not applied."""


class Forked(Refused):
    """Its author was shown another history than this laptop: somebody shows two."""


class Held(SyncError):
    """A signed thing cannot be judged yet: it is kept and tried again later."""


class Missing(Held):
    """Something that was signed before it is not here: an honest server sends that first."""


class Unreachable(SyncError):
    """No network, or the server does not answer."""


class InTheWay(SyncError):
    """Something answered that is not our server, such as a school's filter."""


class SignIn(InTheWay):
    """The network answered with a page of its own: somebody must sign in there first."""


class NotLetIn(SyncError):
    """The server does not know this laptop, or not any more."""


class Conflicted(SyncError):
    """The organisation log moved on meanwhile: read it and sign again."""
