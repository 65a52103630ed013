"""How a paper is made: valid by itself, headings in order, plain words, the theme's colours."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from linkworker.actions import goals, plans
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.chronology import chronology_paper
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.story import story_paper
from linkworker.fields import declared
from linkworker.measures.resources import read_json
from linkworker.records import Plan
from tests.linkworker.papers import DAY, MADE, MAYA, TEACHER, begin_wren, paper_for


@pytest.fixture
def wren(store):
    return begin_wren(store)


class Reading(HTMLParser):
    """What a screen reader makes of a paper: its language, headings, tables and their heads."""

    def __init__(self):
        super().__init__()
        self.levels, self.open, self.language = [], [], ""
        self.tables, self.heading, self.headings = [], False, []

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.language = said.get("lang", self.language)
        if tag in ("h1", "h2", "h3"):
            self.levels.append(int(tag[1]))
            self.headings.append("")
        if tag == "table":
            self.tables.append((said.get("role", ""), []))
        if tag == "th":
            self.tables[-1][1].append(said.get("scope", ""))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.headings[-1] += data


def between(*said):
    return chronology_paper(*said, between=(date(2025, 9, 1), DAY))


@pytest.mark.parametrize("write", [plan_paper, attendance_paper, story_paper, between])
@pytest.mark.parametrize("larger", [False, True])
def test_a_paper_read_by_itself_has_a_language_a_title_headings_and_heads_of_tables(
    store, wren, write, larger
):
    paper = write(store, wren, TEACHER, Made(MAYA, DAY, larger))
    read = Reading()
    read.feed(paper.html)
    assert read.open == []
    assert read.language == "en-GB"
    assert f"<title>{paper.title}</title>" in paper.html
    assert '<meta charset="utf-8">' in paper.html
    assert read.levels[0] == 1
    assert set(read.levels[1:]) == {2}
    assert all(words.strip() for words in read.headings)
    for role, scopes in read.tables:
        assert (role == "presentation") == (scopes == [])
        assert set(scopes) <= {"col"}


@pytest.mark.parametrize("write", [plan_paper, attendance_paper, story_paper, between])
def test_a_paper_names_its_reader_its_link_worker_with_a_number_and_its_day(store, wren, write):
    paper = write(store, wren, TEACHER, MADE)
    for words in ("For Mr Fenwick (class teacher).", "Maya Lindqvist", "0161 496 0123",
                  "Made on Tue 4 Nov 2025."):  # fmt: skip
        assert words in paper.html
    assert "<img" not in paper.html
    assert "http" not in paper.html


def test_goals_are_numbered_and_each_rater_says_how_near_in_words(store, wren):
    plan = plans.plan_of(store, wren)
    (goal,) = goals.goals_of(store, plan)
    goals.add_goal(store, plan, words="Stay in maths")
    for points, who in ((3, "Wren"), (6, "Wren"), (2, "mum")):
        goals.rate_goal(store, goal, points=points, rated_on=DAY, said_by=who)
    html = paper_for(store, wren).html
    assert "Goal 1. “Get through the door”" in html
    assert "Goal 2. “Stay in maths”" in html
    assert "Started at 3 of 10, now 6, says Wren; started at 2 of 10, says mum." in html


def test_families_never_read_the_offices_names_for_support(store, wren):
    said = ("Hello at the gate", "1:1 each week", "Chess club", "Art therapy")
    names = ("informal", "formal", "developmental", "specialist")
    plans.edit_plan(store, plans.plan_of(store, wren), **dict(zip(names, said, strict=True)))
    html = paper_for(store, wren).html
    assert all(words in html for words in said)
    for name in names:
        label = declared(Plan)[name].label
        assert label.casefold() not in html.casefold()


def test_every_colour_of_a_paper_is_one_of_the_light_theme(store, wren):
    light = {one.casefold() for one in read_json("tokens.json")["colour"]["light"].values()}
    used = re.findall(r"#[0-9a-f]{3,8}\b", paper_for(store, wren).html.casefold())
    assert used
    assert set(used) <= light


def test_what_two_people_answered_differently_is_said_to_the_one_who_checks(store, wren):
    assert paper_for(store, wren).undecided == ()
    plan = plans.plan_of(store, wren)
    plans.edit_plan(store, plan, hopes="To swim")
    plans.edit_plan(store, plan, hopes="To sing")
    paper = paper_for(store, wren)
    assert paper.undecided == ("What I hope for (Individual Support Plan)",)
    assert "To sing" in paper.html
