"""What is new in words is marked, whole words only, wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.changed_words import ChangedWords, new_parts

TEXTS = st.text(alphabet="abc \n", max_size=40)


def marked(before, after):
    return [after[start : start + length] for start, length in new_parts(before, after)]


def test_added_and_replaced_words_are_marked():
    before = "Share calm plan with lunchtime staff"
    assert marked(before, f"{before} and Mrs Dale") == ["and Mrs Dale"]
    assert marked(before, "Share calm plan with all midday staff") == ["all midday"]
    assert marked(before, before) == []
    assert marked("nothing", "Nini") == ["Nini"]


@given(TEXTS, TEXTS)
def test_marks_stand_inside_the_words_and_without_them_nothing_is_new(before, after):
    parts = new_parts(before, after)
    rest = list(after)
    for start, length in reversed(parts):
        assert 0 <= start < start + length <= len(after)
        del rest[start : start + length]
    old = before.split()
    left = iter(old)
    assert all(any(word == one for one in left) for word in "".join(rest).split())


def test_words_take_the_height_that_their_width_needs(qtbot):
    words = ChangedWords("one two three four five six seven eight nine ten " * 4, "")
    qtbot.addWidget(words)
    words.resize(600, 10)
    words.show()
    wide = words.height()
    words.resize(200, 10)
    assert words.height() > wide
    assert words.accessibleName() == words.words
