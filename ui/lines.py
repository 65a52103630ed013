"""Where a person begins, and which lines of the navigation are theirs."""

from ui.desk import Standing
from ui.window import Window

BEFORE = ("waiting", "setting_up")  # shown by themselves for as long as they are true
WRITING = ("drafts", "import")
_OF_CHILDREN = ("caseload", "reviews")


def first_place(standing: Standing) -> str:
    """Return where a person begins: at her day, at the team or at people; or waiting for it."""
    if standing.founding:
        return "setting_up"
    if standing.opened and (not standing.user or _is_closed(standing)):
        return "waiting"
    if standing.only_administers:
        return "people"
    return "team" if standing.reviews else "today"


def _is_closed(standing: Standing) -> bool:
    """Whether nothing is open yet; a further caseload that waits stops nobody's day."""
    own = standing.caseloads.keys() - standing.places
    known = bool(standing.place_log) and not own <= set(standing.unopened)
    return bool(standing.unopened) and not known


def show_lines(window: Window, standing: Standing) -> None:
    """Show the lines of the places that are of use to somebody, and who sits here."""
    lines, works = window.navigation, not standing.only_administers
    writes = works and not standing.reviews
    window.bar.let_write(bool(standing.caseload))
    lines.show_line("today", writes)
    for place in WRITING:
        lines.show_line(place, writes)
    lines.show_line("import", bool(standing.caseload))
    for place in _OF_CHILDREN:
        lines.show_line(place, works)
    lines.show_line("people", standing.administers or standing.reviews)
    role = "Supervisor, reading" if standing.reviews else standing.work
    lines.show_person(standing.name, role, "")
