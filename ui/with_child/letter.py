"""Her letter, once the ending has begun: in her own words, typed by herself."""

from linkworker.actions.with_child import Hers
from ui.widgets.buttons import Button
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.with_child.typed_by_her import TypedByHer

_ASKED = "To whoever comes next, or to you in a year: what would you like to say?"


class LetterPanel(TypedByHer):
    """Her letter as it stands, and where she types it."""

    def __init__(self) -> None:
        super().__init__("My letter", icon="mail")
        self._words = WrapLabel("", "large")
        self.write = Button("", "small", "square-pen")
        shown = held(down(self._words, across(self.write, STRETCH), gap=10))
        box = WordsEdit(_ASKED, lines=4, most=10)
        self.stand(shown)
        self.add(shown, self.make_box(box, "My letter", "Keep my letter", "Leave it as it was"))
        self.write.clicked.connect(self.begin)

    def show_hers(self, hers: Hers) -> None:
        """Show her letter; words she is typing stay as they are."""
        self.before = hers.letter
        self._words.setText(hers.letter or _ASKED)
        self._words.set_tone("" if hers.letter else "soft")
        self.write.say("Change my letter" if hers.letter else "Write my letter")
        self.setVisible(hers.ends)
