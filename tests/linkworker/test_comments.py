"""Comments on a record: who they wait for, how they are settled, where they never appear."""

from datetime import date, datetime

import pytest

from linkworker.actions import comments
from linkworker.actions.plans import fix_version, make_plan, plan_of, standing
from linkworker.documents.processing import record_of_processing
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import RECORDS, Comment, Goal, Laptop, Person, Plan
from linkworker.store.search import excerpt
from tests.linkworker.secret_words import PAPERS, keep_secrets, paper_of, readers
from tests.sync.desks import LOG, same_everywhere, share, three_desks

TEAM = {"caseload": {"maya": "lead", "sam": "write", "tom": "review", "una": "review"}}
AT = datetime(2025, 11, 6, 11, 0)
LATER = datetime(2025, 11, 6, 11, 20)


@pytest.fixture
def plan(store, child):
    make_plan(store, child, started=date(2025, 9, 8), my_words="Maths is loud",
              good_at="Drawing")  # fmt: skip
    return store.find(Plan)[0]


def ask(store, plan, child, *, by="tom", **said):
    plain = {"words": "What would quieter look like?", "at": AT, "place": "my_words"}
    changes = comments.comment_on(store, plan, child=child, by=by, **(plain | said))
    return store.get(Comment, *changes.touches(Comment))


def answered(store, comment, *, by="maya", **said):
    plain = {"words": "A seat by the door.", "at": LATER}
    changes = comments.answer(store, comment, by=by, **(plain | said))
    return store.get(Comment, *changes.touches(Comment))


def waits_for(store):
    return {user for user in TEAM["caseload"] if comments.waiting_for(store, user, TEAM)}


def test_a_comment_stands_in_the_childs_record_at_its_place(store, child, plan):
    comment = ask(store, plan, child)
    assert (comment.log, comment.about_kind, comment.about) == (child.log, "plan", plan.id)
    assert [thread.comment for thread in comments.threads_on(store, plan)] == [comment]
    assert comments.threads_on(store, child) == []
    about_her = ask(store, child, child, place="", at=LATER)
    assert [t.comment for t in comments.threads_on(store, child)] == [about_her]
    assert [t.comment for t in comments.threads_of(store, child)] == [comment, about_her]


def test_what_is_no_part_of_the_childs_record_cannot_be_commented_on(store, child, plan):
    with store.change() as (change, _):
        mum = change.add(Person(name="Ada"), change.open_log("family", "caseload"))
    with pytest.raises(NotAllowed, match="Wren's own record"):
        ask(store, mum, child, place="")
    with pytest.raises(Invalid):
        ask(store, plan, child, place="colour")
    with pytest.raises(Invalid):
        ask(store, plan, child, words="  ")
    assert store.find(Comment) == []


def test_a_reviewers_question_waits_for_who_writes_there_then_its_answer_for_her(
    store, child, plan
):
    comment = ask(store, plan, child)
    assert waits_for(store) == {"maya", "sam"}
    answered(store, comment)
    assert waits_for(store) == {"tom"}
    answered(store, comment, by="tom", words="And her bag?", at=datetime(2025, 11, 7, 9, 0))
    assert waits_for(store) == {"maya", "sam"}


def test_a_link_workers_question_waits_for_her_colleague_and_her_reviewers(store, child, plan):
    ask(store, plan, child, by="maya")
    assert waits_for(store) == {"sam", "tom", "una"}


def test_a_question_of_somebody_who_has_left_still_waits(store, child, plan):
    ask(store, plan, child, by="joel")
    assert waits_for(store) == {"maya", "sam"}


def test_a_thank_you_waits_for_nobody(store, child, plan):
    ask(store, plan, child, thanks=True, words="Well done with the door.")
    assert waits_for(store) == set()
    answered(store, ask(store, plan, child), words="Thank you", thanks=True)
    assert waits_for(store) == set()


def test_what_is_settled_waits_for_nobody_until_that_is_taken_back(store, child, plan):
    comment = answered(store, ask(store, plan, child))
    with pytest.raises(NotAllowed):
        comments.settle(store, comment, on=AT.date(), by="tom")
    first = comments.threads_of(store, child)[0].comment
    changes = comments.settle(store, first, on=AT.date(), by="tom")
    (thread,) = comments.threads_of(store, child)
    assert (thread.open, thread.comment.settled_by) == (False, "tom")
    assert waits_for(store) == set()
    with pytest.raises(NotAllowed):
        comments.settle(store, thread.comment, on=AT.date(), by="tom")
    store.undo(changes.action)
    assert waits_for(store) == {"tom"}


def test_an_answer_that_came_after_it_was_settled_opens_it_again(tmp_path):
    with three_desks(tmp_path, RECORDS) as desks:
        tom, maya, _ = desks
        said = {"about_kind": "child", "about": "c", "by": "tom", "words": "Look?", "at": AT}
        comment = tom.add(Comment(child="c", **said), LOG)
        share(*desks)
        comments.answer(maya.store, maya.get(comment), words="A seat", by="maya", at=AT)
        comments.settle(tom.store, tom.get(comment), on=AT.date(), by="tom")
        same_everywhere(desks)
        (open_again,) = comments.waiting_for(tom.store, "tom", TEAM)
        assert open_again.last.words == "A seat"
        comments.settle(tom.store, open_again.comment, on=AT.date(), by="tom")
        assert comments.waiting_for(tom.store, "tom", TEAM) == []


def test_one_strikes_out_ones_own_comment_with_a_reason_and_it_stays_readable(store, child, plan):
    comment = ask(store, plan, child)
    with pytest.raises(NotAllowed, match="Only who wrote"):
        comments.strike_comment(store, comment, reason="wrong child", by="maya")
    with pytest.raises(Invalid):
        comments.strike_comment(store, comment, reason=" ", by="tom")
    comments.strike_comment(store, comment, reason="wrong child", by="tom")
    (struck,) = store.find(Comment)
    assert (struck.words, struck.struck_because) == (comment.words, "wrong child")
    assert waits_for(store) == set()
    with pytest.raises(NotAllowed):
        comments.answer(store, struck, words="But", by="maya", at=LATER)
    with pytest.raises(NotAllowed):
        comments.strike_comment(store, struck, reason="again", by="tom")


def test_a_struck_out_answer_leaves_the_question_waiting(store, child, plan):
    reply = answered(store, ask(store, plan, child))
    comments.strike_comment(store, reply, reason="about another child", by="maya")
    assert waits_for(store) == {"maya", "sam"}


def test_the_longest_waiting_comes_first(store, child, plan):
    second = ask(store, plan, child, at=LATER)
    first = ask(store, plan, child, at=AT)
    waiting = comments.waiting_for(store, "maya", TEAM)
    assert [thread.comment.id for thread in waiting] == [first.id, second.id]


def test_nothing_waits_for_somebody_who_is_not_in_the_caseload(store, child, plan):
    ask(store, plan, child)
    assert comments.waiting_for(store, "kit", TEAM) == []
    assert comments.waiting_for(store, "maya", {}) == []


def test_an_answer_that_came_before_its_comment_stands_for_itself(store, child, plan):
    reply = answered(store, ask(store, plan, child))
    with store.change() as (change, _):
        change.add(Comment(**{**_fields(reply), "answer_to": "elsewhere"}), child.log)
    threads = comments.threads_of(store, child)
    assert [len(thread.answers) for thread in threads] == [1, 0]


def _fields(comment):
    names = ("child", "about_kind", "about", "place", "at", "by", "words")
    return {name: getattr(comment, name) for name in names}


def test_a_comment_is_found_by_its_words_but_no_excerpt_shows_them(store, child, plan):
    comment = ask(store, plan, child)
    assert [found.id for found in store.search("quieter", [Comment])] == [comment.id]
    assert excerpt(comment, "quieter") == ""


def test_a_comment_re_opens_no_agreement(store, child, plan):
    fix_version(store, plan, on=AT.date())
    ask(store, plan, child)
    assert not standing(store, plan).changed


def test_two_who_settle_the_same_comment_are_asked_nothing(tmp_path):
    with three_desks(tmp_path, RECORDS) as desks:
        tom, una, _ = desks
        said = {"about_kind": "child", "about": "c", "by": "maya", "words": "Look?", "at": AT}
        comment = tom.add(Comment(child="c", **said), LOG)
        share(*desks)
        for desk, day in ((tom, 6), (una, 7)):
            shown = desk.get(comment)
            comments.settle(desk.store, shown, on=date(2025, 11, day), by=desk.device)
        same_everywhere(desks)
        assert [desk.questions() for desk in desks] == [{}, {}, {}]
        settled = tom.get(comment)
        assert (settled.settled_on, settled.settled_by) == (date(2025, 11, 7), una.device)


def test_the_record_of_processing_says_why_comments_and_reports_are_held_and_who_reads_them():
    printed = record_of_processing([Comment, Laptop])
    assert "ask, thank and answer at the place it is about" in printed
    assert "each worker sees the same row about herself that her supervisor sees" in printed
    assert "Comment (special)" in printed


@pytest.mark.parametrize("what", PAPERS)
def test_no_paper_for_anybody_holds_a_word_of_a_comment(store, what):
    wren = keep_secrets(store)
    about = [(wren, ""), (plan_of(store, wren), "my_words"), (store.find(Goal)[0], "words")]
    for record, place in about:
        ask(store, record, wren, words="Zebra said so", place=place)
    made = [paper_of(store, wren, what, reader) for reader in readers(store, wren).values()]
    assert any(made)
    assert not any("zebra" in paper.html.lower() for paper in made if paper)
