"""What the invented children said and what came of it; words people gave us; surveys; tellings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from linkworker.actions import family_answers, feedback, quotes, sayings, sharing, surveys
from linkworker.actions.reviews import reviews_of
from linkworker.measures.surveys import pack_of
from linkworker.practice.making import Making
from linkworker.records import (
    Answer,
    CameOf,
    Child,
    Contact,
    Quote,
    Saying,
    Scope,
    Speaker,
    SurveyAsked,
    SurveyRound,
    ToldWhom,
)
from linkworker.store import Changes

TODAY = date(2025, 11, 4)
_DID, _DOING, _COULD_NOT = CameOf.DID, CameOf.DOING, CameOf.COULD_NOT
_CHILD, _FAMILY = Speaker.CHILD, Speaker.FAMILY
_SCHOOL, _PARTNER = Speaker.SCHOOL, Speaker.PARTNER
# When, in whose keys, what was said; then what came of it, when, told how, seen when.
SAID: dict[str, tuple[tuple[str, bool, str, tuple[CameOf, str, str, str] | None], ...]] = {
    "Wren": (
        ("2025-09-16", False, "The hall is too loud when everybody eats.",
         (_DID, "2025-09-30", "You can eat in the blue room with one friend.", "2025-10-07")),
        ("2025-10-14", True, "I do not want to walk in on my own.",
         (_DOING, "2025-11-03", "A list of friends who wait at the gate. You choose who.", "")),
        ("2025-11-04", True, "Can my foxes hang up where the little ones see them?", None),
    ),
    "Sarah": (
        ("2024-10-15", False, "I need somewhere to sit where nobody asks.",
         (_DID, "2024-11-05", "Room 4 is open for you at lunch.", "2024-11-12")),
        ("2025-07-15", True, "Do not tell me off for the bus.",
         (_DID, "2025-09-09", "Late marks are excused, and the gate knows.", "2025-09-16")),
    ),
    "John": (
        ("2024-10-01", False, "I need a place to go when it boils up.",
         (_DID, "2024-10-02", "A place and a sign of your own.", "2024-10-09")),
        ("2025-02-04", False, "I want to go home for lunch.",
         (_COULD_NOT, "2025-02-11", "Everybody stays in. You can sit at the quiet table.",
          "2025-02-11")),
        ("2025-09-16", True, "I want to be in the team.",
         (_DOING, "2025-10-21", "We go to the trial together on 6 November.", "2025-11-03")),
    ),
}  # fmt: skip
# Whose record, when, who said it, whose words, where it was heard, the words.
GIVEN: tuple[tuple[str, str, str, Speaker, str, str], ...] = (
    ("John", "2025-06-24", "Rosa, Kiln Lane", _PARTNER, "at the last hour",
     "He came with his fists up and left with a dragon that he gave away."),
    ("John", "2025-10-21", "mum", _FAMILY, "at the review",
     "I come to school without a knot in my stomach."),
    ("John", "2025-10-21", "Mr Fenwick", _SCHOOL, "on his slip", "Now he helps others finish."),
    ("John", "2025-11-03", "John", _CHILD, "at the door",
     "I walk off first. Then I am proud and I come back."),
    ("Sarah", "2025-10-22", "mum", _FAMILY, "by phone", "She laughs again in the evening."),
    ("Sarah", "2025-11-03", "Sarah", _CHILD, "at lunch",
     "When I get here nobody shouts about the time any more."),
    ("Wren", "2025-11-03", "mum", _FAMILY, "by phone",
     "On Tuesdays she sings all the way home."),
    ("Wren", "2025-11-03", "Mr Fenwick", _SCHOOL, "on his slip",
     "She draws the whole class into her foxes."),
)  # fmt: skip
# Of which words (the number in GIVEN), when, who, what they answered, for which uses.
ANSWERED: tuple[tuple[int, str, str, Answer, tuple[str, ...]], ...] = (
    (0, "2025-06-26", "Rosa, Kiln Lane", Answer.VERBAL, ("funders", "website", "training")),
    (1, "2025-10-22", "mum", Answer.SIGNED, ("funders", "school", "website")),
    (1, "2025-10-30", "mum", Answer.TAKEN_BACK, ("website",)),
    (3, "2025-11-03", "John", Answer.ASKED, ("training",)),
)
# Whose, when, what, whom, which is, why.
TOLD: tuple[tuple[str, str, str, str, ToldWhom, str], ...] = (
    ("Sarah", "2025-07-22 10:30", "They sleep at friends’ since Monday", "Tom Arkwright",
     ToldWhom.SAFEGUARDING, ""),
    ("Sarah", "2025-09-09 08:45", "They have no home of their own just now; late marks are excused",
     "all her teachers, with Ms Okafor", ToldWhom.SCHOOL,
     "so that nobody asks her about it or tells her off"),
    ("John", "2024-10-02 09:20", "His sign, and the place he goes to", "playground staff",
     ToldWhom.SCHOOL, "so that they let him go"),
    ("Wren", "2025-09-10 08:20", "Nursery opens late on some days", "the school office",
     ToldWhom.SCHOOL, "so that a late mark is not told off"),
)  # fmt: skip
CARDS: tuple[tuple[str, str, dict[str, int], str], ...] = (
    ("John", "2025-10-21", {"aware": 5, "school": 5}, "I know who to ring now."),
    ("Sarah", "2025-10-22", {"aware": 4, "school": 3}, ""),
)
# Pack, whom (and how many papers), then the points of each paper that came back.
ROUNDS: tuple[tuple[str, tuple[tuple[str, str, int], ...], tuple[str, ...]], ...] = (
    ("leader",
     (("Mrs Achebe, head", "p", 1), ("Mr Lunn, deputy head", "p", 1),
      ("Ms Prior, inclusion", "p", 1), ("Mr Stroud, principal", "s", 1),
      ("Ms Kaur, vice principal", "s", 1), ("Mr Adeyemi, head of year", "s", 1),
      ("Ms Okafor, inclusion", "s", 1)),
     ("5444535", "4534444", "4543245", "5444344", "3435453", "4434544")),
    ("family", (("Families of years 4 to 6", "p", 14), ("Families of years 7 to 9", "s", 10)),
     ("54544", "45343", "54555", "44434", "53545", "44344", "55435", "34244", "45544")),
    ("young_person", (("Year 6 at Alderbrook", "p", 6),), ("54345", "43454", "55344")),
)  # fmt: skip
_IN_WORDS = {"leader": "Come to the staff meeting once a term.", "family": "More in the holidays."}


def tell_voice(making: Making) -> None:
    """Keep what the three said, what came of it, the words people gave, and the surveys."""
    children = {child.name: child for child in making.store.find(Child)}
    for name, said in SAID.items():
        for one in said:
            _say(making, children[name], *one)
    _permit(making, children, _give(making, children))
    for name, at, what, whom, told, why in TOLD:
        sharing.tell_by_mouth(
            making.store, children[name], at=datetime.fromisoformat(at), today=TODAY,
            by=making.user, what=what, whom=whom, told=told, why=why,
        )  # fmt: skip
    for name, on, answers, words in CARDS:
        child = children[name]
        held = next((one for one in reviews_of(making.store, child) if one.held_on), None)
        feedback.keep_feedback(
            making.store, child, answers=answers, on=date.fromisoformat(on), by=making.user,
            said_by="mum", words=words, review=held.id if held else "",
        )  # fmt: skip
    for pack, asked, came in ROUNDS:
        _survey(making, pack, asked, came)


def _say(
    making: Making, child: Child, on: str, own: bool, words: str,
    came: tuple[CameOf, str, str, str] | None,
) -> None:  # fmt: skip
    store, by = making.store, making.user
    changes = sayings.keep_saying(
        store, child, words=words, on=date.fromisoformat(on), by=by, by_child=own
    )
    if came is None:
        return
    saying = store.get(Saying, *changes.touches(Saying))
    how, day, told, seen = came
    sayings.answer_saying(store, saying, came=how, words=told, on=date.fromisoformat(day), by=by)
    if seen:
        answered = next(one for one in sayings.said_by(store, child) if one.saying.id == saying.id)
        sayings.read_by_child(store, answered.answers, on=date.fromisoformat(seen))


def _give(making: Making, children: Mapping[str, Child]) -> list[Quote]:
    found = []
    for name, day, who, speaker, heard, words in GIVEN:
        child, on = children[name], date.fromisoformat(day)
        changes = quotes.keep_quote(
            making.store, child, today=TODAY, by=making.user, words=words, said_by=who,
            speaker=speaker, on=on, heard=heard, contact=_note(making, child, on, words),
        )  # fmt: skip
        found.append(_kept(making, changes))
    return found


def _note(making: Making, child: Child, on: date, words: str) -> str:
    """Find the note that holds the words, where one does."""
    notes = making.store.find(Contact, child=child.id)
    held = (one.id for one in notes if one.at and one.at.date() == on and words in one.words)
    return next(held, "")


def _permit(making: Making, children: Mapping[str, Child], given: list[Quote]) -> None:
    """Let John's mum agree to quotes, and keep what each answered about each use."""
    store, by, on = making.store, making.user, date(2025, 10, 22)
    agreed: dict[str, Any] = {"scope": Scope.QUOTE, "answer": Answer.SIGNED, "who": "mum"}
    family_answers.keep_answer(store, children["John"], today=TODAY, by=by, on=on, **agreed)
    for number, day, who, answer, asked in ANSWERED:
        quotes.answer_quote(
            store, given[number], asked=asked, answer=answer, who=who, today=TODAY, by=by,
            on=date.fromisoformat(day),
        )  # fmt: skip


def _kept(making: Making, changes: Changes) -> Quote:
    return making.store.get(Quote, *changes.touches(Quote))


def _survey(
    making: Making, pack: str, asked: tuple[tuple[str, str, int], ...], came: tuple[str, ...]
) -> None:  # fmt: skip
    store, opened, back = making.store, date(2025, 10, 13), date(2025, 10, 23)
    place_log = making.schools["p"].log
    changes = surveys.open_round(store, place_log, pack=pack, name="Autumn 2025", on=opened)
    made = store.get(SurveyRound, *changes.touches(SurveyRound))
    for whom, school, papers in asked:
        of = making.schools[school].id
        surveys.ask(store, made, whom=whom, on=opened, papers=papers, school=of)
    given = store.find(SurveyAsked, round=made.id)
    codes = [one.code for one in pack_of(pack).questions]
    for at, points in enumerate(came):
        surveys.take_in(
            store, made, answers=dict(zip(codes, map(int, points), strict=True)), on=back,
            by=making.user, asked=given[min(at, len(given) - 1)],
            words=_IN_WORDS.get(pack, "") * (at == 0),
        )  # fmt: skip
    late = store.find(SurveyAsked, round=made.id)[-1]
    surveys.remind(store, late, on=date(2025, 11, 3))
