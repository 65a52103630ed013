"""A short question about something that helps: kept when it is right, else it says what is not."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.crash import problems_of
from ui.forms.keys import on_key
from ui.widgets.asking import Asking
from ui.widgets.layout import down
from ui.widgets.notices import ErrorBox

Verb = Callable[[Store, dict[str, Any]], Changes]


class Answering(Asking):
    """`verb(store, answers)` keeps the answers; what it finds wrong is said at its field."""

    def __init__(
        self,
        part: Part,
        asked: Sequence[tuple[str, str, Any]],
        button: str,
        needed: Mapping[str, str],
        verb: Verb,
    ) -> None:
        super().__init__(asked, button, needed)
        self._part, self._verb, self._keeping = part, verb, False
        self._summary = down(gap=0)
        self.body.insertLayout(0, self._summary)
        self.kept.connect(self._run)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)

    def _run(self, said: dict[str, Any]) -> None:
        if self._keeping:
            return
        self._keeping = True
        act = partial(_asked, self._verb, said)
        self._part.desk.background.run(act, then=self._done, otherwise=self._not_kept)

    def _done(self, changes: Changes) -> None:
        self._part.desk.saved("Kept.", changes)
        self.left.emit()

    def _not_kept(self, error: Exception) -> None:
        self._keeping = False
        problems = problems_of(error)
        words = "\n".join(problems.values())
        ErrorBox("This is not kept yet", words, "What you typed is still here.").stand_in(
            self._summary
        )
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
        wrong = [field for name, field in self.fields.items() if name in problems]
        (wrong or [*self.fields.values()])[0].setFocus()


def _asked(verb: Verb, said: dict[str, Any], store: Store) -> Changes:
    return verb(store, said)
