"""The story told once: its parts, who may be told each, and who knows it already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.told import part_mark, strike_told
from linkworker.records import Sharing, StoryPart, StoryTold
from ui.child.more import More
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import ElideLabel, IconLabel, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, empty, rule, unshown
from ui.widgets.tags import Tag

_BEGIN = (
    "What would {name}’s family rather not have to tell again? Written once in their words, "
    "with who may be told, it stands in every introduction."
)
_KEPT = "Private: open it to read."
_TONES = {Sharing.ANYBODY: "ok", Sharing.NAMED: "accent", Sharing.ASK: "warn", None: "warn"}


@dataclass(frozen=True)
class PartFacts:
    """A part of the story, and who knows it, the latest first."""

    part: StoryPart
    knows: Sequence[StoryTold]


class StoryCard(Card):
    """At the side of the linkings; a row for each part."""

    def __init__(self, desk: Desk) -> None:
        self._add = Button("Add", "ghost", "plus")
        super().__init__("Told once", actions=(self._add,))
        self._desk = desk
        self._about: About | None = None
        self.rows = Kept(partial(PartRow, desk))
        self._nothing = unshown(WrapLabel("", "small", "muted"))
        self._add.clicked.connect(self._open)

    def show_parts(self, about: About, parts: Sequence[PartFacts]) -> None:
        """Show the story of a child's family."""
        self._about = about
        name = about.child.name
        self._add.say("Add", f"Add a part to what {name}’s family told once")
        self._add.setVisible(about.may_write)
        begin = _BEGIN.format(name=name) if about.may_write else "Not written down yet."
        self._nothing.setText(begin)
        rows = self.rows.take(len(parts))
        for at, (row, one) in enumerate(zip(rows, parts, strict=True)):
            row.show_part(about, one, first=at == 0)
        shown: list[QWidget] = [*rows]
        arrange(self.body, shown or [self._nothing])

    def _open(self) -> None:
        if self._about is not None:
            self._desk.go("form", add_about(StoryPart, self._about.child))


class PartRow(QWidget):
    """One part: in whose words, who may be told, who knows it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._part = StoryPart()
        self._line = rule()
        self._heading, self._by = ElideLabel("", "strong"), ElideLabel("", "meta", "muted")
        self._tag = Tag("")
        self._words, self._knows = WrapLabel("", "small", "soft"), WrapLabel("", "meta", "muted")
        self._told = Button("", "ghost", "user-plus")
        self._change = Button("", "ghost", "square-pen")
        self._told.clicked.connect(lambda: desk.go("form", add_about(StoryTold, self._part)))
        self._change.clicked.connect(lambda: desk.go("form", edit_about(self._part)))
        self._more, self._asked = More(), down(gap=0)
        head = across(self._heading, STRETCH, self._told, self._change, self._more, gap=4)
        tags = across(self._tag, self._by, STRETCH, gap=8)
        known = across(IconLabel("eye", "text3", 14), gap=6)
        known.addWidget(self._knows, 1)
        self.setLayout(down(self._line, head, tags, self._words, known, self._asked, gap=4))

    def show_part(self, about: About, facts: PartFacts, *, first: bool) -> None:
        """Show another part."""
        if facts.part.id != self._part.id:
            empty(self._asked)
        part = self._part = facts.part
        self._line.setVisible(not first)
        self._heading.setText(part.heading)
        agreed = near_day(part.agreed_on, about.today) if part.agreed_on else ""
        self._by.setText(", ".join(word for word in (part.said_by, agreed) if word))
        undecided = "sharing" in part.undecided
        sharing = None if undecided else part.sharing
        self._tag.show_words(_may_know(part, undecided), _TONES.get(sharing, "plain"))
        open_to_read = part.sharing is Sharing.NOBODY or part.private is True
        self._words.setText(_KEPT if open_to_read else part.words)
        self._words.set_tone("muted" if open_to_read else "soft")
        named = f"May be told: {', '.join(sorted(part.named))}. " if part.named else ""
        self._knows.setText(f"{named}{_known_by(about, facts)}")
        self._told.say("", f"Somebody knows: {part.heading}")
        self._change.say("", f"Open: {part.heading}")
        self._told.setVisible(about.may_write)
        offered = [
            (f"Strike out: {one.who} knows it", partial(self._ask, one)) for one in facts.knows
        ]
        self._more.offer(part.heading, offered)
        self._more.setVisible(about.may_write and bool(offered))

    def _ask(self, told: StoryTold) -> None:
        empty(self._asked)
        reason = LineEdit("it was somebody else")
        words = f"{told.who} does not know it, because"
        asked = Asking([("reason", words, reason)], "Strike out", {"reason": "Say why"})
        asked.kept.connect(partial(self._strike, told))
        ask_in(self._asked, asked)
        reason.setFocus()

    def _strike(self, told: StoryTold, said: dict[str, str]) -> None:
        empty(self._asked)
        act = partial(strike_told, told=told, by=self._desk.standing.user, reason=said["reason"])
        self._desk.act(act, "Struck out. It stays on the timeline.")


def _may_know(part: StoryPart, undecided: bool) -> str:
    if undecided or part.sharing is None:
        return "two answers: tell nobody yet"
    said = {
        Sharing.ANYBODY: "may be told",
        Sharing.NAMED: "only those named",
        Sharing.ASK: "ask each time",
    }
    return said.get(part.sharing, "tell nobody")


def _known_by(about: About, facts: PartFacts) -> str:
    mark = part_mark(facts.part)
    said: dict[str, str] = {}
    for told in facts.knows:
        when = near_day(told.on, about.today) if told.on else ""
        how = told.how.value if told.how else ""
        older = ", in older words" if told.wording and told.wording != mark else ""
        said.setdefault(told.who.casefold(), f"{told.who} ({how}, {when}{older})")
    return f"Known to {', '.join(said.values())}" if said else "Nobody knows it from us."
