"""Redaction: no paper, for no reader, tells what its reader must not be told."""

from contextlib import suppress
from datetime import date

import pytest

from linkworker.errors import LinkWorkerError
from linkworker.records import RECORDS, Comment
from linkworker.store import create_store
from sync.merge import view
from tests.ui import needles
from tests.ui.html_paper import wrong_with
from ui import desk as desks
from ui.desk import Standing
from ui.forms.paper_kinds import NAMES, Wanted, offered, readers_of, write

JOYCE = Standing("joyce", "Joyce", {"c": "lead"})
THEIRS = ("letter", "PRIVATE")  # the family said who may be told this part of their story
YEAR = (date(2025, 9, 1), date(2026, 7, 31))


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Make every paper for every reader who may have it: (what, reader, paper)."""
    path = tmp_path_factory.mktemp("needles") / "store.db"
    store = create_store(path, bytes(range(32)), "store", RECORDS, view)
    with store.mailbox.receiving() as page:
        page.log("c", "caseload", "c")
    before = desks._Clock.now
    desks.tell_time(lambda: desks.datetime(2025, 11, 4, 9, 42))
    child = needles.fill(store)
    found = readers_of(store, child, JOYCE)
    made = []
    for what in NAMES:
        for reader in offered(found.by_key, what).values():
            with suppress(LinkWorkerError):
                wanted = Wanted(what, reader, False, YEAR)
                made.append((what, reader, write(store, found.child, wanted, JOYCE)))
    store.close()
    desks.tell_time(before)
    return made


def forms(paper):
    """Give everything of a paper that leaves: its words, its title and what stands at its foot."""
    return f"{paper.html}\n{paper.title}\n{paper.foot}"


def test_every_paper_is_made_for_somebody_and_says_something(papers):
    assert {what for what, _, _ in papers} == set(NAMES)
    assert len(papers) > 3 * len(NAMES)
    kind = [what for what, _, paper in papers if "Kind word" in paper.html]
    assert {"plan", "story", "chronology", "review"} <= set(kind)


def test_no_other_child_and_no_upn_stands_on_any_paper_for_anybody(papers):
    found = [
        (what, reader.name, needle)
        for what, reader, paper in papers
        for needle in (needles.OTHER, needles.UPN)
        if needle in forms(paper)
    ]
    assert found == []


def test_that_another_child_was_met_is_said_to_who_checks(papers):
    plans = [paper for what, reader, paper in papers if what == "plan" and not reader.own]
    assert plans
    assert all(needles.OTHER in one.other_children[0].name for one in plans)


def test_nothing_sensitive_private_or_struck_out_stands_there_until_it_is_ticked(papers):
    found = [
        (what, reader.name, needle)
        for what, reader, paper in papers
        for needle in needles.NEVER
        if f"{needle}NEEDLE" in forms(paper) and (what, needle) != THEIRS
    ]
    assert found == []


def test_what_a_reader_must_not_be_told_is_in_no_paper_for_them(papers):
    checked = set()
    for what, reader, paper in papers:
        for hidden, words in needles.HIDDEN.items():
            if hidden.value in reader.withhold:
                checked.add(hidden)
                told = [one for one in words if one in forms(paper)]
                assert (what, reader.name, told) == (what, reader.name, [])
                assert paper.left_out
    assert checked == set(needles.HIDDEN)


def test_every_paper_stands_by_itself_as_html_for_a_screen_reader_too(papers):
    found = {
        (what, reader.role): wrong
        for what, reader, paper in papers
        if (wrong := wrong_with(paper.html))
    }
    assert found == {}


def test_what_reads_the_html_finds_what_is_wrong():
    bad = (
        '<html lang="en-GB"><head><title>x</title></head><body><h1>a</h1><h3>b</h3>'
        '<img src="http://a/b.png"><table><tr><td>1</td></tr></table><script></script></body></html>'
    )
    wrong = " ".join(wrong_with(bad))
    for words in ("<script>", "src=http", "without words", "without headings", "jump"):
        assert words in wrong


def test_a_comment_has_no_way_onto_paper():
    assert "comment" in needles._BY_HAND
    assert Comment.kind == "comment"
