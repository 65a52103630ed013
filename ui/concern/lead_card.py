"""Settings: whom to tell is kept whole, and to whose laptop typed words of a worry are sealed."""

from functools import partial

from linkworker.actions.concerns import become_lead, leads_here, words_then
from linkworker.records import Place, School, WordsThen
from linkworker.store import Reader
from linkworker.store.sealed import check_code
from ui.desk import Desk
from ui.forms.form_kinds import edit_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, unshown

_MINE = "I am {lead}: seal them to this laptop"
_SURE = "Yes. From now on only this laptop opens them"
_WORDS = "Words typed about a worry are sealed to"
_HERE = f"{_WORDS} this laptop, and open here alone. Check code {{code}}."
_THERE = (
    f"{_WORDS} {{lead}}’s laptop, and open there alone. Check code {{code}}: ask {{lead}} whether "
    "theirs says the same."
)
_NOBODY = (
    "No laptop of our safeguarding lead is known here: once handed over, typed words are wiped."
)
_WIPED = "This place has chosen: once handed over, typed words are wiped."


class LeadCard(Card):
    """Whoever leads safeguarding in the charity says so on their own laptop, under their name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Worried about safety", icon="shield-alert")
        self._desk = desk
        self._place: Place | None = None
        self._lines = down(gap=6)
        self.mine, self._change = unshown(Button("", "small", "lock")), Button("Change", "small")
        self.add(self._lines, across(self.mine, self._change, STRETCH))
        self.mine.clicked.connect(self._take)
        self._change.clicked.connect(self._open)

    def show_place(
        self, place: Place | None, missing: list[str], *, here: bool, may: bool
    ) -> None:  # fmt: skip
        """Show what is kept, what is missing, and offer the lead to take the key."""
        self._place = place
        empty(self._lines)
        for words in [*missing, _then(place, here=here)]:
            self._lines.addWidget(WrapLabel(words, "small", "warn" if words in missing else "soft"))
        lead = place.safeguarding_lead if place else ""
        own = bool(lead) and lead.casefold() == self._desk.standing.name.casefold()
        self.mine.say(_MINE.format(lead=lead))
        self.mine.setVisible(own and not here and bool(self._desk.standing.place_log))
        self._change.setVisible(may and place is not None)

    def _take(self) -> None:
        """Ask once more: words sealed from now on open on no other laptop."""
        place, name = self._place, self._desk.standing.name
        if place is None:
            return
        if self.mine.said != _SURE:
            self.mine.say(_SURE)
            return
        self._desk.act(partial(become_lead, place=place, name=name), "Kept.")

    def _open(self) -> None:
        if self._place is not None:
            self._desk.go("form", edit_about(self._place))


def read_lead(reader: Reader, place: Place | None) -> tuple[list[str], bool]:
    """Say what is missing of whom to tell, and whether words are sealed to this laptop."""
    missing = [f"{name} is not kept here" for name in _missing(place)]
    schools = [one.name for one in reader.find(School) if not (one.dsl and one.dsl_phone)]
    missing += [f"{name}: its safeguarding lead is not kept with a number" for name in schools]
    return missing, leads_here(reader, place)


def _missing(place: Place | None) -> list[str]:
    if place is None:
        return []
    asked = {
        "Our safeguarding lead’s number": place.safeguarding_phone,
        "The number of the council’s front door": place.front_door_phone,
        "The council’s number out of hours": place.out_of_hours_phone,
        "The number of the council’s designated officer": place.officer_phone,
    }
    return [name for name, value in asked.items() if not value]


def _then(place: Place | None, *, here: bool) -> str:
    if place is None or words_then(place) is WordsThen.WIPED:
        chosen = place is not None and place.concern_words is WordsThen.WIPED
        return _WIPED if chosen else _NOBODY
    words = _HERE if here else _THERE
    return words.format(lead=place.lead_key_of, code=check_code(place.lead_key))
