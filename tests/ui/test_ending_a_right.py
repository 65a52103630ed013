"""One right of a person ends after a second look; the last whose laptop opens it stays."""

from tests.ui.handing_hands import introduce, sitting


def ask_to_end(ann, user):
    """Press "End it" at the caseload, and look again."""
    ann.window.go("person", user)
    page = ann.page("person")
    ann.wait_to_see("Holds Alderbrook")
    ann.press("End: Holds Alderbrook")
    asked = page._ending.itemAt(0).widget()
    asked.keep()
    assert asked.fields["sure"].problem() == "Tick it to go on"
    asked.fields["sure"].editor.set_value(True)
    asked.keep()


def test_it_asks_and_says_why_it_cannot_be(qapp, office):
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    nadia = office.invite("Nadia", Alderbrook="lead")  # her laptop opens it once Maya's has synced
    with sitting(office._admin, "Ann Whitlow") as ann:
        ask_to_end(ann, maya.client.keyring.user)
        ann.wait_to_see("Nobody else’s laptop opens this caseload yet")
        maya.sync()
        assert maya.caseload in maya.client.keyring.my_caseloads()
        nadia.sync()
        ask_to_end(ann, maya.client.keyring.user)
        ann.wait_to_see_no_more("Holds Alderbrook")
    maya.sync()
    assert len(maya.client.keyring.my_caseloads()) == 1


def test_a_right_is_made_less_after_a_second_look_only_and_every_leaves_out_what_she_has(
    qapp,
    office,
):
    maya = office.invite("Maya", Alderbrook="lead", Fernhill="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    user = maya.client.keyring.user
    with sitting(office._admin, "Ann Whitlow") as ann:
        ann.window.go("person", user)
        ann.wait_to_see("Holds Alderbrook")
        page = ann.page("person")
        page.role.role.editor.set_value("review")
        page.role.role.editor.changed.emit()
        page.role.every.set_value(True)
        assert page.role.value().caseloads
        assert not page.role.value_beside(page._person.rights).caseloads
        page.role.every.set_value(False)
        held = next(one for one in page._person.rights if one.called == "Alderbrook")
        page.role.team.editor.set_value([held.caseload])
        page.give.click()
        ann.wait_to_see("Holds Alderbrook now; after this: reviews Alderbrook.")
        assert may(maya, held.caseload) == "lead"
        asked = page._less.itemAt(0).widget()
        asked.fields["sure"].editor.set_value(True)
        asked.keep()
        ann.wait_to_see("Reviews Alderbrook")
        assert may(maya, held.caseload) == "review"


def may(laptop, caseload):
    """Return what a laptop's person may do in a caseload, as it hears at its next sync."""
    laptop.sync()
    return laptop.client.keyring.organisation.may_of(caseload, laptop.client.keyring.user)
