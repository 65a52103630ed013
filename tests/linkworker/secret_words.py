"""A child in whose record every secret stands in every kind of words, and who may not read which.

What a reader must not be told is looked for as letters and digits alone, however it is spelled.
"""

from datetime import date, datetime, timedelta

from linkworker.actions import attendance, children, contacts, goals, people, plans
from linkworker.actions.people import people_round
from linkworker.actions.places import edit_school
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient, recipient_of
from linkworker.documents.story import story_paper
from linkworker.errors import NotAllowed
from linkworker.records import Action, Child, Means, Obstacle, Outcome, Party, School, Withhold
from tests.linkworker.papers import DAY, MAYA, begin_wren

UPN = "Y823432112001"
ADDRESS = ("12 Mill Lane", "mill  lane", "NM1 2AB", "nm12ab", "Northmere")
PHONE = ("07700 900123", "07700-900-123")
SCHOOL = ("Alderbrook Primary", "Alderbrook", "Ms Okafor")
TIMES = ("on Tuesdays", "at 08:45", "half past three")
CHILDREN = ("Juniper", "Juniper Hale", "Zoe\u0308", "Zoë")
ORDER = "Non-molestation order"
HEALTH = "asthma pump"
SECRETS = (UPN, *ADDRESS, *PHONE, *SCHOOL, *TIMES, *CHILDREN)

PAPERS = {
    "plan": plan_paper,
    "attendance": attendance_paper,
    "story": story_paper,
    "chronology": chronology_paper,
}
# To each reader: what must not be told them. Dana has moved away from Rex and is withheld.
MAY_NOT = {
    "child": (UPN, *ADDRESS, *CHILDREN, ORDER, HEALTH),
    "Dana": (UPN, *CHILDREN, ORDER, HEALTH),
    "Rex": (UPN, *ADDRESS, *PHONE, *SCHOOL, *CHILDREN, ORDER, HEALTH),
    "Gran": (UPN, *ADDRESS, *PHONE, *TIMES, *CHILDREN, ORDER, HEALTH),
    "school": (UPN, *ADDRESS, *CHILDREN, ORDER, HEALTH),
    "ours": (UPN, *ADDRESS, *CHILDREN, ORDER, HEALTH),
}


def keep_secrets(store):
    """Keep Wren, the people round her, two other children, and a plan with everything in it."""
    wren = begin_wren(store)
    (school,) = store.find(School)
    edit_school(store, school, agreement="DSA 1", agreement_from=date(2024, 9, 1))
    for name in ("Juniper", "Zoë"):
        children.add_child(
            store, caseload="c", name=name, surname="Hale", school=wren.school, year=5
        )
    dana = {"address": "12 Mill Lane, Northmere", "postcode": "NM1 2AB", "phone": PHONE[0]}
    _add(store, wren, "Dana Tidewater", "mum", address_withheld=True, **dana)
    rex = {Withhold.SCHOOL.value, Withhold.ADDRESS.value}
    _add(store, wren, "Rex Pell", "dad", withhold=frozenset(rex), order_kind=ORDER)
    gran = {Withhold.TIMES.value, Withhold.ADDRESS.value}
    _add(store, wren, "Bess Hale", "gran", withhold=frozenset(gran))
    plan = plans.plan_of(store, wren)
    span = {"baseline_from": DAY, "baseline_to": DAY, "harder": frozenset({Obstacle.HEALTH.value})}
    attendance.start_attendance_plan(store, wren, plan, started=DAY, target="In", **span)
    return store.get(Child, wren.id)


def say_everywhere(store, wren, words):
    """Write these words into every field that any paper prints."""
    plan = plans.plan_of(store, wren)
    names = ("my_words", "good_at", "hopes", "needs", "family_voice", "school_voice", "works",
             "informal", "formal", "developmental", "specialist", "grown_ups")  # fmt: skip
    plans.edit_plan(store, plan, **dict.fromkeys(names, f"Kind to foxes\n{words}"))
    attended = attendance.attendance_plan_of(store, plan)
    said = {"target": words, "helps": words, "result": words, "harder_words": f"{HEALTH} {words}"}
    attendance.edit_attendance_plan(store, attended, **said)
    attendance.add_step(store, attended, party=Party.FAMILY, what=words)
    (goal, *_) = goals.goals_of(store, plan)
    goals.edit_goal(store, goal, words=words, looks_like=words)
    goals.rate_goal(store, goal, points=3, rated_on=DAY, said_by=words)
    goals.add_action(store, goal, what=words, who=words)
    action = store.find(Action)[0]
    goals.edit_action(store, action, done_on=DAY)
    plans.fix_version(store, plan, on=DAY)
    version = plans.standing(store, plan).version
    plans.record_agreement(store, version, party=Party.FAMILY, who=words, agreed_on=DAY, how=words)
    at = datetime.combine(DAY, datetime(2025, 1, 1, 9, 0).time()) - timedelta(days=1)
    for private, said in ((None, words), (True, HEALTH)):
        contacts.record_contact(
            store, children=[wren], at=at, means=Means.CALL, whom=f"Wren {words}", words=said,
            outcome=Outcome.REACHED, private=private, by="u",
        )  # fmt: skip


def readers(store, wren):
    """Give every reader by the name they have in `MAY_NOT`."""
    found = {"child": Recipient("Wren", "child"), "ours": Recipient("Maya", "for us", ours=True)}
    (school,) = store.find(School)
    found["school"] = Recipient("Mr Fenwick", school.name, school=school)
    for relation, person in people_round(store, store.get(Child, wren.id)):
        name = {"gran": "Gran"}.get(relation.role, person.name.split()[0])
        found[name] = recipient_of(relation, person)
    return found


def paper_of(store, wren, what, reader, *, larger=False):
    """Make one paper for a reader, or None where none is made for them."""
    said = {"between": (date(2025, 9, 1), DAY)} if what == "chronology" else {}
    child = store.get(Child, wren.id)
    try:
        return PAPERS[what](store, child, reader, Made(MAYA, DAY, larger), **said)
    except NotAllowed:
        return None


def found_in(text, secrets):
    """Return which secrets stand in a text, as letters and digits alone."""
    plain = letters(text)
    return [secret for secret in secrets if letters(secret) in plain]


def letters(text):
    """Return small letters and digits alone."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _add(store, wren, name, role, **said):
    child = store.get(Child, wren.id)
    people.add_person(store, child=child, caseload="c", name=name, role=role, safe=True, **said)
