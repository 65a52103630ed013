"""What a school counted in a week, good days first. Its incidents stay where school has them."""

from datetime import date

from linkworker.fields import LogKind, Record, Rule, day, links, number, text
from linkworker.records import keeping


class BehaviourWeek(Record):
    """A week's counts as the school gives them; None is "not told", which is not 0."""

    kind = "behaviour_week"
    title = "Week at school"
    lives_in = LogKind.CHILD
    keeping = keeping.SCHOOL_LIFE
    key = ("monday",)

    child: str = links("Child", "child", under=True, required=True)
    monday: date | None = day("Week of", required=True)
    good_days: int | None = number(
        "Days on the positive record", lowest=0, highest=5, unit="days", rule=Rule.NEWEST,
        progress=True,
    )  # fmt: skip
    detentions: int | None = number(
        "Detentions", lowest=0, highest=50, rule=Rule.NEWEST, progress=True
    )
    sent_out: int | None = number(
        "Sent out of class", lowest=0, highest=99, rule=Rule.NEWEST, progress=True
    )
    source: str = text("Who says so", rule=Rule.NEWEST, progress=True, hint="School’s list")
