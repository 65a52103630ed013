"""Erasing what is kept about a child, by right (UK GDPR Article 17) or because its time is over.

Lives in the caseload's own log: it says which log goes by its random id, and no name.
"""

from datetime import date, datetime

from linkworker.fields import LogKind, Record, day, moment, text, words, yes_no
from linkworker.records import keeping


class Erasure(Record):
    """One erasure, asked for by one person, agreed by a second, signed by an administrator.

    `logs` are the random ids of what goes, a space between; `entries` those of single entries of
    it, where not all goes. `listed` is the list that both saw, in counts. `agreed_by` is never
    `asked_by`. `marks` tell single entries' signed erasures from others of the same record.
    """

    kind = "erasure"
    title = "Erasure"
    lives_in = LogKind.CASELOAD
    keeping = keeping.RIGHTS_TEAM
    event = True
    reviewers = True

    reference: str = text("Reference", required=True, longest=20)
    logs: str = text("What goes", required=True)
    entries: str = text("Which entries of it")
    listed: str = words("What was on the list", required=True)
    reason: str = words("Why", required=True)
    asked_by: str = text("Asked by", required=True, longest=22)
    asked_on: date | None = day("Asked on", required=True)
    agreed_by: str = text("Agreed by", longest=22, group="agreed")
    agreed_on: date | None = day("Agreed on", group="agreed")
    signed_by: str = text("Signed by", longest=22, group="signed", progress=True)
    signed_on: date | None = day("Signed on", group="signed", progress=True)
    marks: str = text("Marks of what was signed", longest=1_000, group="signed", progress=True)
    server_backups_until: date | None = day("Last server backup gone on", progress=True)
    let_go: str = text("Not done, because")


class ErasureDone(Record):
    """A laptop says that it has forgotten what a signed entry erased; each says so once.

    `opened` says that the record was opened on it since the words were written. `backups_until` is
    the day on which its last own backup from before is gone.
    """

    kind = "erasure_done"
    title = "Erased on a laptop"
    lives_in = LogKind.CASELOAD
    keeping = keeping.RIGHTS_TEAM
    reviewers = True
    key = ("entry", "device")

    entry: str = text("Signed entry", required=True, longest=43)
    about: str = text("Which log", required=True, longest=22)
    device: str = text("Laptop's id", required=True, longest=22)
    user: str = text("Whose", required=True, longest=22)
    name: str = text("Name of the laptop", longest=100)
    at: datetime | None = moment("When", required=True)
    whole: bool | None = yes_no("All of the log")
    mark: str = text("Mark of what was signed", longest=43)
    opened: bool | None = yes_no("Was opened here")
    backups_until: date | None = day("Last own backup gone on")
