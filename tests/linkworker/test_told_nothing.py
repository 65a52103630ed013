"""Nothing that a named reader must not be told is in any paper, wherever and however it stands."""

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.linkworker.secret_words import (
    MAY_NOT,
    PAPERS,
    SECRETS,
    found_in,
    keep_secrets,
    paper_of,
    readers,
    say_everywhere,
)


class Words(HTMLParser):
    """What somebody hears who has a paper read out."""

    def __init__(self):
        super().__init__()
        self.said, self._in_style = [], False

    def handle_starttag(self, tag, attrs):
        self._in_style = tag == "style"
        self.said += [value for _, value in attrs if value]

    def handle_endtag(self, tag):
        self._in_style = False

    def handle_data(self, data):
        if not self._in_style:
            self.said.append(data)


def words_of(html):
    read = Words()
    read.feed(html)
    return "\n".join(read.said)


@pytest.fixture
def wren(store):
    return keep_secrets(store)


SAYINGS = st.lists(
    st.tuples(st.sampled_from(SECRETS), st.sampled_from((" ", "\n", ", ", ". Then "))),
    min_size=1,
    max_size=len(SECRETS),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SAYINGS)
def test_no_reader_is_told_what_is_not_theirs_to_know(store, wren, sayings):
    say_everywhere(store, wren, "".join(part for saying in sayings for part in saying))
    for name, reader in readers(store, wren).items():
        for what in PAPERS:
            paper = paper_of(store, wren, what, reader)
            for form in (words_of(paper.html), paper.foot, paper.title) if paper else ():
                assert found_in(form, MAY_NOT[name]) == [], (name, what)


def test_one_secret_at_a_time_what_is_withheld_is_named_and_the_rest_stays(store, wren):
    say_everywhere(store, wren, "Alderbrook feels loud")
    rex = paper_of(store, wren, "plan", readers(store, wren)["Rex"])
    assert "Kind to foxes" in rex.html
    assert any("it tells the school" in one.why for one in rex.left_out)
    mum = paper_of(store, wren, "plan", readers(store, wren)["Dana"])
    assert "Alderbrook feels loud" in mum.html


def test_who_must_not_be_told_times_gets_no_chronology(store, wren):
    say_everywhere(store, wren, "Quiet")
    assert paper_of(store, wren, "chronology", readers(store, wren)["Gran"]) is None
    assert paper_of(store, wren, "plan", readers(store, wren)["Gran"]) is not None
