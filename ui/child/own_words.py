"""What the child says herself, before everything else; and the way to write it down."""

from ui.comments.here import CommentsHere
from ui.desk import Desk
from ui.models.about_child import About
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, unshown


class OwnWords(Card):
    """Her words on a tint; `change` leads to the story's form, or begins it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(kind="accent")
        self._comments = CommentsHere(desk)
        self._title = Label("", "metab", "accent_ink")
        self._typed = unshown(Label("", "meta", "soft"))
        self._words = WrapLabel("", "h2")
        self.change = Button("", "ghost", "square-pen")
        title = across(self._title, self._typed, STRETCH, gap=10)
        title.addWidget(self._comments.button)
        title.addWidget(self.change)
        self.body.addLayout(down(title, self._words, self._comments, gap=2))

    def show_words(self, about: About) -> None:
        """Show what she said, or ask what she would like people to know."""
        name, plan = about.child.name, about.plan
        words = plan.my_words if plan else ""
        self._title.setText(f"In {name}’s words")
        self._typed.setText(f"typed by {name}")
        self._typed.setVisible(bool(plan and plan.typed_by_child and words))
        asked = f"What would {name} like people to know?"
        self._words.setText(f"“{words}”" if words else asked * about.may_write)
        if not words and not about.may_write:
            self._words.setText("Nothing written yet.")
        self._words.set_tone("" if words else "muted")
        self._comments.show_at(about, plan, "my_words")
        self.change.setVisible(about.may_write)
        self.change.say("" if plan else "Begin the plan", f"Write {name}’s story")
