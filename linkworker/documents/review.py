"""The review pack on paper: what is known, what each voice said, room to write, what was decided.

Goals and words come before figures. Nothing is kept of it but that it went: it is read anew.
"""

from linkworker.actions.review_pack import Pack, read_pack
from linkworker.actions.reviews import Gathering, gathering_of
from linkworker.documents.goals import goals_part
from linkworker.documents.half_days import counted
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.plan import in_the_childs_words, plan_sections
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import (
    boxed,
    labelled,
    section,
    side_by_side,
    signing,
    to_tick,
    to_write_on,
)
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child
from linkworker.errors import NotAllowed
from linkworker.measures.gathering import stands
from linkworker.records import Child, Decided, ReviewVoice, Voice, Withhold
from linkworker.store import Reader

_VOICES = {Voice.FAMILY: "What family says", Voice.SCHOOL: "What school says",
           Voice.LINK_WORKER: "What the Link Worker says"}  # fmt: skip


def review_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print the pack of a child's review for one reader; raises NotAllowed without a plan."""
    check(recipient, made.on)
    gathering = gathering_of(store, child)
    if gathering is None:
        raise NotAllowed(f"{child.name} has no plan yet: a review is of a plan")
    sieve, plan = Sieve(store, child, recipient), gathering.plan
    pack = read_pack(store, gathering, made.on)
    parts = [
        in_the_childs_words(sieve, child, plan),
        *side_by_side(plan_sections(sieve, plan, "good_at", "works")),
        *goals_part(store, sieve, plan),
        *side_by_side(list(_voices(sieve, gathering))),
        *_since(sieve, pack),
        _decided(sieve, gathering),
        boxed("box", "Who to ask", *whom_to_ask(made)),
        signing([("Child or young person", "", "", ""), ("Parent or carer", "", "", ""),
                 ("School", "", "", ""), ("Link Worker", made.worker.name, "", "")]),
    ]  # fmt: skip
    return finish(_head(sieve, child, gathering, pack), parts, sieve, made)


def _head(sieve: Sieve, child: Child, gathering: Gathering, pack: Pack) -> Head:
    review = gathering.review
    held = review.held_on if review else None
    told = not sieve.withholds(Withhold.TIMES, "When the review is held")
    words = f"Held on {say(held)}." if held and told else "To look at together."
    version = f"version {pack.how.number}" if pack.how.number else ""
    return Head(
        "Termly review", f"{child.name}'s review", about_child(sieve, child), version, words
    )


def _voices(sieve: Sieve, gathering: Gathering) -> list[Markup]:
    """Say what each voice said; who has not been heard has lines to write on."""
    name = gathering.child.name
    parts = []
    for voice in Voice:
        heading = _VOICES.get(voice, f"What {name} says")
        if voice is Voice.SCHOOL and sieve.withholds(Withhold.SCHOOL, heading):
            continue
        parts.append(section(heading, *_said(sieve, gathering.voices.get(voice))))
    return parts


def _said(sieve: Sieve, voice: ReviewVoice | None) -> list[Markup]:
    if voice is None or stands(voice) != "have":
        why = sieve.field(voice, "not_given") if voice else ""
        return [labelled("Not given", why)] if why else [to_write_on(3)]
    words, who = sieve.field(voice, "words"), sieve.field(voice, "said_by")
    parts = [element("p", f"“{words}”{f' ({who})' if who else ''}")] if words else []
    helps = sieve.field(voice, "helps")
    return [*parts, *([labelled("The plan", helps)] if helps else [])]


def _since(sieve: Sieve, pack: Pack) -> list[Markup]:
    """Say what there was since the last review, as far as this reader may know it.

    The last words of contacts stand only on a Link Worker's own copy.
    """
    lines = [labelled("Taken up", what) for one in pack.taken if (what := sieve.field(one, "what"))]
    lines += [
        labelled(what, f"came {one.came} of {one.planned}")
        for name, one in pack.sessions
        if (what := sieve.words("Sessions", name))
    ]
    lines += [
        labelled(to, one.stand.rung.value)
        for one in pack.linkings
        if (to := sieve.field(one.linking, "to"))
    ]
    if pack.agreed and not sieve.withholds(Withhold.SCHOOL, "What the school agreed to"):
        whats = [sieve.field(one, "what") for one in pack.agreed]
        lines += [labelled("Agreed with the school", what) for what in whats if what]
    if pack.year.possible:
        lines.append(labelled("Attendance this school year", counted(pack.year)))
    if sieve.recipient.ours:
        lines += [
            labelled(say(one.at.date()), said)
            for one in pack.last_words
            if one.at and (said := sieve.field(one, "words"))
        ]
    return [section("Since the last time", *lines)] if lines else []


def _decided(sieve: Sieve, gathering: Gathering) -> Markup:
    review = gathering.review
    if review is None or review.held_on is None:
        return section("What we decide", to_tick(one.value for one in Decided),
                       to_write_on(2))  # fmt: skip
    lines = [
        labelled(label, words)
        for label, name in (("Decided", "decided"), ("What changes, and why", "what_changes"),
                            ("Who came", "who_came"))
        if (words := sieve.field(review, name))
    ]  # fmt: skip
    if review.next_on and not sieve.withholds(Withhold.TIMES, "Next review"):
        lines.append(labelled("Next review by", say(review.next_on)))
    return section("What we decided", *lines)
