"""Rights never depend on when things arrive: Hypothesis against every order and every prefix."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkworker.errors import Late, Refused
from sync import control_log, entries, organisation_log, rights
from sync.controls import Controls
from sync.envelope import Header
from tests.sync.world import World

MEMBER_STEPS = st.lists(
    st.tuples(st.sampled_from(["lead", "write", "review", "none", "revoke"]), st.integers(1, 6)),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(MEMBER_STEPS)
def test_an_answer_once_given_changes_only_from_yes_to_late_above_a_cut(steps):
    """abuse 53: what counts at the end counted all along.

    Whoever reads the log further, in whatever pages, ends with the same answer for all.

    `may` reads only the entries themselves: judged on every prefix of the log that reaches
    the header, what counts at the end counted all along, and what never counted never will.
    """
    world = World()
    world.open_caseload()
    child = world.open_child()
    headers, states = [], {world.organisation.position: world.organisation}
    for may, cut in steps:
        headers += [
            world.header(child, world.ann, n=(n, n), pv="A" * 43 if n > 1 else "", as_=role)
            for n in (1, 3, 6)
            for role in ("write", "review")
        ]
        try:
            step(world, child, may, cut)
        except Refused:
            continue
        states[world.organisation.position] = world.organisation
    for header in headers:
        seen = [
            answer(states[position], world.logs[child], header)
            for position in sorted(states)
            if position >= header.lg[0]
        ]
        assert set(seen) == {"refused"} or seen == sorted(seen, key=("may", "late").index)


def step(world: World, child: str, may: str, cut: int) -> None:
    if may == "revoke":
        world.put(entries.DeviceRevoke(world.ann.id, {child: cut}))
        return
    before = world.organisation.may_of(world.caseload, world.ann.user)
    lower = entries.RANK[may] < entries.RANK[before]
    world.member(world.ann, may, cuts={child: {world.ann.id: cut}} if lower else None)


def answer(organisation, controls: Controls, header: Header) -> str:
    try:
        rights.may(organisation, controls, header)
    except Late:
        return "late"
    except Refused:
        return "refused"
    return "may"


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_in_which_envelopes_and_endings_arrive_changes_nothing(order):
    """abuse 53: the order of arrival makes no difference."""
    world = World()
    world.open_caseload()
    child = world.open_child()
    other = world.new_caseload()
    headers = [
        world.header(child, world.ann, n=(n, n), pv="A" * 43 if n > 1 else "") for n in (1, 2, 3)
    ]
    organisation, first = world.organisation, world.logs[child]
    world.member(world.ann, "review", cuts={child: {world.ann.id: 2}})
    ending = world.entries[-1]
    hold = control_log.sign(world.organisation, first, world.admin.signer, entries.Hold(other))
    controls = control_log.apply_control(world.organisation, first, hold)
    release = control_log.sign(
        world.organisation,
        controls,
        world.admin.signer,
        entries.Release(world.caseload, {world.ann.id: 1}),
    )
    state, waiting = first, [hold, release]
    for what in order:
        if what < 3:
            answer(organisation, state, headers[what])
        elif what == 3:
            organisation = organisation_log.apply(organisation, ending)
        elif organisation.at == world.organisation.at and waiting:
            state = control_log.apply_control(organisation, state, waiting.pop(0))
    if organisation.at != world.organisation.at:
        organisation = organisation_log.apply(organisation, ending)
    for entry in waiting:
        state = control_log.apply_control(organisation, state, entry)
    assert [answer(organisation, state, h) for h in headers] == ["may", "late", "late"]


DEEDS = st.lists(
    st.sampled_from(["write", "end", "review", "give", "move", "move back"]), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(deeds=DEEDS, named=st.booleans())
@example(deeds=["write", "move", "end"], named=False)
@example(deeds=["write", "move", "review", "move back", "give", "write"], named=False)
def test_what_an_honest_server_took_counts_whatever_ends_and_wherever_a_child_moves(deeds, named):
    """Endings name cuts in every log ever held; older ones (not `named`) only in those held now."""
    world = World()
    world.open_caseload()
    child, other = world.open_child(), world.new_caseload()
    taken: list[Header] = []
    for deed in deeds:
        last = {world.ann.id: len(taken)} if taken else {}
        try:
            if deed == "write":
                taken += written(world, child, len(taken) + 1)
            elif deed == "move":
                moved(world, child, (other, world.caseload), last)
            elif deed == "move back":
                moved(world, child, (world.caseload, other), {})
            else:
                held = named or world.caseload in world.logs[child].holders()
                ended(world, deed, {child: last} if last and held else None)
        except Refused:
            continue
    counted = [answer(world.organisation, world.logs[child], header) for header in taken]
    assert counted == ["may"] * len(taken)


def written(world: World, child: str, n: int) -> list[Header]:
    header = world.header(child, world.ann, n=(n, n), pv="A" * 43 if n > 1 else "")
    return [header] if answer(world.organisation, world.logs[child], header) == "may" else []


def moved(world: World, child: str, to_and_of: tuple[str, str], cuts: dict[str, int]) -> None:
    to, of = to_and_of
    world.control(child, entries.Hold(to))
    world.control(child, entries.Release(of, cuts))


def ended(world: World, deed: str, cuts: dict[str, dict[str, int]] | None) -> None:
    may = {"end": "none", "review": "review", "give": "write"}[deed]
    before = world.organisation.may_of(world.caseload, world.ann.user)
    lower = entries.RANK[may] < entries.RANK[before]
    world.member(world.ann, may, cuts=cuts if lower else None)
