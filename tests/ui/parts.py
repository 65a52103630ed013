"""The parts of a widget, without going through the pages that a window has laid aside.

A window keeps every page it has shown: to go through all of them for each screen takes longer
than all that is looked for on it.
"""

from PySide6.QtWidgets import QStackedWidget, QWidget


def shown(widget, kind):
    """Give the parts of this kind that are visible, or belong to what is, from top to bottom."""
    return _parts(widget, kind, QWidget.isVisible)


def of_page(widget, kind):
    """Give the parts of this kind, hidden ones as well, but for those of other pages."""
    return _parts(widget, kind, lambda one: one.isVisible() or not _is_page(one))


def _parts(widget, kind, counts):
    found = []
    for one in widget.children():
        inside = one.isWidgetType()
        if inside and not counts(one):
            continue
        if isinstance(one, kind):
            found.append(one)
        if inside:
            found += _parts(one, kind, counts)
    return found


def _is_page(widget):
    """Say whether a widget stands in the stack of the window itself, not in one of a page's."""
    stack = widget.parent()
    return isinstance(stack, QStackedWidget) and stack is getattr(widget.window(), "stack", None)
