"""The robot that tries the screens waits for what is not known, or not there, yet."""

import pytest
from pytestqt.exceptions import TimeoutError as GivenUp


def test_what_is_not_known_yet_is_no_answer(qtbot):
    answers = [None, [], 0, ["known"], None]
    qtbot.waitUntil(lambda: answers.pop(0))
    assert answers == [None]


def test_what_is_not_there_yet_is_waited_for_and_named_when_it_never_comes(qtbot):
    lines, asked = [], []

    def first():
        asked.append(1)
        if len(asked) == 3:
            lines.append("here")
        return lines[0]

    qtbot.waitUntil(first)
    assert len(asked) == 3
    with pytest.raises(GivenUp) as gave_up:
        qtbot.waitUntil(lambda: lines[1], timeout=30)
    assert isinstance(gave_up.value.__cause__.__cause__, IndexError)
