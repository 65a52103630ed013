"""Tom's laptop: the caseloads of three Link Workers in one store, one of them long not heard from.

Joyce holds Wren, John, Sarah and five more; Ada six, nothing waits with most; Joel seven, and his
laptop was last heard from on Thursday 30 October, in half-term.
"""

from contextlib import contextmanager
from datetime import date, datetime
from itertools import count

from linkworker.actions import comments, contacts, goals, places, plans
from linkworker.practice.caseload import NOW, roster, seed_caseload, seed_child
from linkworker.practice.making import Making
from linkworker.records import RECORDS, Child, Goal, Laptop, School
from linkworker.store import create_store, open_reader, open_store
from sync.merge import view
from tests.ui.child_hands import settled
from ui.background import Background
from ui.desk import Desk, Standing
from ui.places import furnish_desk

KEY = bytes(range(32))
PLACE = "brent"
STAFF = {
    "joyce": "Joyce Addo",
    "ada": "Ada Lindqvist",
    "joel": "Joel Bassey",
    "tom": "Tom Arkwright",
}
TEAM = {
    "alderbrook": {"joyce": "lead", "ada": "write", "tom": "review"},
    "fernhill": {"ada": "lead", "tom": "review"},
    "oakmere": {"joel": "lead", "tom": "review"},
    PLACE: {"joyce": "lead", "ada": "write", "joel": "write", "tom": "write"},
}
# Whose, last confirmed sync, changes unsent, the oldest of them, version
LAPTOPS = {
    "alderbrook": ("joyce", "2025-11-04T09:40", 0, "", "0.2.0"),
    "fernhill": ("ada", "2025-11-03T16:50", 12, "2025-11-03T15:10", "0.2.0"),
    "oakmere": ("joel", "2025-10-30T10:05", 3, "2025-10-24T14:20", "0.1.0"),
}


def make_team(path):
    """Make the store, and close it."""
    began = int(NOW.timestamp() * 1000) - 3_600_000
    store = create_store(path, KEY, "tom", RECORDS, view, now=count(began).__next__)
    with store.mailbox.receiving() as page:
        for caseload in ("alderbrook", "fernhill", "oakmere"):
            page.log(caseload, "caseload", caseload)
    with store.change() as (change, _):
        place_log = change.open_log("place", PLACE)
    seed_caseload(store, caseload="alderbrook", place_log=place_log, user="joyce", small=True)
    schools = {"p" if "Primary" in one.name else "s": one for one in store.find(School)}
    for caseload, user, lines in (("fernhill", "ada", (7, 13)), ("oakmere", "joel", (22, 29))):
        making = Making(store, caseload, user, schools)
        for line in roster()[slice(*lines)]:
            seed_child(making, line)
    for user, name in STAFF.items():
        places.introduce_colleague(store, place_log, user=user, name=name)
    with store.change() as (change, _):
        for log, said in LAPTOPS.items():
            change.add(_laptop(*said), log, said[1])
    _leave_waiting(store)
    _say(store)
    store.keep_setting("synced_at", str(int(NOW.timestamp() * 1000)))
    store.close()


def _leave_waiting(store):
    """Let a review pass, and two answers stand."""
    by_name = {child.name: child for child in store.find(Child)}
    plan = plans.plan_of(store, by_name["Callum"])
    if plan is None:
        plans.make_plan(store, by_name["Callum"], started=date(2025, 9, 22))
        plan = plans.plan_of(store, by_name["Callum"])
    plans.edit_plan(store, plan, review_on=date(2025, 11, 3))
    goal = store.find(Goal, log=by_name["John"].log)[0]
    goals.edit_goal(store, goal, words="Walk away")
    goals.edit_goal(store, goal, words="Count to ten")


def _say(store):
    """Let Tom ask, thank and ask again in Wren's record, and Joyce answer once."""
    wren = next(child for child in store.find(Child) if child.name == "Wren")
    plan = plans.plan_of(store, wren)
    goal = goals.goals_of(store, plan)[0]
    talk = contacts.contacts_of(store, wren)[0]
    said = (
        (
            plan,
            "works",
            "Whose idea was the fox? Could her teacher have one too?",
            "03 16:20",
            False,
        ),
        (goal, "", "What would she say a calm maths lesson looks like?", "03 16:30", False),
        (talk, "", "Lovely that she came to you with this herself.", "04 08:55", True),
    )
    for record, place, words, at, thanks in said:
        moment = datetime.strptime(f"2025-11-{at}", "%Y-%m-%d %H:%M")
        comments.comment_on(
            store, record, child=wren, place=place, words=words, by="tom", at=moment, thanks=thanks
        )
    (asked,) = comments.threads_on(store, plan)
    answer = "Hers. I have asked Mr Fenwick; he would like one for the whole class."
    at = datetime(2025, 11, 3, 17, 5)
    comments.answer(store, asked.comment, words=answer, by="joyce", at=at)


def standing_of(user):
    """Say where somebody of the team stands."""
    mine = {caseload: members[user] for caseload, members in TEAM.items() if user in members}
    return Standing(
        user, STAFF[user], mine, frozenset({PLACE}), place_log="", opened=True, team=TEAM
    )


@contextmanager
def team_desk(path, user="tom"):
    """Sit at the store as somebody of the team, until the end of a test."""
    background = Background(
        lambda: open_store(path, KEY, "tom", RECORDS, view),
        lambda: open_reader(path, KEY, "tom", RECORDS, view),
    )
    desk = Desk(background, standing_of(user))
    yield desk
    desk.background.close()


def open_window(qtbot, desk):
    """Open the whole window over a desk, active, once everything has been read."""
    window = furnish_desk(desk)
    qtbot.show(window, 1366, 768)
    qtbot.turn_to(window)
    settled(qtbot, desk)
    return window


def _laptop(user, synced, unsent, oldest, version):
    return Laptop(
        device=f"{user}s-laptop",
        user=user,
        name=f"{STAFF[user]}’s laptop",
        synced=datetime.fromisoformat(synced),
        unsent=unsent,
        oldest_unsent=datetime.fromisoformat(oldest) if oldest else None,
        to_decide=0,
        version=version,
    )
