"""Where typed words stand in a text, and the words that may be shown of what was found."""

from hypothesis import given
from hypothesis import strategies as st

from linkworker.records import AttendancePlan, Contact, Goal
from linkworker.store.search import excerpt, left_over, spans


def test_accents_and_capitals_do_not_matter_and_places_are_those_of_the_text():
    assert spans("Zoë and ZOE, not azoe", "zoe") == [(0, 3), (8, 11)]
    assert spans("zoe", "Zoë") == [(0, 3)]
    assert spans("Łukasz É", "e") == [(7, 8)]


@given(st.text(), st.text())
def test_a_find_is_always_inside_the_text(text, typed):
    assert all(0 <= start < end <= len(text) for start, end in spans(text, typed))


def test_what_is_left_over_are_the_words_the_text_does_not_begin():
    assert left_over("Nia Foxglove", "fox ni") == ""
    assert left_over("Nia Foxglove", "nia dad") == "dad"


def test_an_excerpt_holds_whole_words_round_the_find():
    words = "She came in late and sat by the window until break, then drew a fox for her brother."
    said = excerpt(Goal(plan="p", words=words), "fox", around=20)
    assert said == "…break, then drew a fox for her brother."
    assert excerpt(Goal(plan="p", words=words), "came", around=20) == "She came in late and sat…"


def test_an_excerpt_reads_on_over_lines_and_folds_accents():
    assert excerpt(Contact(child="c", words="Rang\nZoë’s mum"), "zoe") == "Rang Zoë’s mum"


def test_words_about_health_are_never_shown_though_they_are_found():
    plan = AttendancePlan(plan="p", target="Every Monday", harder_words="Asthma at night")
    assert excerpt(plan, "asthma") == ""
    assert excerpt(plan, "every") == "Every Monday"
