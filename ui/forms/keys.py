"""Keys that work anywhere in a form: Ctrl+Enter finishes, Esc leaves."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.asking import Question

_BOTH_ENTERS = {"Ctrl+Enter": ("Ctrl+Return", "Ctrl+Enter")}


def on_key(widget: QWidget, keys: str, act: Callable[[], None]) -> None:
    """Do something when `keys` are pressed while the focus is in `widget`.

    Ctrl+Enter in a question that is asked within `widget` keeps its answer, and nothing else.
    """

    def answer_or_act() -> None:
        question = _asked_within(widget)
        (question.keep if question else act)()

    does = answer_or_act if keys == "Ctrl+Enter" else act
    for one in _BOTH_ENTERS.get(keys, (keys,)):
        shortcut = QShortcut(QKeySequence(one), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)


def _asked_within(widget: QWidget) -> Question | None:
    """Return the question around the focus, unless it is `widget` or around it."""
    at = QApplication.focusWidget()
    while at is not None and at is not widget:
        if isinstance(at, Question):
            return at
        at = at.parentWidget()
    return None
