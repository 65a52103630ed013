"""The robot that tries the screens waits for what is not known yet."""


def test_what_is_not_known_yet_is_no_answer(qtbot):
    answers = [None, [], 0, ["known"], None]
    qtbot.waitUntil(lambda: answers.pop(0))
    assert answers == [None]
