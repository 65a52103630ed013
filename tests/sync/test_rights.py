"""Who may write: intervals between entries, and the cuts of their endings."""

import pytest

from linkworker.errors import Held, Late, Refused
from sync import entries, rights
from sync.envelope import Header
from tests.sync.world import Laptop, World


@pytest.fixture
def world() -> World:
    world = World()
    world.open_caseload()
    world.child = world.open_child()
    return world


def verdict(world: World, header: Header) -> str:
    try:
        rights.may(world.organisation, world.logs[world.child], header)
    except Late:
        return "late"
    except Refused:
        return "refused"
    except Held:
        return "held"
    return "may"


def test_a_writer_writes_and_a_reviewer_only_reviews(world: World):
    """abuse 51: a reviewer reviews and writes nothing."""
    assert verdict(world, world.header(world.child, world.ann)) == "may"
    assert verdict(world, world.header(world.child, world.ann, as_="review")) == "may"
    assert verdict(world, world.header(world.child, world.sue)) == "refused"
    assert verdict(world, world.header(world.child, world.sue, as_="review")) == "may"


def test_an_administrator_without_membership_writes_nothing(world: World):
    assert verdict(world, world.header(world.child, world.admin)) == "refused"


def test_what_was_written_before_an_ending_counts_up_to_its_cut(world: World):
    """abuse 53: before and after the cut of an ending."""
    under = world.header(world.child, world.ann, n=(1, 3))
    above = world.header(world.child, world.ann, n=(4, 4), pv="A" * 43)
    across = world.header(world.child, world.ann, n=(3, 4), pv="A" * 43)
    world.member(world.ann, "none", cuts={world.child: {world.ann.id: 3}})
    assert [verdict(world, header) for header in (under, above, across)] == ["may", "late", "late"]
    after = world.header(world.child, world.ann, n=(4, 4), pv="A" * 43)
    assert verdict(world, after) == "refused"


def test_a_log_not_named_in_the_cuts_is_cut_at_nothing(world: World):
    other = world.open_child()
    written = world.header(world.child, world.ann)
    world.member(world.ann, "none", cuts={other: {world.ann.id: 9}})
    assert verdict(world, written) == "late"


def test_a_new_membership_opens_a_new_interval(world: World):
    before = world.header(world.child, world.ann, n=(1, 5))
    world.member(world.ann, "none", cuts={world.child: {world.ann.id: 5}})
    late = world.header(world.child, world.ann, n=(6, 6), pv="A" * 43, lg=before.lg)
    world.member(world.ann, "write")
    again = world.header(world.child, world.ann, n=(6, 6), pv="A" * 43)
    assert [verdict(world, h) for h in (before, late, again)] == ["may", "late", "may"]


def test_a_wider_right_cuts_nothing_and_a_narrower_one_leaves_what_it_keeps(world: World):
    reviewed = world.header(world.child, world.sue, n=(9, 9), pv="A" * 43, as_="review")
    world.member(world.sue, "write")
    written = world.header(world.child, world.sue, n=(10, 10), pv="A" * 43)
    world.member(world.sue, "lead")
    assert verdict(world, reviewed) == verdict(world, written) == "may"
    world.member(world.sue, "review", cuts={world.child: {world.sue.id: 9}})
    assert verdict(world, reviewed) == "may"
    assert verdict(world, written) == "late"
    world.member(world.sue, "none", cuts={world.child: {world.sue.id: 8}})
    assert verdict(world, reviewed) == "late"


def test_a_new_member_or_laptop_cannot_date_itself_back(world: World):
    """abuse 52: a new member names an older list of people than has them."""
    early = world.organisation.at
    bob = Laptop()
    world.put(bob.device_add(world.organisation.id))
    world.member(bob, "write")
    assert verdict(world, world.header(world.child, bob)) == "may"
    assert verdict(world, world.header(world.child, bob, lg=early)) == "refused"


def test_a_revoked_laptop_counts_up_to_its_cut_and_its_users_other_laptop_goes_on(world: World):
    second = Laptop(world.ann.user)
    world.put(second.device_add(world.organisation.id))
    under = world.header(world.child, world.ann, n=(1, 2))
    above = world.header(world.child, world.ann, n=(3, 3), pv="A" * 43)
    world.put(entries.DeviceRevoke(world.ann.id, {world.child: 2}))
    after = world.header(world.child, world.ann, n=(3, 3), pv="A" * 43)
    assert [verdict(world, h) for h in (under, above, after)] == ["may", "late", "refused"]
    assert verdict(world, world.header(world.child, second)) == "may"


def test_a_released_log_counts_up_to_the_releases_cut(world: World):
    other = world.new_caseload()
    world.member(world.sue, "lead", caseload=other)
    under = world.header(world.child, world.ann, n=(1, 2))
    above = world.header(world.child, world.ann, n=(3, 3), pv="A" * 43)
    world.control(world.child, entries.Hold(other))
    moved = world.header(world.child, world.sue)
    world.control(world.child, entries.Release(world.caseload, {world.ann.id: 2}))
    assert [verdict(world, h) for h in (under, above, moved)] == ["may", "late", "may"]
    assert verdict(world, world.header(world.child, world.ann, n=(3, 3), pv="A" * 43)) == "refused"


def test_an_ending_without_a_cut_takes_nothing_back_that_an_earlier_release_counted(world: World):
    """One signed since the release: one that the release's signer had heard of has its own cut."""
    other = world.new_caseload()
    under = world.header(world.child, world.ann, n=(1, 2))
    above = world.header(world.child, world.ann, n=(3, 3), pv="A" * 43)
    world.control(world.child, entries.Hold(other))
    before = world.logs[world.child]
    world.control(world.child, entries.Release(world.caseload, {world.ann.id: 2}))
    released = world.logs[world.child]
    world.member(world.ann, "none")
    assert [verdict(world, header) for header in (under, above)] == ["may", "late"]
    assert not rights.may_count_yet(world.organisation, released, under)
    assert rights.may_count_yet(world.organisation, before, under)
    world.logs[world.child] = before
    world.control(world.child, entries.Release(world.caseload, {world.ann.id: 2}))
    assert [verdict(world, header) for header in (under, above)] == ["late", "late"]


def test_a_worker_of_both_caseloads_goes_on_writing_when_one_lets_go(world: World):
    other = world.new_caseload()
    world.member(world.ann, "write", caseload=other)
    world.control(world.child, entries.Hold(other))
    both = world.header(world.child, world.ann, n=(7, 7), pv="A" * 43)
    world.control(world.child, entries.Release(world.caseload, {}))
    assert verdict(world, both) == "may"


def test_cover_says_until_when_and_the_longest_right_counts(world: World):
    bob = Laptop()
    world.put(bob.device_add(world.organisation.id))
    world.put(entries.Member(world.caseload, bob.user, "write", until=1_000))
    controls = world.logs[world.child]
    header = world.header(world.child, bob)
    assert rights.may(world.organisation, controls, header) == 1_000
    other = world.new_caseload()
    world.put(entries.Member(other, bob.user, "write", until=2_000))
    world.control(world.child, entries.Hold(other))
    header = world.header(world.child, bob)
    assert rights.may(world.organisation, world.logs[world.child], header) == 2_000
    world.put(entries.Member(other, bob.user, "write"))
    header = world.header(world.child, bob)
    assert rights.may(world.organisation, world.logs[world.child], header) is None


def test_cover_ends_when_its_newest_word_says_whatever_the_author_had_heard(world: World):
    bob = Laptop()
    world.put(bob.device_add(world.organisation.id))
    world.put(entries.Member(world.caseload, bob.user, "write", until=1_000))
    controls = world.logs[world.child]
    heard = world.header(world.child, bob)
    for until in (9_000, 500, None, 700):
        world.put(entries.Member(world.caseload, bob.user, "write", until=until))
        assert rights.may(world.organisation, controls, heard) == until
    world.put(entries.Member(world.caseload, bob.user, "none", cuts={world.child: {bob.id: 7}}))
    world.put(entries.Member(world.caseload, bob.user, "write"))
    assert rights.may(world.organisation, controls, heard) == 700, "another membership's word"


def test_another_history_is_a_fork_and_one_ahead_waits(world: World):
    good = world.header(world.child, world.ann)
    forked = world.header(world.child, world.ann, lg=(good.lg[0], "A" * 43))
    ahead = world.header(world.child, world.ann, lg=(good.lg[0] + 1, "A" * 43))
    assert [verdict(world, h) for h in (forked, ahead)] == ["refused", "held"]
    forked = world.header(world.child, world.ann, ct=(1, "A" * 43))
    ahead = world.header(world.child, world.ann, ct=(2, "A" * 43))
    assert [verdict(world, h) for h in (forked, ahead)] == ["refused", "held"]


def test_an_author_who_saw_a_control_entry_saw_the_organisation_it_names(world: World):
    earlier = world.organisation.at
    world.control(world.child, entries.Hold(world.new_caseload()))
    assert verdict(world, world.header(world.child, world.ann, lg=earlier)) == "refused"
    first = (1, world.logs[world.child].hash_at(1))
    assert verdict(world, world.header(world.child, world.ann, lg=earlier, ct=first)) == "may"


def last(world: World, laptop: Laptop) -> tuple[int, int, str] | None:
    return rights.last_right(world.organisation, world.logs[world.child], laptop.id)


def test_the_last_right_is_the_one_before_its_ending_whatever_ended_it(world: World):
    now, ct = world.organisation.position, world.logs[world.child].position
    assert last(world, world.ann) == (now, ct, "write")
    assert last(world, world.sue) == (now, ct, "review")
    assert last(world, world.admin) is None
    world.member(world.ann, "review")
    assert last(world, world.ann) == (now + 1, ct, "review")  # a narrower one stands last
    world.member(world.ann, "none")
    assert last(world, world.ann) == (now + 1, ct, "review")
    world.put(entries.DeviceRevoke(world.sue.id, {world.child: 1}))
    assert last(world, world.sue) == (now + 2, ct, "review")


def test_the_last_right_in_a_log_that_was_let_go_stood_before_the_release(world: World):
    world.control(world.child, entries.Hold(other := world.new_caseload()))
    held = world.logs[world.child].position
    world.control(world.child, entries.Release(world.caseload, {}))
    assert last(world, world.ann) == (world.organisation.position, held, "write")
    world.member(world.sue, "write", caseload=other)
    sees = (world.organisation.position, world.logs[world.child].position, "write")
    assert last(world, world.sue) == sees
