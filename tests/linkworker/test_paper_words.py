"""What a paper says of agreements before, of the Link Worker and of attendance lately."""

import re
from datetime import date

import pytest

from linkworker.actions import plans
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.recipient import Recipient
from linkworker.records import AttendanceWeek, Child, Party, School, Term, Withhold
from tests.linkworker.papers import DAY, MADE, TEACHER, begin_wren, paper_for


@pytest.fixture
def wren(store):
    return begin_wren(store)


def test_where_a_version_waits_to_be_signed_the_column_to_sign_is_empty(store, wren):
    plan = plans.plan_of(store, wren)
    plans.fix_version(store, plan, on=DAY)
    first = plans.standing(store, plan).version
    said = {"who": "Wren", "how": "drew a tick", "agreed_on": DAY}
    plans.record_agreement(store, first, party=Party.CHILD, **said)
    assert signed(paper_for(store, wren))[0][1:3] == ["Wren", "drew a tick"]
    plans.edit_plan(store, plan, hopes="Swim in the sea")
    plans.fix_version(store, plan, on=DAY)
    no_times = Recipient("Rob", "father", withhold=frozenset({Withhold.TIMES.value}))
    for reader, on in ((TEACHER, " on 4 Nov"), (no_times, "")):
        who, name, signature, day = signed(paper_for(store, wren, reader))[0]
        before = f'<br><span class="quiet">agreed to version 1{on}</span>'
        assert (who, name) == (f"Child or young person{before}", "Wren")
        assert signature == day == "\u00a0"


def signed(paper):
    """Give the cells of each line to sign."""
    cells = re.findall(r'<td class="sign">(.*?)</td>', paper.html)
    return [cells[at : at + 4] for at in range(0, len(cells), 4)]


def test_the_link_worker_is_called_so_once(store, wren):
    html = paper_for(store, wren).html
    assert "Maya Lindqvist, telephone" in html
    assert "Maya Lindqvist, Link Worker" not in html


def test_the_attendance_paper_says_since_when_and_who_passes_90_as_the_screen_does(store, wren):
    with store.change() as (change, _):
        change.update(wren, pronouns="she/her")
        school = store.get(School, wren.school)
        year = {"starts": date(2025, 9, 1), "ends": date(2026, 7, 20)}
        change.add(Term(school=school.id, name="The year", **year), school.log)
        codes = (*("/",) * 8, "O", "O")
        week = AttendanceWeek(child=wren.id, monday=date(2025, 10, 6), codes=codes)
        change.add(week, wren.log)
    html = attendance_paper(store, store.get(Child, wren.id), TEACHER, MADE).html
    assert "Since Wed 8 Oct 2025" in html
    assert "4 of 6 half-days attended" in html
    assert "If Wren comes to every half-day she passes 90% for the year on" in html
