"""An introduction letter to one service: what the family told once, as far as they let it be told.

It is made for a yes alone. Nobody's telephone stands on it: the way to the family leads through
their Link Worker, who comes along.
"""

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.people import people_round
from linkworker.actions.told import may_tell, part_mark, parts_of
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Head, Made, Paper, finish, say
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, placed, section, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.errors import NotAllowed
from linkworker.measures.agreements import about_of
from linkworker.measures.linkings import last_answer
from linkworker.records import (
    Child,
    Linking,
    LinkingStep,
    Person,
    Rung,
    Scope,
    Service,
    Sharing,
    StoryPart,
)
from linkworker.store import Reader

_ASK = "they want to be asked each time: tick it with who said yes, and when"
_NOT_YOU = "they did not name this reader: tick it with who said yes, and when"
_NOBODY = "they said that nobody is to be told"
_GAP = "\u00a0" * 4
_TWO = "two answers stand on who may be told"


def introduction_letter(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print an introduction to the service that `recipient.linking` is with.

    Raises NotAllowed for a reader of no linking, while nobody has said yes to this one, or where
    the family does not want this partner told.
    """
    check(recipient, made.on)
    if not recipient.linking:
        raise NotAllowed("An introduction letter is for a service: begin a linking with it first")
    linking = store.get(Linking, recipient.linking)
    _stop(store, child, linking, made)
    answer = last_answer(steps_by_linking(store, linking.log).get(linking.id, []))
    if answer is None or answer.rung is not Rung.YES:
        raise NotAllowed("Nobody has said yes to this yet: write what they said first")
    sieve = Sieve(store, child, recipient)
    person = _person(store, child, linking)
    named = _named(child, linking, person)
    parts = [
        _greeting(store, linking, recipient),
        _why(sieve, linking, answer, named),
        *_story(store, sieve, child),
        *side_by_side([*_to_know(sieve, person), _reach(made, named, linking)]),
        _back(made, named),
        _signed(named, recipient),
    ]
    return finish(Head("Introduction", f"Meet {named}", _about(child, linking)), parts, sieve, made)


def _stop(store: Reader, child: Child, linking: Linking, made: Made) -> None:
    """Raise NotAllowed where a no to this partner stands among what the family answered."""
    asked = agreements_of(store, child, made.on).get(about_of(Scope.PARTNER, linking.to))
    if asked and asked.stopped:
        raise NotAllowed(f"{linking.to}: {asked.stopped}. Ask the family first")


def _person(store: Reader, child: Child, linking: Linking) -> Person | None:
    """Find who is introduced, by what they are to the child or by their name."""
    whom = linking.whom.casefold()
    for relation, person in people_round(store, child):
        if person and whom in (relation.role.casefold(), person.name.casefold()):
            return person
    return None


def _named(child: Child, linking: Linking, person: Person | None) -> str:
    if person:
        return person.name
    own = linking.whom.casefold() == child.name.casefold()
    return child.whole_name if own else linking.whom


def _about(child: Child, linking: Linking) -> str:
    own = linking.whom.casefold() == child.name.casefold()
    return child.name if own else f"{child.name}’s {linking.whom}"


def _greeting(store: Reader, linking: Linking, recipient: Recipient) -> Markup:
    services = [one for one in store.find(Service) if one.id == linking.service]
    name = services[0].contact if services and services[0].contact else recipient.name
    return element("p", f"Dear {name},")


def _why(sieve: Sieve, linking: Linking, answer: LinkingStep, named: str) -> Markup:
    need = sieve.words("What for", linking.need)
    said = f"{named} said yes on {say(answer.on)} to meeting you."
    parts = [element("p", said)]
    if need:
        parts.append(labelled("It is about", need))
    if reference := sieve.words("Your reference", linking.reference):
        parts.append(labelled("Your reference", reference))
    return section("Why we write", *parts)


def _story(store: Reader, sieve: Sieve, child: Child) -> list[Markup]:
    told = [part for part in parts_of(store, child) if _may_stand(sieve, part)]
    boxes = [_part(sieve, part) for part in told]
    if not boxes:
        return []
    once = "They told this once, so that they need not tell it again. Please read it before you "
    note = element("p", f"{once}meet. What is not here is theirs to tell, or not.")
    return [note, *boxes]


def _may_stand(sieve: Sieve, part: StoryPart) -> bool:
    """Say whether a part is told to this reader; what is not is noted, with the way to a yes."""
    reader, tick = sieve.recipient, f"story_part.{part.id}"
    if "sharing" in part.undecided:
        sieve.leave_out(part.heading, _TWO)
        return False
    if part.sharing is Sharing.NOBODY:
        sieve.leave_out(part.heading, _NOBODY)
        return False
    if may_tell(part, reader.name) or reader.needs(tick, reason=True):
        return True
    why = _ASK if part.sharing is Sharing.ASK else _NOT_YOU
    sieve.leave_out(part.heading, why, tick, reason=True)
    return False


def _part(sieve: Sieve, part: StoryPart) -> Markup:
    said = sieve.words("Told once", part.heading[:1].lower() + part.heading[1:])
    by = sieve.words("Told by", part.said_by)
    heading = f"{said[:1].upper()}{said[1:]}{f' (told by {by})' if by else ''}"
    words = sieve.words(part.heading, part.words)
    if words:
        sieve.wording.add(part_mark(part))
    if "words" in part.undecided:
        sieve.undecided[part.heading] = None
    return boxed("words", heading, words)


def _to_know(sieve: Sieve, person: Person | None) -> list[Markup]:
    if person is None:
        return []
    said = [
        labelled(label, words)
        for label, name in (("Languages", "languages"), ("Best time", "best_time"))
        if (words := sieve.field(person, name))
    ]
    if person.interpreter:
        said.append(element("p", "Please have an interpreter there."))
    return [section("Good to know", *said)] if said else []


def _reach(made: Made, named: str, linking: Linking) -> Markup:
    worker = made.worker
    ring = f" on {worker.phone}" if worker.phone else ""
    by = f"{worker.name}, {worker.work} with AllChild" if worker.work else worker.name
    words = f"Please ring {by}{ring}. We come along the first time, or ring together with {named}."
    own = "The family gives you their own number themselves."
    return section(f"How to reach {linking.whom}", element("p", f"{words} {own}"))


def _back(made: Made, named: str) -> Markup:
    """Return the one question that comes back to us, to be cut off or rung through."""
    line = "_" * 18
    asked = [
        element("p", f"First meeting on {line}{_GAP}If there is a wait, until about {line}"),
        element(
            "p", f"Did {named} have to tell it all again?{_GAP}☐ no{_GAP}☐ a part{_GAP}☐ all of it"
        ),
        element("p", f"Please tell {made.worker.name}; a call is enough.", class_="quiet"),
    ]
    return boxed("box", "One question back", *asked)


def _signed(named: str, recipient: Recipient) -> Markup:
    words = f"I have read this, and am happy for {recipient.name} to have it."
    row = [("sign", words), ("sign", f"{named}:"), ("sign", "Date:")]
    return placed([row], (54, 28, 18))
