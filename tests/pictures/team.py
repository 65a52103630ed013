"""Tom's team: Ada and Joel beside Joyce, and what Tom asked and thanked for."""

from datetime import datetime, timedelta

from linkworker.actions import comments, contacts, goals, plans
from linkworker.actions.laptops import Own, report_laptop
from linkworker.actions.places import introduce_colleague
from linkworker.practice.caseload import Line, roster, seed_child
from linkworker.practice.making import Making
from linkworker.records import Child, School
from linkworker.store.clock import wall_clock
from tests import seeds
from tests.sync.laptops import Laptop, Office

JOEL_LAST = datetime(2025, 10, 30, 10, 5)  # in half-term
# Name, surname, year, class, last seen, tries since, promise, due
ADAS = (
    ("Marnie", "Fellwood", "5", "5F", "2025-11-03 09:05", "0", "Ask about the choir", "2025-11-07"),
    ("Tobias", "Wrenfield", "4", "4H", "2025-11-03 12:20", "0", "", ""),
    ("Safiya", "Lockridge", "6", "6L", "2025-10-24 10:10", "0", "", ""),
    ("Denny", "Applebarn", "6", "6K", "2025-11-04 08:20", "0", "Lend the atlas", "2025-11-03"),
    ("Hester", "Marlowe", "5", "5B", "2025-10-22 14:00", "2", "", ""),
    ("Idris", "Penhallow", "4", "4M", "2025-11-03 15:00", "0", "", ""),
    ("Lark", "Ottershaw", "5", "5F", "2025-10-13 11:00", "1", "", ""),
    ("Yusuf", "Brackenbury", "6", "6L", "2025-11-03 10:40", "0", "Ring grandad", "2025-11-05"),
    ("Poppy", "Thornquist", "4", "4H", "2025-10-23 09:30", "0", "", ""),
)
JOELS = (
    ("Emrys", "Coldwell", "8", "8R", "2025-10-24 12:40", "0", "Find a bike helmet", "2025-10-24"),
    ("Nell", "Harbottle", "7", "7A", "2025-10-23 13:10", "0", "", ""),
    ("Dario", "Whitlock", "9", "9C", "2025-10-13 10:00", "0", "Meet his form tutor", "2025-10-22"),
    ("Fern", "Eastaway", "8", "8T", "2025-10-22 09:45", "0", "", ""),
    ("Kit", "Rosewarne", "7", "7B", "2025-10-10 14:30", "0", "", ""),
    ("Amina", "Sedgemoor", "9", "9D", "2025-10-24 11:15", "0", "", ""),
    ("Gus", "Pemberley", "8", "8R", "2025-10-14 09:20", "0", "", ""),
)


def bring_in(office: Office, joyce: Laptop, tom: Laptop) -> tuple[Laptop, Laptop]:
    """Let Ada and Joel in, with caseloads that Tom reviews; Joel's laptop is silent since."""
    ada = office.invite("Ada", Fernhill="lead")
    joel = office.invite("Joel", Oakmere="lead")
    for laptop, name, children, at in (
        (ada, "Ada Lindqvist", ADAS, seeds.NOW - timedelta(minutes=20)),
        (joel, "Joel Bassey", JOELS, JOEL_LAST),
    ):
        set_clock(laptop, at)
        for one in (laptop, joyce, laptop):  # Joyce's laptop opens the place for it
            one.sync()
        _fill(laptop, name, children)
        laptop.sync()
        _report(laptop, at)
        for one in (laptop, tom, laptop, tom):  # and this laptop opens the caseload for Tom's
            one.sync()
    set_clock(joyce, seeds.NOW - timedelta(minutes=2))
    _report(joyce, seeds.NOW - timedelta(minutes=2))
    joyce.sync()
    tom.sync()
    return ada, joel


def set_clock(laptop: Laptop, at: datetime) -> None:
    """Let a laptop's clock show this time."""
    laptop.shift = int(at.timestamp() * 1000) - wall_clock()


def _fill(laptop: Laptop, name: str, children: tuple[tuple[str, ...], ...]) -> None:
    store, user = laptop.store, laptop.client.keyring.user
    place_log = store.logs("place")[0][0]
    introduce_colleague(store, place_log, user=user, name=name, work="Link Worker")
    by_name = {school.name.split()[0]: school for school in store.find(School)}
    schools = {"p": by_name["Alderbrook"], "s": by_name["Fernhill"]}
    making = Making(store, laptop.caseload, user, schools)
    like = roster()[0]
    for first, surname, year, class_, seen, tries, promise, due in children:
        school = "p" if int(year) < 7 else "s"
        told = (first, surname, "", year, class_, school, "3", "1", seen, "check-in", like.words)
        seed_child(making, Line(*told, tries, promise, name.split()[0], due))


def _report(laptop: Laptop, at: datetime) -> None:
    """Let a laptop say how it stands, as its program does after a round."""
    mailbox, store = laptop.store.mailbox, laptop.store
    name = f"{laptop.name}’s laptop"
    own = Own(mailbox.device_id(), laptop.client.keyring.user, name, "0.2.0")
    if laptop.name == "Joel":
        own = Own(own.device, own.user, name, "0.1.0")
    report_laptop(store, [laptop.caseload], own, now=at, others_sent=True)


def let_talk(joyce: Laptop, tom: Laptop) -> str:
    """Let Tom ask and thank in John's record, and Joyce answer; return John's id."""
    john = tom.store.find(Child, name="John")[0]
    plan = plans.plan_of(tom.store, john)
    if plan is None:
        raise LookupError("John has a plan")
    goal = goals.goals_of(tom.store, plan)[0]
    talk = contacts.contacts_of(tom.store, john)[0]
    who = {"child": john, "by": tom.client.keyring.user}
    yesterday = seeds.NOW - timedelta(hours=17)
    said = "Whose idea was the walk round the field? Could his teacher offer it too?"
    comments.comment_on(tom.store, plan, place="works", words=said, at=yesterday, **who)
    said = "What would John say it looks like when this goes well?"
    comments.comment_on(tom.store, goal, words=said, at=yesterday, **who)
    said = "Lovely that he came to you with this himself. Thank you for sitting it out."
    now = seeds.NOW - timedelta(minutes=45)
    comments.comment_on(tom.store, talk, words=said, at=now, thanks=True, **who)
    tom.sync()
    joyce.sync()
    (asked,) = comments.threads_on(joyce.store, plan)
    words = "His. I have asked Mr Fenwick, who wants it for the whole class."
    by = joyce.client.keyring.user
    comments.answer(joyce.store, asked.comment, words=words, by=by, at=yesterday)
    joyce.sync()
    tom.sync()
    return john.id
