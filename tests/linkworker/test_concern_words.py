"""What becomes of the words of a worry: sealed or wiped, and read by nobody else."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions import concerns, places
from linkworker.errors import NotAllowed, NotFound, Refused
from linkworker.records import (
    RECORDS,
    ConcernPassed,
    ConcernWords,
    Place,
    WordsThen,
)
from linkworker.store import Draft, create_store, open_store, sealed
from sync.merge import view
from tests.linkworker.concern_words import (
    NEEDLE,
    SAID,
    hand_over,
    lead,
    make_place,
    type_words,
)
from tests.linkworker.conftest import KEY
from tests.linkworker.pages import plain_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(store):
    return make_place(store)


TYPING = """
import sys
from pathlib import Path
from linkworker.actions.concerns import FORM
from linkworker.records import RECORDS
from linkworker.store import Draft, open_store
from sync.merge import view

store = open_store(Path(sys.argv[1]), bytes(range(32)), "store", RECORDS, view)
store.keep_draft(Draft("a", FORM, "", "", "", {}, {"said": "half a sent"}))
print("kept", flush=True)
sys.stdin.read()
"""


def test_words_outlive_a_program_that_is_killed_and_no_list_offers_them(tmp_path):
    path = tmp_path / "killed.db"
    create_store(path, KEY, "store", RECORDS, view).close()
    command = [sys.executable, "-c", TYPING, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True) as program:
        assert program.stdout.readline() == "kept\n"
        program.kill()
    again = open_store(path, KEY, "store", RECORDS, view)
    assert [one.typed["said"] for one in again.drafts(concerns.FORM)] == ["half a sent"]
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


def test_of_a_child_who_is_not_here_nothing_is_kept(store, tmp_path):
    type_words(store)
    concerns.let_go(store, "begun")
    assert store.drafts(concerns.FORM) == []
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)
    assert store.find(ConcernPassed) == []


def test_typed_words_are_offered_on_their_own_form_and_nowhere_else(store, child):
    type_words(store)
    store.keep_draft(Draft("note", "note", "Note", child.log, "", {}, {"words": "hello"}))
    assert [one.action for one in store.drafts()] == ["note"]
    assert [one.typed["said"] for one in store.drafts(concerns.FORM)] == [SAID]
    assert store.drafts("apart/other") == []
    assert store.draft("note").typed == {"words": "hello"}
    for action in ("begun", "never"):
        with pytest.raises(NotFound, match="saved or thrown away"):
            store.draft(action)


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
