"""A contact is one record in each child's log; it is struck out, never deleted."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import children, contacts
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Sensitivity, sensitivity_of
from linkworker.records import Child, Contact, Means, Outcome
from linkworker.store.search import excerpt


def add_child(store, name, **said):
    changes = children.add_child(store, caseload="caseload", name=name, school="s", year=5, **said)
    return store.get(Child, *changes.touches(Child))


def breakfast(store, them, **said):
    plain = {
        "at": datetime(2025, 11, 4, 8, 0),
        "whom": "breakfast club",
        "means": Means.BREAKFAST,
        "outcome": Outcome.REACHED,
        "by": "maya",
    }
    return contacts.record_contact(store, children=them, **(plain | said))


def only(store, child):
    (contact,) = contacts.contacts_of(store, child)
    return contact


def test_a_contact_with_several_children_is_one_record_in_each_childs_log(store, child):
    kofi, juniper = add_child(store, "Kofi"), add_child(store, "Juniper")
    changes = breakfast(
        store,
        [child, kofi, juniper],
        words="Toast ran out.",
        own_words={kofi.id: "He gave his to a friend."},
        others=6,
    )
    records = [only(store, one) for one in (child, kofi, juniper)]
    assert {record.id for record in records} == changes.touches(Contact)
    assert [record.log for record in records] == [child.log, kofi.log, juniper.log]
    assert {record.occasion for record in records} == {changes.action}
    assert {record.others for record in records} == {8}
    assert [record.words for record in records] == [
        "Toast ran out.",
        "Toast ran out.\n\nHe gave his to a friend.",
        "Toast ran out.",
    ]


def test_no_childs_log_holds_a_word_or_an_id_of_another_child_who_was_there(store, child):
    kofi = add_child(store, "Kofi")
    breakfast(store, [child, kofi], own_words={kofi.id: "He is worried about his gran."})
    record = only(store, child)
    told = " ".join(line.after for line in store.history(record))
    assert "gran" not in told
    assert kofi.id not in told
    assert "Kofi" not in told


def test_a_contact_with_one_child_names_no_occasion(store, child):
    breakfast(store, [child])
    record = only(store, child)
    assert (record.occasion, record.others) == ("", None)


def test_what_is_wrong_keeps_a_contact_out_of_every_log(store, child):
    kofi = add_child(store, "Kofi")
    with pytest.raises(Invalid):
        breakfast(store, [child, kofi], minutes=5000)
    assert store.find(Contact) == []


def test_a_contact_about_nobody_is_refused(store):
    with pytest.raises(Invalid):
        breakfast(store, [])


def test_words_about_a_child_who_was_not_ticked_are_never_dropped_unsaid(store, child):
    with pytest.raises(Invalid):
        breakfast(store, [child], own_words={"somebody else": "He cried."})


def test_one_undo_takes_a_contact_back_from_every_child(store, child):
    kofi = add_child(store, "Kofi")
    changes = breakfast(store, [child, kofi])
    store.undo(changes.action)
    assert store.find(Contact) == []


def test_a_contact_is_struck_out_once_and_with_a_reason(store, child):
    breakfast(store, [child], words="Wrong day.")
    with pytest.raises(Invalid):
        contacts.strike_contact(store, only(store, child), reason=" ", by="maya")
    contacts.strike_contact(store, only(store, child), reason="Written twice", by="maya")
    struck = only(store, child)
    assert (struck.struck_because, struck.words) == ("Written twice", "Wrong day.")
    with pytest.raises(NotAllowed):
        contacts.strike_contact(store, struck, reason="Again", by="maya")


def test_a_correction_is_added_and_what_was_written_stays(store, child):
    breakfast(store, [child], words="Ate two slices.")
    contacts.add_correction(
        store, only(store, child), words="It was three.", who="Maya Lind", on=date(2025, 11, 5)
    )
    assert only(store, child).words == (
        "Ate two slices.\n\nAdded Wed 5 November 2025 by Maya Lind: It was three."
    )


def test_seen_and_tried_are_two_figures(store, child):
    said = {"means": Means.CHECK_IN, "whom": "Wren"}
    breakfast(store, [child], at=datetime(2025, 11, 3, 9, 0), **said)
    breakfast(store, [child], at=datetime(2025, 11, 4, 9, 0), outcome=Outcome.ABSENT, **said)
    assert children.last_contacts(store, child) == (
        datetime(2025, 11, 3, 9, 0),
        datetime(2025, 11, 4, 9, 0),
    )


def test_a_call_to_mum_is_not_seeing_the_child_and_nor_is_a_struck_contact(store, child):
    breakfast(store, [child], means=Means.CALL, whom="mum")
    breakfast(store, [child], means=Means.MEETING, whom="mum, Mr Fenwick")
    breakfast(store, [child], means=Means.VISIT, whom="Wren’s mum")
    assert children.last_contacts(store, child) == (None, None)
    breakfast(store, [child], means=Means.VISIT, whom="Wren, mum")
    seen, _ = children.last_contacts(store, child)
    assert seen == datetime(2025, 11, 4, 8, 0)
    met = next(c for c in contacts.contacts_of(store, child) if c.means is Means.VISIT)
    contacts.strike_contact(store, met, reason="It was her sister", by="maya")
    assert children.last_contacts(store, child) == (None, None)


def test_the_last_sighting_is_found_behind_many_calls(store, child):
    breakfast(store, [child], at=datetime(2025, 9, 8, 8, 0))
    for day in range(1, 29):
        breakfast(store, [child], at=datetime(2025, 10, day, 9, 0), means=Means.CALL, whom="mum")
    assert children.last_contacts(store, child) == (datetime(2025, 9, 8, 8, 0), None)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Played with Juniper all break", ["Juniper"]),
        ("Joony was kind", ["Juniper"]),
        ("José and Kofi's mum came", ["Jose", "Kofi"]),
        ("A juniper bush; Kofifi", []),
        ("", []),
    ],
)
def test_other_children_named_in_a_note_are_found(store, words, named):
    them = [
        add_child(store, "Juniper", nickname="Joony"),
        add_child(store, "Kofi"),
        add_child(store, "Jose"),
    ]
    assert sorted(one.name for one in contacts.names_in(words, them)) == named


def test_the_child_a_note_is_about_is_not_warned_of(store, child):
    assert contacts.names_in("Wren chose a fox", [child], besides={child.id}) == []


def test_two_years_of_days_are_all_there(store, child):
    """None of a child's contacts falls off the end of her timeline."""
    days = [datetime(2024, 9, 2, 9, 0) + timedelta(days=n) for n in range(600)]
    with store.change() as (change, _):
        for at in days:
            one = Contact(child=child.id, at=at, whom="Wren", means=Means.CHECK_IN,
                          outcome=Outcome.REACHED)  # fmt: skip
            change.add(one, child.log)
    assert [one.at for one in contacts.contacts_of(store, child)] == days[::-1]


def test_a_private_notes_words_are_found_but_stand_in_no_excerpt(store, child):
    breakfast(store, [child], words="Asthma again at break")
    (found,) = store.search("asthma")
    assert "Asthma" in excerpt(found, "asthma")
    contacts.keep_private(store, found)
    (found,) = store.search("asthma")
    assert excerpt(found, "asthma") == ""
    assert sensitivity_of(found, "words") is Sensitivity.SPECIAL
