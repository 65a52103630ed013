"""The place pack's law: on what basis each purpose stands here, and who is controller of what."""

from datetime import date

from linkworker.fields import LogKind, Record, day, text, words
from linkworker.records import keeping


class PurposeBasis(Record):
    """The basis of one purpose in a place. Without an Article 6 basis no record of it is opened.

    `condition` is the Data Protection Act 2018 Schedule 1 condition of special category or offence
    data, with the day of its policy document.
    """

    kind = "purpose_basis"
    title = "Basis of a purpose"
    lives_in = LogKind.PLACE
    keeping = keeping.RIGHTS_PLACE
    key = ("purpose",)

    purpose: str = text("Purpose", required=True)
    article_6: str = text("Article 6 basis", group="basis")
    article_9: str = text("Article 9 condition", group="basis")
    condition: str = text("DPA 2018 Schedule 1 condition", group="basis")
    policy_dated: date | None = day("Its policy document is dated", group="basis")


class ControllerFile(Record):
    """Who is controller of data that comes from elsewhere, and the DPIA that says so."""

    kind = "controller_file"
    title = "Who is controller"
    lives_in = LogKind.PLACE
    keeping = keeping.RIGHTS_PLACE

    what: str = text("Which data", required=True, hint="marks that school supplies")
    controller: str = text("Who is controller", required=True, hint="the school; we are, too")
    arrangement: str = text("Article 26 or 28", hint="joint controllers, agreement of 1 May 2025")
    dpia: str = text("Its impact assessment", hint="DPIA 7, version 2")
    signed_by: str = text("Signed by", group="signed")
    signed_on: date | None = day("Signed on", group="signed")
    review_on: date | None = day("Look at it again on", required=True)
    notes: str = words("Notes")
