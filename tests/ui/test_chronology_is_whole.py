"""What a child's timeline tells stands on the paper of what happened too, or was left out."""

from datetime import date, timedelta

import pytest

from linkworker.actions.places import names
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.chronology_kinds import ELSEWHERE
from linkworker.documents.chronology_kinds import KINDS as BY_KIND
from linkworker.documents.paper import Made
from linkworker.documents.recipient import Recipient
from linkworker.fields import declared
from linkworker.records import (
    Action,
    Agreement,
    AttendanceWeek,
    Child,
    Colleague,
    Contact,
    Goal,
    Linking,
    LinkingStep,
    Plan,
    PlanVersion,
    Rating,
    Step,
    StoryPart,
)
from tests.seeds import TODAY
from ui.happened.everything import KINDS, happened

JOYCE = Colleague(user="joyce", name="Joyce", phone="01632 960 050")
OURS = Recipient("Joyce", "for AllChild", ours=True)
UNDATED = {Child, StoryPart}  # who it is about; a part is told by who knows it
SEVERAL = {  # told by lines that are read from several records at once
    *(Contact, AttendanceWeek, Plan, PlanVersion, Agreement, Goal, Rating, Action, Step),
    *(Linking, LinkingStep),
}
FIRST = date(2023, 1, 1)


def test_every_kind_that_the_timeline_tells_is_told_on_paper():
    told = {kind.record for kind in BY_KIND} | SEVERAL | UNDATED | {*ELSEWHERE}
    assert {kind.kind for kind in KINDS} <= {kind.kind for kind in told}


def test_what_is_said_of_each_kind_is_declared_of_it():
    for kind in BY_KIND:
        fields = declared(kind.record)
        assert {kind.on, *kind.named, *kind.words, *filter(None, [kind.who])} <= {*fields}
        assert not (kind.ours and kind.passed_on)


@pytest.mark.parametrize("name", ["Wren", "John", "Sarah"])
def test_every_day_that_the_timeline_tells_of_stands_on_our_own_copy(joyces, name):
    def made(store):
        (child,) = store.find(Child, name=name)
        paper = chronology_paper(
            store, child, OURS, Made(JOYCE, TODAY), between=(FIRST, TODAY + timedelta(days=200))
        )
        return paper, happened(store, child, names(store))

    paper, told = joyces.background.wait(made)
    days = {
        one.at.date()
        for one in told
        if not one.struck
        and not getattr(one.record, "private", None)
        and not isinstance(one.record, ELSEWHERE)
        and one.at.year > FIRST.year
    }
    assert len(days) > 5
    missing = [day for day in days if f"{day:%a} {day.day} {day:%b}" not in paper.html]
    assert missing == []


def test_the_earliest_comes_first_and_a_time_before_a_later_one(joyces):
    def made(store):
        (child,) = store.find(Child, name="Wren")
        between = (date(2025, 9, 1), TODAY)
        return chronology_paper(store, child, OURS, Made(JOYCE, TODAY), between=between).html

    html = joyces.background.wait(made)
    months = [html.index(f"<h2>{month} 2025") for month in ("September", "October", "November")]
    assert months == sorted(months)
    assert html.index("Mon 3 Nov, 15:20") < html.index("Tue 4 Nov, 08:52")
