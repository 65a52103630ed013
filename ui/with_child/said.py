"""You said, we did: what she said before and what came of it; and where she says more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.sayings import Said
from linkworker.actions.with_child import Hers
from linkworker.records import CameOf, SayingAnswer
from ui.models.voice import CAME
from ui.widgets.buttons import Button
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held
from ui.with_child.typed_by_her import TypedByHer

_MOST = 3
_ASKED = "Is there something you want to say, or want to be different?"


class SaidPanel(TypedByHer):
    """`kept(words)` what she says; `read(answers)` that she has seen what came of her words."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._news: tuple[SayingAnswer, ...] = ()
        self._title = Label("", "h1")
        self._lines, self._list = Kept(_SaidLine), down(gap=14)
        self.seen = Button("I have seen it", "primary", "check")
        self.say = Button("Say something", "secondary", "message-circle")
        shown = held(across(self.seen, self.say, STRETCH, gap=12))
        box = WordsEdit(_ASKED, lines=3, most=6)
        writing = self.make_box(box, "What I want to say", "Keep what I said", "Leave it")
        self.stand(shown)
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.addLayout(down(self._title, self._list, shown, writing, gap=12))
        self.say.clicked.connect(self.begin)
        self.seen.clicked.connect(lambda: self.read.emit(self._news))
        self.rest()

    def show_hers(self, hers: Hers) -> None:
        """Show what came of her words since she last looked, or what she said last."""
        news = hers.news
        answered = [one for one in hers.said if one.answers]
        waiting = [one for one in hers.said if not one.answers]
        shown = list(news) or [*waiting[:1], *answered][:_MOST]
        self._news = tuple(a for one in news for a in one.answers if a.read_on is None)
        self._title.setText("You said, we did" if answered else "What I say")
        self._title.setVisible(not news)  # then the whole page begins with it
        lines = self._lines.take(len(shown))
        for line, one in zip(lines, shown, strict=True):
            line.show_said(one)
        arrange(self._list, lines)
        self.seen.setVisible(bool(news))


class _SaidLine(QWidget):
    """One thing she said, and what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = WrapLabel("", "voice")
        self._came, self._list = Kept(_CameLine), down(gap=6)
        self.setLayout(down(self._words, self._list, gap=6))

    def show_said(self, said: Said) -> None:
        self._words.setText(f"“{said.saying.words}”")
        lines = self._came.take(len(said.answers))
        for line, answer in zip(lines, said.answers, strict=True):
            line.show_answer(answer)
        arrange(self._list, lines)


class _CameLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon, self._label = IconLabel("circle-check", "ok", 19), Label("", "large", "muted")
        self._words = WrapLabel("", "large")
        row = across(self._icon, self._label, gap=10)
        row.addWidget(self._words, 1)
        for part in (self._icon, self._label):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_answer(self, answer: SayingAnswer) -> None:
        icon, tone, label = CAME[answer.came or CameOf.DID]
        self._icon.show_icon(icon, tone)
        self._label.setText(label)
        self._words.setText(answer.words)
