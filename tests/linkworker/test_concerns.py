"""A worry passed on: what is kept, what becomes of the words, and whether they came back."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions import concerns, places
from linkworker.actions.due import due_now
from linkworker.actions.stages import stands
from linkworker.errors import Invalid, NotAllowed, Refused
from linkworker.measures.concerns import CONCERN
from linkworker.measures.due import Due
from linkworker.records import (
    RECORDS,
    Child,
    ConcernPassed,
    ConcernWords,
    PassedHow,
    PassedTo,
    Place,
    WordsThen,
)
from linkworker.store import Draft, create_store, open_store, sealed
from sync.merge import view
from tests.linkworker.conftest import KEY
from tests.linkworker.pages import plain_pages

NOW = datetime(2025, 11, 4, 9, 42)
SAID = "he said: quokkas under the stairs, don't tell"
NEEDLE = "quokkas under"
PASSED = {
    "noticed_at": datetime(2025, 11, 4, 9, 5),
    "passed_at": datetime(2025, 11, 4, 9, 30),
    "to": PassedTo.LEAD,
    "name": "Ms Okafor",
    "how": PassedHow.IN_PERSON,
}


@pytest.fixture
def place(store):
    with store.change() as (change, _):
        log = change.open_log("place", "brent")
    changes = places.keep_place(store, log, None, name="Brent", safeguarding_lead="Tom Arkwright")
    return store.get(Place, *changes.touches(Place))


def type_words(store, action="begun", words=SAID):
    store.keep_draft(Draft(action, concerns.FORM, "", "", "", {}, {"said": words}))


def hand_over(store, child, place, draft="begun", words=SAID, **said):
    changes = concerns.pass_on(
        store, child, words=words, place=place, now=NOW, by="joyce", draft=draft, **PASSED | said
    )
    return store.get(ConcernPassed, *changes.touches(ConcernPassed))


def lead(store, place):
    """Let this laptop be another one's lead: the key is known here, its private part is not."""
    private = sealed.new_private()
    with store.change() as (change, _):
        change.update(place, lead_key=sealed.public_of(private), lead_key_of="Tom Arkwright")
    return private, store.get(Place, place.id)


def test_typed_words_are_offered_on_their_own_form_and_nowhere_else(store, child):
    type_words(store)
    store.keep_draft(Draft("note", "note", "Note", child.log, "", {}, {"words": "hello"}))
    assert [one.action for one in store.drafts()] == ["note"]
    assert [one.typed["said"] for one in store.drafts(concerns.FORM)] == [SAID]
    assert store.drafts("apart/other") == []


def test_words_survive_the_program_and_are_offered_to_that_form_alone(tmp_path):
    def at(how):
        return how(tmp_path / "k.db", KEY, "store", RECORDS, view)

    first = at(create_store)
    type_words(first)
    first._database.conn.close()  # killed: nothing was tidied up
    again = at(open_store)
    assert [one.typed["said"] for one in again.drafts(concerns.FORM)] == [SAID]
    assert again.drafts() == []
    again.close()


def test_wiped_words_lie_in_no_page_of_any_file(store, child, place, tmp_path):
    type_words(store)
    assert NEEDLE.encode() in plain_pages(tmp_path, KEY)  # they are found where they are
    concern = hand_over(store, child, place)
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)
    assert store.drafts(concerns.FORM) == []
    assert store.find(ConcernWords) == []
    (passed,) = concerns.concerns_of(store, child)
    assert passed.concern.id == concern.id
    assert passed.words is None


def test_sealed_words_open_on_the_leads_laptop_and_cannot_be_read_here(
    store, child, place, tmp_path
):
    private, known = lead(store, place)
    type_words(store)
    concern = hand_over(store, child, known)
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)
    (words,) = store.find(ConcernWords)
    assert (words.reader, words.code) == (
        "Tom Arkwright", sealed.check_code(known.lead_key),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="Tom Arkwright"):
        concerns.open_words(store, words, concern)
    store.mailbox.keep_secret("concern", private)  # as on his own laptop
    assert concerns.open_words(store, words, concern) == SAID
    other = replace(concern, id="another")
    with pytest.raises(NotAllowed):
        concerns.open_words(store, words, other)


def test_nothing_of_it_is_searched_or_in_a_history(store, child, place):
    _, known = lead(store, place)
    type_words(store)
    concern = hand_over(store, child, known, reference="CP-77")
    for typed in ("quokkas", "stairs", "Okafor", "CP-77"):
        assert store.search(typed) == []
    lines = [str(line) for line in store.history(concern)]
    assert lines
    assert not any(NEEDLE in line for line in lines)


def test_the_laptop_of_the_lead_says_so_and_keeps_its_key(store, child, place):
    assert not concerns.leads_here(store, place)
    concerns.become_lead(store, place, name="Tom Arkwright")
    known = store.get(Place, place.id)
    assert concerns.leads_here(store, known)
    concerns.become_lead(store, known, name="Tom Arkwright")
    assert store.get(Place, place.id).lead_key == known.lead_key
    concern = hand_over(store, child, known)
    (passed,) = concerns.concerns_of(store, child)
    assert concerns.open_words(store, passed.words, concern) == SAID


@pytest.mark.parametrize(
    ("chosen", "key", "then"),
    [
        (None, "", WordsThen.WIPED),
        (None, "k", WordsThen.SEALED),
        (WordsThen.SEALED, "", WordsThen.WIPED),
        (WordsThen.WIPED, "k", WordsThen.WIPED),
    ],
)
def test_what_becomes_of_the_words_is_the_places_written_choice(chosen, key, then):
    assert concerns.words_then(Place(name="b", concern_words=chosen, lead_key=key)) is then
    assert concerns.words_then(None) is WordsThen.WIPED


def test_of_two_keys_that_stand_none_is_sealed_to():
    two = Place(name="b", lead_key="k", undecided=frozenset({"lead_key"}))
    assert concerns.words_then(two) is WordsThen.WIPED


def test_a_place_that_has_chosen_to_wipe_keeps_no_box(store, child, place):
    _, known = lead(store, place)
    places.keep_place(store, known.log, known, concern_words=WordsThen.WIPED)
    hand_over(store, child, store.get(Place, place.id))
    assert store.find(ConcernWords) == []


def test_what_is_wrong_is_said_at_once_and_the_words_stay(store, child, place):
    type_words(store)
    with pytest.raises(Invalid) as wrong:
        hand_over(
            store, child, place, words="x" * 8_001, name="", to=None,
            passed_at=datetime(2025, 11, 4, 9, 43),
        )  # fmt: skip
    assert wrong.value.problems.keys() == {"name", "to", "passed_at", "words"}
    assert store.find(ConcernPassed) == []
    assert len(store.drafts(concerns.FORM)) == 1


def test_it_is_kept_before_a_family_was_ever_asked(store, child, place):
    assert stands(store, child, NOW.date()).before_agreement
    assert hand_over(store, child, place).id


def test_of_a_child_who_is_not_here_nothing_is_kept(store, tmp_path):
    type_words(store)
    concerns.let_go(store, "begun")
    assert store.drafts(concerns.FORM) == []
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)
    assert store.find(ConcernPassed) == []


def test_they_are_asked_after_each_school_day_until_they_came_back(store, place):
    wren, term = _at_school(store, place)
    concern = hand_over(store, wren, place)
    due = _asked(store, date(2025, 11, 5))
    assert due.what == "Did Ms Okafor come back to you?"
    assert due.why == "told Tue 4 November; asked each school day"
    assert "safeguarding" not in f"{due.what} {due.why}"
    assert _asked(store, date(2025, 11, 8)) is None  # a Saturday
    assert _asked(store, term.half_term_starts) is None
    concerns.keep_answer(store, concern, came_back=False, now=datetime(2025, 11, 5, 12), by="joyce")
    assert _asked(store, date(2025, 11, 5)) is None
    assert _asked(store, date(2025, 11, 6))
    concerns.keep_answer(
        store, concern, came_back=True, words="She has it.", now=datetime(2025, 11, 6, 12),
        by="joyce",
    )  # fmt: skip
    assert _asked(store, date(2025, 11, 6)) is None
    (passed,) = concerns.concerns_of(store, wren)
    assert passed.answered.words == "She has it."


def test_of_the_council_it_is_asked_while_school_is_closed(store, place):
    wren, term = _at_school(store, place)
    hand_over(store, wren, place, to=PassedTo.COUNCIL, name="Front door")
    assert _asked(store, term.half_term_starts)


def test_what_was_struck_out_is_not_asked_about(store, child, place):
    concern = hand_over(store, child, place)
    concerns.strike_concern(store, concern, reason="it was another child", by="joyce")
    assert concerns.concerns_of(store, child) == []
    assert _asked(store, date(2025, 11, 5)) is None
    (kept,) = store.find(ConcernPassed)
    assert kept.struck_because == "it was another child"


@given(st.text(max_size=2_000))
def test_what_was_sealed_is_what_is_opened(words):
    private = sealed.new_private()
    box = sealed.seal(words, sealed.public_of(private), "about")
    assert sealed.unseal(box, private, "about") == words
    for wrong in ((box, private, "else"), (box, sealed.new_private(), "about")):
        with pytest.raises(Refused):
            sealed.unseal(*wrong)


def test_a_box_does_not_tell_how_much_was_said():
    public = sealed.public_of(sealed.new_private())
    assert len(sealed.seal("No.", public, "a")) == len(sealed.seal("x" * 500, public, "a"))
    with pytest.raises(Refused):
        sealed.seal("words", "no key", "a")


def _at_school(store, place):
    changes = places.add_school(store, place.log, name="Alderbrook")
    (school,) = changes.touches(type_of("school"))
    school = next(one for one in store.find(type_of("school")) if one.id == school)
    places.add_term(
        store, school, name="Autumn", starts=date(2025, 9, 3), ends=date(2025, 12, 19),
        half_term_starts=date(2025, 11, 24), half_term_ends=date(2025, 11, 28),
    )  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        wren = change.add(Child(name="Wren", school=school.id, year=5), log)
    return store.get(Child, wren.id), store.find(type_of("term"))[0]


def type_of(kind):
    return next(one for one in RECORDS if one.kind == kind)


def _asked(store, today) -> Due | None:
    due = due_now(store, today, user="joyce", name="Joyce").due
    return next((one for one in due if one.source == CONCERN), None)
