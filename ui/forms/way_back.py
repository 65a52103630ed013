"""Where somebody goes once a form is saved or left."""

from linkworker.store import Changes
from ui.forms.form_kinds import PAGE_OF, PLACE_OF, TAB_OF
from ui.forms.opening import Opened


def way_back(opened: Opened | None, changes: Changes | None) -> tuple[str, str]:
    """Return the place and about whom: the child's page where the record stands, a new child's."""
    if opened is None:
        return "caseload", ""
    kind, child = opened.form.kind, opened.child
    if child is None:
        if changes and kind.kind == "child":
            (added,) = changes.touches(kind)
            return "child", added
        return PLACE_OF.get(kind.kind, "caseload"), ""
    if page := PAGE_OF.get(kind.kind):
        return page, child.id
    return "child", f"{child.id}/{TAB_OF.get(kind.kind, '')}".rstrip("/")
