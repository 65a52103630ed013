"""What one can do from anywhere, and what one can do about a child, as lines to choose from."""

from dataclasses import dataclass, replace

from linkworker.records import Child
from ui.desk import Standing

DO = "Do"
OPENED = "Opened last"


@dataclass(frozen=True)
class Found:
    """One line of what a search found: a child, something to do, or words in a record.

    Enter goes to `place` about `whom`, or asks for `deed`. `child` is whom a note would be
    about, '' where none may be written. Without an icon the initials of `words` stand there.
    """

    group: str
    words: str
    about: str = ""
    icon: str = ""
    place: str = ""
    whom: str = ""
    deed: str = ""
    child: str = ""
    key: str = ""

    @property
    def sentence(self) -> str:
        """The whole line for a screen reader."""
        said = f"{self.group}: {self.words}"
        return f"{said}, {self.about}" if self.about else said


_WRITING = (
    Found(DO, "New note", "", "square-pen", deed="note", key="Ctrl N"),
    Found(DO, "Good word", "from school or home", "star", "good_word", key="Ctrl Shift G"),
    Found(DO, "New to-do", "in one line", "list-checks", "today", "new"),
    Found(DO, "Add a child", "", "user-plus", "form", "child/new/"),
    Found(DO, "Take a register", "of the session on now", "list-checks", "session"),
    Found(DO, "Notes not finished", "", "history", "drafts"),
    Found(DO, "Teacher’s slips", "for reviews", "clipboard-list", "review_slips"),
    Found(DO, "Parents’ evening", "book families for reviews", "calendar-check", "bookings"),
    Found(DO, "Review packs", "print many in one go", "printer", "review_packs"),
    Found(DO, "Take in a school’s file", "", "upload", "import"),
)
_WEEK = (
    Found(DO, "My week", "slots by day and time", "calendar-days", "week"),
    Found(DO, "September", "year, class, teacher", "school", "september"),
)
_DAY = (
    Found(DO, "Write up the day", "a row a child", "square-pen", "day", key="Ctrl Shift D"),
    Found(DO, "Day sheet", "the rows of the day on half a page", "printer", "day_sheet"),
)
_TODAY = Found(DO, "Today", "whom to see, what is due", "sun", "today")
_ALWAYS = (
    Found(DO, "Caseload", "everybody on this laptop", "users", "caseload"),
    Found(DO, "To decide", "what two people answered", "git-compare", "to_decide"),
    Found(DO, "Comments", "what your team asked and thanked", "message-square-text", "comments"),
    Found(DO, "Reviews", "who is left this term", "calendar-check", "reviews"),
    Found(DO, "SDQ paper", "given out, back, entered", "clipboard-list", "sdq_paper"),
    Found(DO, "SDQ envelopes", "labels, and the list to tick off", "mail", "sdq_envelopes"),
    Found(DO, "Time together", "hours this school year", "clock", "hours"),
    Found(DO, "Stepping up", "before, during and after, in numbers", "flag", "stepping_up"),
    Found(DO, "Lent and not back", "everything lent, by when", "laptop", "lent"),
    Found(DO, "Directory", "who helps families near here", "map-pin", "directory"),
    Found(DO, "Words people gave us", "which wait for a yes", "quote", "quotes"),
    Found(DO, "Surveys", "asked, back, what was answered", "chart-column", "surveys"),
    Found(DO, "Sync now", "", "refresh-cw", deed="sync", key="F5"),
    Found(DO, "Is my work safe?", "what waits on this laptop", "cloud-check", "sync"),
    Found(DO, "Worried about safety?", "whom to tell first", "shield-alert", deed="safety"),
    Found(DO, "Hide names", "initials instead", "eye-off", deed="names", key="Ctrl Shift H"),
    Found(DO, "Partners", "what was bought and what came of it", "handshake", "partners"),
    Found(DO, "Papers saved here", "files outside the lock", "file-text", "papers"),
    Found(DO, "Data protection", "how long, on what basis, erased", "shield-check", "keeping"),
    Found(DO, "Let somebody back in", "who forgot their passphrase", "key-round", "let_back"),
    Found(DO, "People and laptops", "who may read what", "laptop", "people"),
    Found(DO, "Work that came late", "take it over, or set it aside", "clock", "late"),
    Found(DO, "A laptop is lost", "report it, take it out", "triangle-alert", "lost"),
    Found(DO, "Settings", "", "settings", "settings"),
    Found(DO, "Help", "what this page is for", "circle-help", deed="help", key="F1"),
    Found(DO, "Keys", "every key that does something", "list", "keys", key="Ctrl ?"),
    Found(DO, "Lock now", "", "lock", deed="lock", key="Ctrl L"),
)

_OF_OFFICE = ("people", "lost")
_TEAM = Found(DO, "Team overview", "who needs someone", "activity", "team")


def doings(standing: Standing) -> tuple[Found, ...]:
    """Return what can be done anywhere; nothing to write with for somebody who only reads.

    While practising there is no organisation: nobody to invite and no laptop to lose.
    """
    always = [one for one in _ALWAYS if not (standing.practice and one.place in _OF_OFFICE)]
    if not standing.caseload:
        return (_TEAM, *always)
    return (_WRITING[0], _TODAY, *_DAY, *_WEEK, *always[:2], *_WRITING[1:], *always[2:])


def doings_about(child: Child, name: str, writes: bool) -> tuple[Found, ...]:
    """Return what can be done about a child; `name` tells her from another of her name."""
    note = Found(DO, f"New note about {name}", "", "square-pen", "note", child.id, key="Ctrl Enter")
    parts = (
        Found(DO, f"{name}’s timeline", "", "history", "child", f"{child.id}/timeline"),
        Found(DO, f"{name}’s support plan", "", "target", "child", f"{child.id}/plan"),
        Found(DO, f"{name}’s attendance", "", "calendar-check", "child", f"{child.id}/attendance"),
        Found(DO, f"{name}’s linkings", "", "heart-handshake", "child", f"{child.id}/linkings"),
        Found(DO, f"{name}’s help", "lent, agreed", "hand-heart", "child", f"{child.id}/help"),
        Found(DO, f"{name}’s family", "", "house", "child", f"{child.id}/family"),
        Found(DO, f"{name}’s ending", "who stays, what goes on", "hand-heart", "ending", child.id),
        Found(DO, f"{name}’s pictures", "and papers", "paperclip", "child", f"{child.id}/pictures"),
        Found(
            DO, f"{name}’s school", "time away, good days", "school", "child", f"{child.id}/school"
        ),
        Found(
            DO,
            f"{name}’s voice",
            "what was said, what came of it",
            "message-circle",
            "child",
            f"{child.id}/voice",
        ),
        Found(
            DO, f"{name}’s rights", "a copy, a complaint, erase", "shield-check", "rights", child.id
        ),
        Found(DO, f"Move {name}", "to another caseload", "users", "move", child.id),
        Found(DO, f"{name}’s SDQ", "", "clipboard-list", "child", f"{child.id}/sdq"),
    )
    if not writes:
        return parts
    beside = Found(
        DO, f"Sit with {name}", "only what is their own", "hand-heart", "with_child", child.id,
        key="Ctrl Shift W",
    )  # fmt: skip
    more = (
        Found(DO, f"Good word about {name}", "from school or home", "star", "good_word", child.id),
        Found(DO, f"Add a picture of {name}", "or a paper", "paperclip", "add_picture", child.id),
        Found(DO, f"Meeting about {name}", "who came, what was agreed", "users", "meeting",
              child.id),
    )  # fmt: skip
    paper = Found(DO, f"Print {name}’s plan", "for one reader", "printer", "print", child.id)
    return tuple(replace(one, child=child.id) for one in (note, *parts, *more, beside, paper))
