"""Who is told what of the organisation, and from when it counts as not confirmed."""

import pytest

from linkworker.errors import Refused
from sync import governing, inviting, leaving, notices
from sync.authority import Authority
from tests.sync.laptops import Laptop


def test_a_lead_is_told_of_each_entry_that_touches_their_caseload(office, maya, sam, authority):
    before = maya.client.keyring.organisation
    other = office.invite("Nadia", Beechwood="lead")
    other.sync()
    user, mine = sam.client.keyring.user, maya.client.keyring.user
    here = maya.client.keyring.device
    leaving.set_member(authority, user, maya.caseload, "review", until=maya.now() + 1_000_000)
    leaving.revoke(authority, sam.client.keyring.device)
    governing.make_admin(authority, other.client.keyring.user)
    maya.sync()
    after = maya.client.keyring.organisation
    told = notices.since(after, before.position, here)
    places = {c for c in after.caseloads if after.may_of(c, mine) == "write"}
    assert [(one.what, one.user) for one in told if one.caseload not in places] == [
        ("right", user),
        ("gone", user),
        ("administrator", other.client.keyring.user),
    ]
    review = next(one for one in told if one.what == "right" and one.user == user)
    assert (review.may, review.caseload, review.until is not None) == (
        "review", maya.caseload, True,
    )  # fmt: skip
    assert notices.since(after, after.position, here) == []
    everything = notices.since(after, before.position, authority.keyring.device)
    assert {one.what for one in everything} == {"joined", "right", "gone", "administrator"}
    told = notices.since(after, before.position, sam.client.keyring.device)
    assert [one.may for one in told if (one.what, one.user) == ("right", user)] == ["review"]


def test_a_laptop_let_in_under_ones_own_name_is_told_to_oneself_and_to_who_reviews(
    tmp_path, office, maya, tom, authority
):
    """An administrator could let in a laptop of their own as hers."""
    at = maya.client.keyring.organisation.position
    second = Laptop(tmp_path, office.http, "Second")
    second.join(inviting.invite(authority, "Maya", {}, user=maya.client.keyring.user).code)
    office.admin.approve()
    for laptop in (maya, tom):
        laptop.sync()
        keyring = laptop.client.keyring
        told = [one for one in notices.since(keyring.organisation, at, keyring.device)
                if one.what == "joined"]  # fmt: skip
        assert [(one.user, one.device) for one in told] == [
            (maya.client.keyring.user, second.client.keyring.device)
        ]
    second.store.close()


def test_recovery_and_root_are_told_to_every_lead(office, maya, authority):
    at = maya.client.keyring.organisation.position
    governing.replace_root(authority)
    maya.sync()
    organisation = maya.client.keyring.organisation
    told = notices.since(organisation, at, maya.client.keyring.device)
    assert [one.what for one in told] == ["root"]


def test_an_administrators_laptop_confirms_once_a_week_by_itself_and_14_days_are_too_old(
    office, maya, authority
):
    """abuse 38: the log's tail withheld is noticed, since nobody confirms what stands here."""
    assert not governing.confirm(authority)
    office._admin.shift = 8 * notices.DAY
    assert governing.confirm(authority)
    assert not governing.confirm(authority)
    assert not governing.confirm(Authority(maya.client, maya.server))
    maya.sync()
    organisation = maya.client.keyring.organisation
    at = notices.confirmed_at(organisation)
    assert abs(at - office._admin.now()) < 600_000
    assert not notices.is_stale(organisation, at + 14 * notices.DAY)
    assert notices.is_stale(organisation, at + 14 * notices.DAY + 1)
    assert governing.tick_is_due(organisation, at + 7 * notices.DAY)


def test_a_tick_confirms_nothing_if_the_servers_record_was_altered(office, authority):
    governing.tick(authority)
    before = authority.organisation.ticked
    assert before[1]
    with office.pool.connection() as sql:
        sql.execute("ALTER TABLE audit DISABLE TRIGGER ALL")
        sql.execute("DELETE FROM audit")
    with pytest.raises(Refused, match="altered"):
        governing.tick(authority)
    assert authority.organisation.ticked == before
    governing.tick(authority, restored=True)
    assert authority.organisation.ticked != before


def test_cover_that_is_over_is_ended_when_an_administrator_confirms(office, maya, sam, authority):
    user = sam.client.keyring.user
    leaving.set_member(authority, user, maya.caseload, "write", until=maya.now() - 1)
    governing.tick(authority)
    assert authority.organisation.may_of(maya.caseload, user) == "none"
    maya.sync()
    caseload = maya.client.keyring.controls(maya.caseload)
    assert sam.client.keyring.device not in caseload.key(caseload.g).recipients


def test_cover_that_is_over_ends_at_an_administrators_next_round(maya, sam, authority):
    """The week's confirmation is not waited for: new keys would be for it too until then."""
    user = sam.client.keyring.user
    governing.tick(authority)
    leaving.set_member(authority, user, maya.caseload, "write", until=maya.now() - 1)
    assert not governing.confirm(authority)
    assert authority.organisation.may_of(maya.caseload, user) == "none"
