"""What two years of casework leave beside contacts and plans: linkings, sessions, reviews, words.

Invented, from the caseload's own seed; about 170 records for each child.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from benchmarks.data import Words
from linkworker import records as of
from linkworker.actions.sessions import session_id
from linkworker.store.change import Change

PARTNERS, SERVICES = 6, 40


class Around(NamedTuple):
    """What stands in the place: what meets each week, services, and the days that school opens."""

    meets: list[of.Activity]
    services: list[of.Service]
    days: list[date]


def fill_place(change: Change, log: str, school: str, days: list[date], words: Words) -> Around:
    """Keep partners with what they do each week, and a directory of services."""
    meets = []
    for number in range(PARTNERS):
        partner = of.Partner(name=words.say(2).title(), offers=words.say(8), agreement="DSA 1",
                             agreement_from=days[0])  # fmt: skip
        meets.append(
            change.add(
                of.Activity(what=words.say(2).title(), partner=change.add(partner, log).id,
                            school=school, weekday=list(of.Weekday)[number % 5], at="15:30",
                            minutes=60, room="Hall", starts=days[0]),
                log,
            )
        )  # fmt: skip
    services = [
        change.add(of.Service(name=words.say(3).title(), about=words.say(20), free=True), log)
        for _ in range(SERVICES)
    ]
    return Around(meets, services, days)


def add_casework(
    change: Change, child: of.Child, plan: of.Plan, around: Around, words: Words
) -> None:
    """Add what one child's two years leave, in her log and her family's."""
    for record in (*_programme(child, around, words), *_measured(child, around),
                   *_helped(child, around, words), *_voice(child, around, words)):  # fmt: skip
        change.add(record, child.log)
    for housing, at in ((of.Housing.HOTEL, 30), (of.Housing.FRIENDS, 200)):
        on, said = around.days[at], words.say(12)
        change.add(of.HousingChange(housing=housing, on=on, words=said), child.family)
    _link(change, child, around, words)
    _meet(change, child, around, words)
    _review(change, plan, around, words)


def _programme(child: of.Child, around: Around, words: Words) -> Iterator[of.Record]:
    yield of.StageStep(child=child.id, turn=of.Turn.BEGAN, on=around.days[0])
    for scope in (of.Scope.TAKING_PART, of.Scope.SCHOOL, of.Scope.EVALUATION):
        yield of.FamilyAnswer(child=child.id, scope=scope, answer=of.Answer.SIGNED, who="mum",
                              on=around.days[0])  # fmt: skip
    for area in list(of.NeedArea)[:4]:
        yield of.ChildNeed(child=child.id, area=area, words=words.say(9), said_by="mum",
                           since=around.days[5], doing=words.say(6))  # fmt: skip
    for heading in ("Home", "School", "What helps"):
        yield of.StoryPart(child=child.id, heading=heading, words=words.say(60), said_by="mum",
                           sharing=of.Sharing.ANYBODY, agreed_on=around.days[9])  # fmt: skip


def _measured(child: of.Child, around: Around) -> Iterator[of.Record]:
    for number, by in enumerate((of.FilledInBy.TEACHER, of.FilledInBy.PARENT) * 2):
        which = of.WhichForm.START if number < 2 else of.WhichForm.FOLLOW_UP
        yield of.SdqForm(child=child.id, filled_by=by, which=which, conduct=3, hyperactivity=6,
                         filled_on=around.days[20 + 130 * number // 2], emotional=7 - number,
                         peer=4, prosocial=6, impact=2)  # fmt: skip
    for number in range(6):
        yield of.Attainment(child=child.id, subject=of.Subject.READING, raw="WTS", scale="s",
                            given_on=around.days[30 + 50 * number])  # fmt: skip
    mondays = sorted({one - timedelta(days=one.weekday()) for one in around.days})
    for monday in mondays:
        yield of.BehaviourWeek(child=child.id, monday=monday, good_days=4, detentions=1,
                               source="Alderbrook")  # fmt: skip


def _helped(child: of.Child, around: Around, words: Words) -> Iterator[of.Record]:
    for number in range(8):
        at = datetime.combine(around.days[20 + 35 * number], time(12, 30))
        yield of.DirectWork(child=child.id, resource="Journal", at=at, minutes=30,
                            topics=words.say(4), words=words.say(15))  # fmt: skip
    for number in range(2):
        on = around.days[60 + 100 * number]
        yield of.Enrichment(child=child.id, what=words.say(3), started=on, did=words.say(8),
                            from_whom="the school", said_by="mum")  # fmt: skip
        yield of.PracticalSupport(child=child.id, what=words.say(2), handed=of.Handed.LENT, on=on,
                                  from_whom="the school",
                                  due_back=around.days[-20])  # fmt: skip
        yield of.SchoolAdjustment(child=child.id, what=words.say(4), eases=of.Eases.LATE,
                                  starts=on, agreed_by="the school",
                                  review_on=around.days[-10])  # fmt: skip


def _voice(child: of.Child, around: Around, words: Words) -> Iterator[of.Record]:
    for number in range(5):
        on = around.days[25 + 60 * number]
        at = datetime.combine(on, time(15))
        yield of.Saying(child=child.id, words=words.say(10), on=on)
        yield of.Quote(child=child.id, words=words.say(10), said_by="mum",
                       speaker=of.Speaker.FAMILY, on=on)  # fmt: skip
        yield of.InformationShared(child=child.id, what=words.say(8), at=at,
                                   told=of.ToldWhom.SCHOOL, ground=of.Ground.AGREED,
                                   whom="her teachers", why="asked for")  # fmt: skip
        yield of.PaperGiven(child=child.id, paper="Support plan", reader="Dana", role="mum", at=at,
                            way=of.Way.PRINTED)  # fmt: skip


def _link(change: Change, child: of.Child, around: Around, words: Words) -> None:
    steps = (of.Rung.OFFERED, of.Rung.YES, of.Rung.INTRODUCED, of.Rung.ATTENDING, of.Rung.HELPED)
    for number in range(3):
        service = around.services[words.random.randrange(SERVICES)]
        linking = of.Linking(child=child.id, service=service.id, to=service.name, whom="mum",
                             need=words.say(3))  # fmt: skip
        kept, before = change.add(linking, child.log), ""
        for at, rung in enumerate(steps):
            on = around.days[40 + 90 * number + 8 * at]
            step = of.LinkingStep(linking=kept.id, before=before, rung=rung, on=on,
                                  words=words.say(12), helped=True)  # fmt: skip
            before = change.add(step, child.log).id


def _meet(change: Change, child: of.Child, around: Around, words: Words) -> None:
    for number in range(3):
        activity = around.meets[(number + words.random.randrange(3)) % PARTNERS]
        days = around.days[50 + 90 * number : 130 + 90 * number : 4]
        support = of.Enrolment(child=child.id, activity=activity.id, what=activity.what,
                               began_on=days[0], first=number * 3 + 1,
                               last=number * 3 + 4)  # fmt: skip
        change.add(support, child.log)
        for on in days:
            came = of.Came.PRESENT if words.random.random() < 0.8 else of.Came.ABSENT
            change.add(
                of.SessionAttendance(child=child.id, session=session_id(activity, on), on=on,
                                     activity=activity.id, what=activity.what, came=came,
                                     engagement=3, minutes=60),
                child.log,
            )  # fmt: skip


def _review(change: Change, plan: of.Plan, around: Around, words: Words) -> None:
    for number in range(5):
        on = around.days[50 + 60 * number]
        review = of.Review(child=plan.child, plan=plan.id, term_starts=on, number=number + 1,
                           opened_on=on,
                           held_on=on + timedelta(days=9), decided=of.Decided.CONTINUE)  # fmt: skip
        kept = change.add(review, plan.log)
        for voice in of.Voice:
            said = of.ReviewVoice(review=kept.id, voice=voice, words=words.say(20), have_on=on,
                                  helps=of.Helps.YES)  # fmt: skip
            change.add(said, plan.log)
