"""Comments in words: whose record they are on and where that stands, who said what, what waits."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from linkworker.actions.comments import Thread, threads_of, waiting_for
from linkworker.actions.places import names
from linkworker.errors import NotFound
from linkworker.fields import Record, declared
from linkworker.measures.days import say_day
from linkworker.records import BY_KIND, Child, Comment, Contact
from linkworker.store import Reader
from ui.desk import Standing

STORY = ("my_words", "good_at", "hopes", "works", "needs")
_TABS = (
    {"contact": "timeline", "child": "story"}
    | dict.fromkeys(("attendance_plan", "step", "attendance_week"), "attendance")
    | dict.fromkeys(("suspension", "placement", "coming_back", "return_step"), "school")
    | dict.fromkeys(("linking", "linking_step", "story_part"), "linkings")
    | dict.fromkeys(("practical_support", "school_adjustment"), "help")
    | dict.fromkeys(("enrichment", "direct_work"), "help")
)
_CALLED = {"plan": "support plan", "attendance_plan": "Attendance Action Plan"}


@dataclass(frozen=True)
class Talk:
    """One comment with its answers. `waits` says that it waits for the person who looks.

    `staff` are the names behind user ids, `user` is whoever looks; `quoted` tells this record
    from others of its kind; `signed` says, by a comment's id, whose laptop signed its words.
    """

    thread: Thread
    name: str
    staff: Mapping[str, str]
    user: str
    waits: bool
    quoted: str = ""
    signed: Mapping[str, str] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """What it is about, such as "Wren’s goal"."""
        comment = self.thread.comment
        return f"{self.name}’s {called(comment.about_kind, comment.place)}"

    @property
    def key(self) -> str:
        """Where it stands, for `desk.go("child", ...)`."""
        comment = self.thread.comment
        return "/".join((comment.child, tab_of(comment), comment.about, comment.place))

    @property
    def on(self) -> str:
        """What it is about, for `desk.go("comment", ...)`."""
        comment = self.thread.comment
        return "/".join((comment.about_kind, comment.about, comment.place))

    @property
    def said_at(self) -> datetime:
        """When its latest words were written."""
        return self.thread.last.at or datetime.min

    @property
    def thanks(self) -> bool:
        """Whether it began as a thank-you."""
        return bool(self.thread.comment.thanks)

    @property
    def for_reader(self) -> bool:
        """Whether there is something in it for whoever looks: a question, or thanks not put by."""
        theirs = self.thread.last.by != self.user
        return self.waits or (self.thread.open and theirs and bool(self.thread.last.thanks))

    def is_open_on(self, record: str) -> bool:
        """Say whether it stands on a record and is not done."""
        return self.thread.open and self.thread.comment.about == record

    def who(self, comment: Comment) -> str:
        """Name who wrote it; where it says another than whose laptop signed it, both."""
        signer = self.signer(comment)
        if signer == comment.by:
            return self._name(signer)
        whose = "your" if comment.by == self.user else f"{self._name(comment.by)}’s"
        return f"{self._name(signer)}, in {whose} name"

    def signer(self, comment: Comment) -> str:
        """Return whose laptop signed its words, or whom it names where that is not known."""
        return self.signed.get(comment.id, "") or comment.by

    def _name(self, user: str) -> str:
        return "You" if user == self.user else self.staff.get(user, "A colleague")


def called(kind: str, place: str = "") -> str:
    """Say what a comment is about: "goal", "support plan: what works"."""
    record = BY_KIND.get(kind)
    if record is None:
        return "record"
    if kind == "plan" and place in STORY:
        return f"story, “{declared(record)[place].label.lower()}”"
    said = _CALLED.get(kind, record.title.lower())
    field = declared(record).get(place)
    return f"{said}, “{field.label.lower()}”" if field else said


def tab_of(comment: Comment) -> str:
    """Say on which tab of the child's page the record stands."""
    if comment.about_kind == "plan":
        return "story" if comment.place in STORY else "plan"
    return _TABS.get(comment.about_kind, "plan")


def about_of(record: Record, place: str = "") -> str:
    """Say, for `desk.go("comment", ...)`, what is to be commented on."""
    return "/".join((record.kind, record.id, place))


def read_about(reader: Reader, about: str) -> tuple[Record, str]:
    """Read what `about_of` named, and its place; raises NotFound."""
    kind, id_, place = about.split("/")
    if kind not in BY_KIND:
        raise NotFound("There is no such record here")
    return reader.get(BY_KIND[kind], id_), place


def read_talks(reader: Reader, standing: Standing) -> list[Talk]:
    """Read all comments on this laptop, the latest words first."""
    told = {comment.child for comment in reader.find(Comment)}
    children = [child for child in reader.find(Child) if child.id in told]
    return sorted(_talks(reader, children, standing), key=lambda talk: talk.said_at, reverse=True)


def talks_about(reader: Reader, child: Child, standing: Standing) -> list[Talk]:
    """Read the comments in one child's record, the oldest first."""
    return list(_talks(reader, [child], standing)) if reader.find(Comment, log=child.log) else []


def _talks(reader: Reader, children: list[Child], standing: Standing) -> Iterator[Talk]:
    """Read the comments in these children's records, those struck out too."""
    staff, user = names(reader), standing.user
    waits = {one.comment.id for one in waiting_for(reader, user, standing.team)}
    for child in children:
        signed = reader.whole.signers(reader.find(Comment, log=child.log), "words")
        for thread in threads_of(reader, child):
            asked = thread.comment.id in waits
            quoted = _quoted(reader, thread.comment)
            yield Talk(thread, child.name, staff, user, asked, quoted, signed)


def _quoted(reader: Reader, comment: Comment) -> str:
    """Tell a record from others of its kind: a goal by its words, a contact by how and when."""
    kind = BY_KIND.get(comment.about_kind)
    if kind is None or comment.place:
        return ""
    with suppress(NotFound):
        record = reader.get(kind, comment.about)
        if not isinstance(record, Contact):
            return quote(record, "")
        how, at = record.means.value if record.means else "", record.at
        return ", ".join(part for part in (how, say_day(at.date()) if at else "") if part)
    return ""


def quote(record: Record, place: str) -> str:
    """Give the words that are commented on, or '' where the record has none of its own."""
    for name in (place, "words", "what", "target"):
        said = getattr(record, name, "") if name else ""
        if isinstance(said, str) and said:
            return f"“{said}”"
    return ""
