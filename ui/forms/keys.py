"""Keys that work anywhere in a form: Ctrl+Enter finishes, Esc leaves."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_BOTH_ENTERS = {"Ctrl+Enter": ("Ctrl+Return", "Ctrl+Enter")}


def on_key(widget: QWidget, keys: str, act: Callable[[], None]) -> None:
    """Do something when `keys` are pressed while the focus is in `widget`."""
    for one in _BOTH_ENTERS.get(keys, (keys,)):
        shortcut = QShortcut(QKeySequence(one), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
