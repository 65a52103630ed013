"""Wren with a plan, and her paper: for the tests of what a paper says and of how it is made."""

from datetime import date

from linkworker.actions import children, goals, places, plans
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient
from linkworker.records import Child, Colleague, Goal, School

DAY = date(2025, 11, 4)
MAYA = Colleague(user="u", name="Maya Lindqvist", work="Link Worker", phone="0161 496 0123")
MADE = Made(MAYA, DAY)
TEACHER = Recipient("Mr Fenwick", "class teacher")


def begin_wren(store):
    """Give Wren a school, a plan, a goal and something to do."""
    with store.change() as (change, _):
        place = change.open_log("place", "place")
    places.add_school(store, place, name="Alderbrook Primary", dsl="Ms Okafor")
    (school,) = store.find(School)
    children.add_child(
        store, caseload="c", name="Wren", surname="Tidewater", school=school.id, year=5,
        upn="Y823432112001",
    )  # fmt: skip
    (wren,) = store.find(Child)
    plans.make_plan(
        store,
        wren,
        started=date(2025, 9, 8),
        my_words="I want to draw & <b>not shout</b>",
        good_at="Foxes",
        needs="Mornings\nAlderbrook Primary feels loud\nMeet at 08:45 by the gate",
        school_voice="She is kind in class",
    )
    plan = plans.plan_of(store, wren)
    goals.add_goal(store, plan, words="Get through the door")
    goals.add_action(store, store.find(Goal)[0], what="Walk in together", who="Maya", due=DAY)
    return store.get(Child, wren.id)


def paper_for(store, wren, reader=TEACHER):
    """Make the plan's paper for one reader."""
    return plan_paper(store, store.get(Child, wren.id), reader, MADE)
