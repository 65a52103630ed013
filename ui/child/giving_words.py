"""Words kept from where they were heard: out of a note, or of what a voice said for a review."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from linkworker.actions.quotes import keep_quote
from linkworker.records import Contact, ReviewVoice, Speaker, Voice
from linkworker.store import Changes, Store
from ui.child.part import Part
from ui.forms.editors import sentence_case
from ui.happened.told import Told
from ui.models.about_child import About
from ui.widgets.asking import Asking, ask_in
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.layout import empty

_WHOSE = {
    Voice.CHILD: Speaker.CHILD,
    Voice.FAMILY: Speaker.FAMILY,
    Voice.SCHOOL: Speaker.SCHOOL,
    Voice.LINK_WORKER: None,
}
_KEPT = "Kept with the words people gave us. It waits for a yes."


def may_give(told: Told | None) -> bool:
    """Say whether words can be kept from here: somebody else's, and not private."""
    record = told.record if told else None
    if isinstance(record, Contact):
        return bool(record.words) and not record.private and not record.struck_because
    return isinstance(record, ReviewVoice) and bool(record.words) and bool(_speaker(record))


def ask_words(place: QVBoxLayout, part: Part, about: About, told: Told) -> None:
    """Ask which of the words, and whose they are; nobody is asked for a yes yet."""
    record = told.record
    words, who = WordsEdit("Word for word", lines=2, most=5), LineEdit("mum")
    words.set_value(getattr(record, "words", ""))
    who.set_value(_said_by(record, about))
    speaker = Chips([(one, sentence_case(one.value)) for one in Speaker])
    speaker.set_value(_speaker(record) or Speaker.FAMILY)
    asked = Asking(
        [("words", "Which words? Leave the rest out", words), ("said_by", "Who said it", who),
         ("speaker", "Whose words", speaker)],
        "Keep", {"words": "Leave the words that were said", "said_by": "Say who said it",
                 "speaker": "Say whose words they are"},
    )  # fmt: skip
    asked.kept.connect(partial(_keep, place, part, about, told))
    ask_in(place, asked)


def _keep(
    place: QVBoxLayout, part: Part, about: About, told: Told, said: dict[str, Any]
) -> None:  # fmt: skip
    empty(place)
    source = {"contact": told.record.id} if isinstance(told.record, Contact) else {}
    source |= {"voice": told.record.id} if isinstance(told.record, ReviewVoice) else {}
    by, heard = part.desk.standing.user, "for the review" if "voice" in source else ""

    def act(store: Store) -> Changes:
        return keep_quote(store, about.child, today=about.today, by=by, on=told.at.date(),
                          heard=heard, **source, **said)  # fmt: skip

    part.keep(act, _KEPT)


def _speaker(record: object) -> Speaker | None:
    if isinstance(record, ReviewVoice):
        return _WHOSE.get(record.voice) if record.voice else None
    return None


def _said_by(record: object, about: About) -> str:
    if isinstance(record, Contact):
        return record.whom
    if isinstance(record, ReviewVoice):
        return record.said_by or (about.child.name if record.voice is Voice.CHILD else "")
    return ""
