"""One voice of a review: where it is, the words typed in, tried, not given and why."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal

from linkworker.measures.gathering import stands, tries_left
from linkworker.records import Goal, Heard, Helps, Rating, ReviewVoice, Voice
from ui import desk as desks
from ui import names, theme
from ui.child.more import More
from ui.forms.editors import sentence_case
from ui.models.reviews import SIGNS, voice_title, voice_words
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import across, down, empty, held

_WHO = {Voice.FAMILY: "mum, at the door", Voice.SCHOOL: "Mr Fenwick"}
_ASKED = {
    Voice.CHILD: "In the child’s own words",
    Voice.FAMILY: "What is better at home? What would help?",
    Voice.SCHOOL: "Three lines",
    Voice.LINK_WORKER: "What you saw",
}
_POINTS = 52
_PLAIN = ("words", "said_by", "helps", "heard")


class VoiceCard(Card):
    """`kept(said)`, `asked()`, `tried()` and `left_out(why)`; `typed()` as somebody types."""

    kept = Signal(dict)
    asked = Signal()
    tried = Signal()
    left_out = Signal(str)
    typed = Signal()

    def __init__(self, voice: Voice) -> None:
        self.more = More()
        super().__init__(voice_title(voice, "The child"), actions=(self.more,))
        self.voice, self.touched = voice, False
        self.shown: ReviewVoice | None = None
        self._sign, self._where = IconLabel("circle"), WrapLabel("", "small", "soft")
        self.words = WordsEdit(_ASKED[voice], lines=3, most=8)
        self.fields: dict[str, Field] = {"words": Field("Words", self.words)}
        self._read, self._ratings = WrapLabel("", "body"), down(gap=6)
        self.points: dict[str, NumberEdit] = {}
        self._asking = down(gap=0)
        self.ask, self.keep = Button("Asked today", "small"), Button("Keep", "small", "check")
        self._build()
        self._connect()

    def _build(self) -> None:
        if self.voice in _WHO:
            self.fields["said_by"] = Field("Who said it", LineEdit(_WHO[self.voice]))
        if self.voice is not Voice.CHILD:
            helps = ChoicePicker([(one, sentence_case(one.value)) for one in Helps], "Not said")
            self.fields["helps"] = Field("Does the plan help?", helps)
        if self.voice is not Voice.LINK_WORKER:
            heard = ChoicePicker([(one, sentence_case(one.value)) for one in Heard], "Not said")
            self.fields["heard"] = Field("How it came", heard)
        doing = held(Flow(self.ask, self.keep, gap=6, right=True))
        self._editing = held(down(
            held(self._ratings), *self.fields.values(), doing, gap=8
        ))  # fmt: skip
        self.add(across(self._sign, self._where, gap=6), self._read, self._asking, self._editing)
        self.ask.setVisible(self.voice is not Voice.LINK_WORKER)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.editor.changed.connect(self._type)
        self.ask.clicked.connect(self.asked)
        self.keep.clicked.connect(self.keep_it)

    def show_voice(
        self,
        child: str,
        voice: ReviewVoice | None,
        goals: Sequence[tuple[Goal, Sequence[Rating]]],
        *,
        edits: bool,
    ) -> None:
        """Show where it stands; what is being typed stays as it is typed."""
        if not self.touched or voice is None or _same(self.shown, voice):
            self.shown = voice
        stand = stands(voice)
        title = voice_title(self.voice, child)
        self.heading.setText(title)
        self._sign.show_icon(*SIGNS[stand])
        self._where.setText(voice_words(stand, voice, desks.today()))
        self._editing.setVisible(edits)
        self._read.setVisible(not edits)
        self._read.setText(_as_read(voice))
        self.ask.setVisible(self.voice is not Voice.LINK_WORKER and stand == "missing")
        self._offer(title, edits)
        if edits and not self.touched:
            self._fill(goals if self.voice is Voice.CHILD else ())

    def take(self, typed: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        for name, field in self.fields.items():
            stored = typed.get(name)
            value = stored if name in ("words", "said_by") else _choice(name, stored)
            field.editor.set_value(value)
        for goal, points in typed.get("ratings", {}).items():
            if goal in self.points:
                self.points[goal].set_value(points)
        self.touched = True

    def typed_now(self) -> dict[str, Any]:
        """Give what a draft keeps."""
        said = {name: field.value() for name, field in self.fields.items()}
        plain = {n: v.value if isinstance(v, Helps | Heard) else v for n, v in said.items()}
        return {**plain, "ratings": self._numbers()}

    def keep_it(self) -> None:
        """Give what was typed to be kept, or say what a number must be."""
        for edit in self.points.values():
            if wrong := edit.problem():
                self.show_problems({"words": f"How near it feels {wrong}"})
                edit.setFocus()
                return
        said = {name: field.value() for name, field in self.fields.items()}
        self.kept.emit({**said, **({"ratings": self._numbers()} if self.points else {})})

    def let_go(self) -> None:
        """Take it that what was typed is kept."""
        self.touched = False

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, and go there."""
        for name, words in problems.items():
            field = self.fields.get(name, self.fields["words"])
            field.set_problem(words)
            field.setFocus()

    def why_not(self) -> None:
        """Ask why it was not given; a family is tried three times first."""
        left = tries_left(self.shown) if self.voice is Voice.FAMILY else 0
        if left:
            words = f"Try {left} more time{'s' * (left > 1)} first, or take it by phone"
            self.show_problems({"words": words})
            return
        asked = (("because", "Why was it not given?", LineEdit("Works nights this month")),)
        asking = Asking(asked, "Keep", {"because": "Say why it was not given"})
        asking.kept.connect(lambda said: self.left_out.emit(said["because"]))
        asking.kept.connect(lambda _: empty(self._asking))
        ask_in(self._asking, asking)

    def _offer(self, title: str, edits: bool) -> None:
        tries = ("Tried today: not reached, or did not come", self.tried.emit)
        offered = [("Not given, and why", self.why_not)]
        if self.voice is Voice.FAMILY:
            offered = [tries, *offered]
        self.more.offer(title, offered)
        self.more.setVisible(edits and self.voice is not Voice.LINK_WORKER)

    def _fill(self, goals: Sequence[tuple[Goal, Sequence[Rating]]]) -> None:
        for name, field in self.fields.items():
            field.editor.set_value(getattr(self.shown, name) if self.shown else None)
            field.set_problem("")
        empty(self._ratings)
        self.points = {}
        for goal, ratings in goals:
            edit = self.points[goal.id] = NumberEdit(most=10)
            edit.changed.connect(self._type)
            last = next((r.points for r in reversed(ratings) if r.rated_on == desks.today()), None)
            edit.set_value(last)
            edit.setFixedWidth(theme.size(_POINTS))
            names.call(edit, f"How near it feels, 0 to 10: {goal.words}")
            words = WrapLabel(f"“{goal.words}”", "small")
            self._ratings.addLayout(across(edit, words, gap=8))

    def _numbers(self) -> dict[str, int]:
        found = {goal: edit.value() for goal, edit in self.points.items()}
        return {goal: points for goal, points in found.items() if points is not None}

    def _type(self) -> None:
        self.touched = True
        self.typed.emit()


def _same(shown: ReviewVoice | None, now: ReviewVoice) -> bool:
    """Say whether what stood on screen is kept still: then its newer heads may be named."""
    before = shown or ReviewVoice()
    return all(getattr(before, name) == getattr(now, name) for name in _PLAIN)


def _choice(name: str, stored: Any) -> Any:
    kinds: dict[str, type[Helps] | type[Heard]] = {"helps": Helps, "heard": Heard}
    return kinds[name](stored) if stored else None


def _as_read(voice: ReviewVoice | None) -> str:
    if voice is None:
        return ""
    if voice.not_given and not voice.have_on:
        return f"Not given: {voice.not_given}"
    said = f"“{voice.words}”" if voice.words else ""
    helps = sentence_case(voice.helps.value) if voice.helps else ""
    return "\n".join(part for part in (said, voice.said_by, helps) if part)
