"""What is known of work that was not sent, before somebody leaves and once a laptop is lost."""

from datetime import datetime

import pytest

from linkworker.records import Laptop, LostLaptop, WhenLost
from tests.ui.handing_hands import introduce, sitting
from ui.models.loss import read_loss
from ui.people.rows import unsent_words

KNOWN = "Last heard today 16:40; 3 changes waited to be sent then."


@pytest.mark.parametrize(
    ("heard", "waits", "said"),
    [
        ("today 16:40", 3, KNOWN),
        ("today 16:40", 1, "1 change waited to be sent then"),
        ("today 16:40", 0, "nothing waited to be sent then"),
        ("today 16:40", None, "what waited then is not known here"),
        ("", None, "Never heard from."),
    ],
)
def test_it_says_what_is_known_and_what_nobody_knows(heard, waits, said):
    words = unsent_words(heard, waits)
    assert said in words
    assert words.endswith("nobody knows.")


def test_before_somebody_leaves_it_says_so_of_each_laptop(qapp, office):
    """The administrator sees how it stood when each was last heard, and what to do first."""
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    with sitting(office._admin, "Ann Whitlow") as ann:
        ann.window.go("person", maya.client.keyring.user)
        ann.wait_to_see("Laptop 1: Last heard today")
        assert ann.sees("what waited then is not known here")
        assert ann.sees("Ask them to finish what they began and to sync first")


def test_a_lost_laptops_report_says_what_waited_on_it_when_it_last_said_so(qapp, office):
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    device, user = maya.client.keyring.device, maya.client.keyring.user
    at = datetime.now().replace(second=0, microsecond=0)
    with maya.store.change() as (change, _):
        change.add(Laptop(device=device, user=user, synced=at, unsent=3), maya.caseload)
        place = maya.store.logs("place")[0][0]
        lost = change.add(
            LostLaptop(
                device=device,
                user=user,
                whose="Maya Okoro",
                heard=at,
                reported=at,
                reported_by="Maya",
                aware=at,
                state=WhenLost.LOCKED,
            ),
            place,
        )
    maya.sync()
    assert read_loss(maya.store, maya.client, lost.id).waited == 3
    with sitting(maya, "Maya Okoro") as her:
        her.window.go("loss", lost.id)
        her.wait_to_see("3 changes waited to be sent then")
        assert her.sees("an administrator looks at it first")
