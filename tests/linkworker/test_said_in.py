"""A change and a draft in words of fields: no ids, nothing that few may read, nothing left out."""

from linkworker.actions.said_in import FEW, NEWER, draft_said, said_of
from linkworker.fields import GONE
from linkworker.store.changes import Put, RecordEdit
from linkworker.store.parting import Unfinished

ID = "A" * 22


def edit(kind, *puts):
    return RecordEdit(ID, kind, [Put(slot, value) for slot, value in puts])


def begun(form, typed, title="Begun"):
    return Unfinished("log", title, ID, 0, form, typed)


def test_fields_are_called_by_their_labels_and_what_joins_records_is_left_out():
    (one,) = said_of([edit("goal", ("words", "Ask for help"), ("plan", ID))])
    assert one.what == "Goal"
    assert one.lines == (("In the child's own words", "Ask for help"),)
    assert one.words == "Goal\nIn the child's own words: Ask for help"


def test_what_was_emptied_removed_or_made_by_a_newer_version_is_said_to_be():
    said = said_of(
        [
            edit("goal", ("looks_like", "")),
            edit("goal", (GONE, True)),
            edit("of tomorrow", ("words", "no")),
        ]
    )
    assert [one.lines[0][1] for one in said[:2]] == ["nothing", "Removed"]
    assert said[2].what == NEWER
    assert "no" not in said[2].lines[0]


def test_of_what_few_may_read_it_is_said_that_there_is_something():
    """A worry about safety, and the sentence about a relative, stand at their own place alone."""
    said = said_of([edit("kept_apart", ("sentence", "x")), edit("concern_passed", ("name", "y"))])
    assert [one.lines for one in said] == [(("", FEW),)] * 2


def test_a_form_that_was_begun_is_told_by_its_labels_and_a_note_by_its_words():
    form = begun(f"form/goal/{ID}", {"now": {"words": "Ask", "plan": ID}, "before": {"words": "x"}})
    assert draft_said(form).lines == (("In the child's own words", "Ask"),)
    note = begun("note", {"children": [ID], "words": " By the gate ", "minutes": 10})
    assert draft_said(note).lines == (("", "By the gate"),)
    rows = begun("day", {"rows": [{"child": ID, "words": "Drew"}, {"words": ""}]})
    assert draft_said(rows).lines == (("", "Drew"),)
