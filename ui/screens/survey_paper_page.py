"""A survey on paper, to be filled in by hand without a name; printed or saved."""

from dataclasses import dataclass

from linkworker.actions.files import SavedFile
from linkworker.documents.survey_paper import survey_paper
from linkworker.errors import NotFound
from linkworker.measures.surveys import pack_of
from linkworker.records import SurveyRound
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "Print one and copy it. The numbers in the boxes are the keys that type it in again."
_ONLY = (
    "No name stands on it and none is asked for. Write down on the board how many went out, so "
    "that it can say how many are missing."
)


@dataclass(frozen=True)
class _Found:
    round: SurveyRound
    practice: bool


class SurveyPaperPage(ScrollPage):
    """`show_about("id")`; Ctrl+P or Ctrl+Enter prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.out = PaperOut(self, desk, ".")
        self.preview = PaperPreview()
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        side = held(down(self.preview, STRETCH))
        words = held(down(WrapLabel(_ONLY, "body", "soft"), STRETCH))
        self.add(PageHead("Survey on paper", _ABOUT), TwoColumns(words, side, 560))
        self.set_foot(STRETCH, self.save, self.print, KeyCap("Ctrl Enter"))
        self.print.clicked.connect(self.out.print)
        self.save.clicked.connect(lambda: self.out.save())
        self.out.left.connect(self._keep)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def show_about(self, about: str) -> None:
        """Make the paper of a survey."""

        def ask(reader: Reader) -> _Found:
            found = [one for one in reader.find(SurveyRound) if about in ("", one.id)]
            if not found:
                raise NotFound("This survey is not on this laptop")
            return _Found(found[0], bool(reader.setting("practice")))

        self._desk.background.read(ask, then=self._show)

    def _show(self, found: _Found) -> None:
        pack = pack_of(found.round.pack)
        paper = survey_paper(
            pack, found.round.name, back_to=self._desk.standing.name or "us", on=desks.today(),
            practice=found.practice,
        )  # fmt: skip
        self.out.offer(paper, pack.name, f"Survey {desks.today().isoformat()}")
        self.preview.show_paper(paper)

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        """List its file, if there is one: it is about no child."""
        keep_sheet(self._desk, lambda *_: None, words, saved)
