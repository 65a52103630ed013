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
