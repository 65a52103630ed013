"""Twenty-one labels stand where a bought sheet has them, to within a millimetre."""

from datetime import date

from linkworker.actions.sdq_envelopes import Envelope
from linkworker.actions.sdq_paper import Chased
from linkworker.documents.sdq_labels import PER_SHEET, sdq_labels
from linkworker.measures.sdq_due import Due
from linkworker.records import Child, Colleague, FilledInBy
from ui.printing import DOTS, Pages

_MM = DOTS / 25.4
_HIGH, _ACROSS, _TOP = 38.1, 63.5 + 2.5, 15.1
JOYCE = Colleague(user="joyce", name="Joyce Addo-Bannerman", phone="01632 960 050")


def sheet(number, name="Dana Tidewater-Marblethorn", begin=1):
    child = Child(name="Bartholomew", surname="Vale", school_class="5F")
    due = Due("start", date(2025, 9, 1), date(2025, 12, 19), "due")
    chased = Chased(child, FilledInBy.PARENT, due, date(2025, 9, 1), "not asked", None)
    wanted = [Envelope(chased, f"{name} {at}") for at in range(number)]
    return Pages(sdq_labels(wanted, worker=JOYCE, begin=begin, practice=False))


def names_at(pages):
    """Give the place in mm of every name on the sheets, from the first page's top left."""
    block, found = pages.document.begin(), []
    while block.isValid():
        if "Marblethorn" in block.text():
            rect = pages.document.documentLayout().blockBoundingRect(block)
            found.append((rect.left() / _MM, rect.top() / _MM))
        block = block.next()
    return found


def test_a_whole_sheet_of_labels_is_one_page_and_each_is_in_its_place(qapp):
    pages = sheet(PER_SHEET)
    assert pages.count == 1
    places = names_at(pages)
    assert len(places) == PER_SHEET
    left, top = places[0]
    for at, (x, y) in enumerate(places):
        assert abs(x - left - at % 3 * _ACROSS) < 1
        assert abs(y - top - at // 3 * _HIGH) < 1


def test_one_label_more_begins_another_sheet_and_free_places_come_first(qapp):
    assert sheet(PER_SHEET + 1).count == 2
    (first, *_), (later, *_) = names_at(sheet(1)), names_at(sheet(1, begin=8))
    assert abs(later[1] - first[1] - 2 * _HIGH) < 1
    assert abs(later[0] - first[0] - _ACROSS) < 1
