"""John: detentions and the head's office, then art, a homework club, friends and a play."""

from datetime import timedelta

import linkworker.records as of
from linkworker.actions import activities, behaviour, quotes
from linkworker.actions.behaviour import Told
from linkworker.actions.goals import finish_action
from linkworker.actions.meetings import Agreed, Said, keep_meeting
from linkworker.actions.sessions import Mark
from tests.stories.telling import at, day, told_of

OFFENCE = "His father is in prison, which the children at school talk about."
HARD = r"OO/\/\O\/\ /\OO/\O\/\ O\/\/\OO/\ "
LATER = r"/\/\/\/\/\ /\/\O\/\/\ /\/\/\/\/\ "


def test_two_years_of_john(story):
    who_he_is(story)
    days_in_the_heads_office(story)
    his_mother(story)
    art(story)
    homework(story)
    friends_and_a_part(story)
    less_detention_and_more_good_days(story)
    his_words_go_only_where_they_may(story)
    assert story.told() == told_of("john")
    his_plan_keeps_his_father_out_of_it(story)


def who_he_is(story):
    """Whom he lives with; two lodgers are counted, and one sentence is kept apart."""
    story.on("2024-09-12")
    story.begin(name="John", surname="Ashgrove", school=story.schools["p"].id, year=5)
    for scope in (of.Scope.TAKING_PART, of.Scope.SCHOOL):
        story.about(
            of.FamilyAnswer, scope=scope, answer=of.Answer.SIGNED, who="mum", on=story.today
        )
    story.on("2024-09-16")
    story.about(of.StageStep, turn=of.Turn.BEGAN, on=story.today)
    story.child = story.change(story.child, started=story.today, school_class="5B")
    story.about(of.Person, name="Teresa Ashgrove", role="mum", responsibility=True, safe=True)
    story.about(
        of.Household,
        members="Mum, his brother, both grandparents, his uncle",
        others=2,
        sleeping="John shares a bedroom with his mother",
    )
    story.about(of.KeptApart, sentence=OFFENCE, source="mum", told_on=story.today)
    story.about(of.FamilyNeed, words="Nine people in three rooms", said_by="mum", since=story.today)
    story.plan = story.about(
        of.Plan,
        started=story.today,
        my_words="I get shouted at before I have done it.",
        good_at="Football. Making people laugh.",
        hopes="To have friends who stay.",
        needs="A place to go when it boils up.",
    )
    story.temper = story.fill(
        of.Goal, story.plan, words="I want to walk away before it boils up", idea=of.Idea.CHILD
    )


def days_in_the_heads_office(story):
    """What school counted, half-days, and somebody who comes each day."""
    story.school_sent("2024-09-16", HARD)
    counted(story, "2024-09-16", weeks=3, good_days=0, detentions=4, sent_out=5)
    for when, words in (
        ("2024-09-18", "Outside the head’s office. He talked about dogs."),
        ("2024-09-19", "Asleep on his arms. A glass of water and no questions."),
        ("2024-10-02", "A place and a sign of his own for when it boils up."),
    ):
        story.on(when, "09:10")
        story.check_in(words)
    story.weekly("Occupational therapy", "Brent children’s therapies", "2024-11-13", "2025-06-18")


def counted(story, monday, *, weeks, **each_week):
    """Keep what the school counted in so many weeks."""
    mondays = [day(monday) + timedelta(days=7 * week) for week in range(weeks)]
    rows = {one: Told(**each_week) for one in mondays}
    story.do(behaviour.keep_counts, story.child, rows, source="Alderbrook", at=story.now)


def his_mother(story):
    """Good news first, until she rings by herself."""
    for when, words in (
        ("2024-10-16", "Told mum three good things he did this week."),
        ("2024-11-20", "Art therapy is not for them, she says: not now."),
        ("2025-01-15", "Mum rang us first. She will come to the evening."),
    ):
        story.on(when, "15:20")
        story.note(of.Means.CALL, words, whom="mum", minutes=15)


def art(story):
    """Another fight; in the meeting mum agrees to art; and what its last hour left."""
    story.on("2025-01-22", "15:00")
    voices = (
        Said("Teresa Ashgrove", "mum", "If it helps him say it without his fists: yes."),
        Said("Mr Fenwick", "class teacher", "He came back and said sorry by himself."),
        Said("John", "child", "He said my dad’s name."),
    )
    agreed = (Agreed("Ask Harbour Arts for Wednesdays", "Mr Fenwick", day("2025-01-24")),)
    said = {"about": "After another fight", "decided": "Mum agrees to art therapy"}
    story.do(
        keep_meeting,
        [story.child],
        voices=voices,
        agreed=agreed,
        today=story.today,
        at=at("2025-01-22T14:10"),
        where="the library",
        minutes=30,
        by="joyce",
        **said,
    )
    story.weekly("Art therapy", "Harbour Arts", "2025-01-29", "2025-06-25")
    story.therapist = quote(story, "He gave his dragon away.", "Jo Tran", of.Speaker.PARTNER)


def quote(story, words, said_by, speaker):
    """Keep words once, where they were heard."""
    said = {"said_by": said_by, "speaker": speaker, "on": story.today}
    kept = story.do(
        quotes.keep_quote, story.child, words=words, today=story.today, by="joyce", **said
    )
    return story.made(kept, of.Quote)


def homework(story):
    """Mum cannot help with it and says so: the club, and two terms of academic delivery."""
    story.on("2025-09-16", "15:40")
    story.note(of.Means.CALL, "Mum cannot help with homework and feels bad.", whom="mum")
    need = {"words": "Nobody at home can help with homework", "said_by": "mum"}
    story.about(of.FamilyNeed, since=story.today, doing="The homework club", **need)
    goal = story.fill(
        of.Goal, story.plan, words="I want to hand my homework in", idea=of.Idea.FAMILY
    )
    todo = story.fill(of.Action, goal, what="Bring him to the homework club", who="Joyce")
    club = story.fill(
        of.Activity,
        what="Homework club",
        leader="Joyce",
        school=story.schools["p"].id,
        weekday=of.Weekday.TUESDAY,
        at="15:30",
        minutes=60,
        starts=day("2025-09-16"),
    )
    support = story.about(of.Enrolment, activity=club.id)
    story.do(activities.begin_support, support, on=story.today)
    story.on("2025-09-30", "16:40")
    story.register(club, Mark(of.Came.PRESENT, engagement=3, words="Sat with two new friends."))
    story.note(of.Means.GROUP, "Nine there. Two new friends.", minutes=60)
    (met,) = story.find(of.Contact, child=story.child.id, means=of.Means.GROUP)
    story.do(finish_action, todo, contact=met)
    story.weekly("Academic delivery", "Leon Carver Learning", "2025-10-08", "2026-03-25")


def friends_and_a_part(story):
    """The Christmas play, the football team, and his results in the end."""
    story.on("2025-11-03", "12:30")
    play = {"did": "I get to say no to everybody.", "said_by": "John"}
    story.about(
        of.Enrichment,
        what="The Christmas play",
        from_whom="Mr Fenwick",
        started=story.today,
        **play,
    )
    story.about(
        of.Enrichment, what="The school football team", from_whom="Ms Adair", started=story.today
    )
    story.school_sent("2025-11-03", LATER)
    story.his = quote(story, "Now I am in the play.", "John", of.Speaker.CHILD)
    story.on("2025-11-24")
    counted(story, "2025-11-03", weeks=3, good_days=5, detentions=0, sent_out=0)
    story.on("2026-07-08")
    levels = {"well_below": "80-89", "below": "90-99", "at": "100-109", "above": "110-120"}
    scale = story.fill(
        of.AttainmentScale, story.schools["p"], name="Key stage 2 scaled score", **levels
    )
    for subject, raw in ((of.Subject.READING, "104"), (of.Subject.MATHS, "101")):
        mark = {"raw": raw, "scale": scale.id, "source": "Key stage 2"}
        story.about(of.Attainment, subject=subject, given_on=story.today, **mark)


def less_detention_and_more_good_days(story):
    weeks = story.ask(lambda reader: behaviour.weeks_of(reader, story.child))
    assert [one.detentions for one in weeks] == [4, 4, 4, 0, 0, 0]
    assert [one.good_days for one in weeks] == [0, 0, 0, 5, 5, 5]
    assert "5 good days, 0 detentions" in story.said_on("school")


def his_words_go_only_where_they_may(story):
    """Nobody has said yes: nothing goes. Then for one use alone, and until it is taken back."""
    assert may_go(story) == {"funders": [], "website": []}
    yes = {"answer": of.Answer.VERBAL, "today": story.today, "by": "joyce", "who": "John"}
    story.do(quotes.answer_quote, story.his, asked=["funders"], **yes)
    assert may_go(story) == {"funders": [], "website": []}
    for own, who in ((False, "mum"), (True, "John")):
        said = {"scope": of.Scope.QUOTE, "answer": of.Answer.SIGNED, "who": who, "own": own}
        story.about(of.FamilyAnswer, on=story.today, **said)
    assert may_go(story) == {"funders": ["Now I am in the play."], "website": []}


def may_go(story):
    """Give the words that may leave for two uses."""

    def read(reader, use):
        return [one.quote.words for one in quotes.permitted(reader, use, story.today)]

    uses = ("funders", "website")
    return {use: story.ask(lambda reader, use=use: read(reader, use)) for use in uses}


def his_plan_keeps_his_father_out_of_it(story):
    paper = story.paper("plan", "Alderbrook")
    assert "I want to walk away before it boils up" in paper
    assert "prison" not in paper
    assert "lodger" not in paper
    assert "prison" not in " ".join(story.told())
