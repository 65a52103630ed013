"""Which verb keeps what a form says of a family: answers, the way through the programme, home."""

from typing import Any

from linkworker.actions import family_answers, households, stages, stepping_up
from linkworker.store import Changes, Store
from ui.desk import Standing, today

ANSWER = (
    *("scope", "partner", "answer", "who", "own", "on", "how", "worry"),
    *("next_on", "until"),
)
TURN = ("turn", "on", "until", "why")
HOUSEHOLD = ("members", "others", "sleeping")
HOUSING = ("housing", "on", "words", "told_by")
STEPPING_UP = ("found", "level", "on", "told_by", "told_on", "after")
NEED = ("words", "said_by", "noticed_by", "since", "doing")
APART = ("sentence", "source", "told_on")


def keep_answer(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep a try or an answer with all its details."""
    whole = {"on": today(), **said}
    by = standing.user
    return family_answers.keep_answer(store, child, today=today(), by=by, draft=draft, **whole)


def keep_turn(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep what happened on a child's way through the programme."""
    whole = {"on": today(), **said}
    by = standing.user
    return stages.keep_turn(store, child, today=today(), by=by, draft=draft, **whole)


def keep_stepping_up(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep what somebody told us that the council or others do."""
    whole = {"on": today(), "told_on": today(), **said}
    by = standing.user
    return stepping_up.keep_step(store, child, today=today(), by=by, draft=draft, **whole)


def keep_household(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Say who lives in a family's home."""
    caseload = standing.caseload
    return households.keep_household(store, child, caseload=caseload, draft=draft, **said)


def change_housing(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Keep where a family lives from a day on."""
    whole = {"on": today(), **said}
    own = {"caseload": standing.caseload, "by": standing.user, "draft": draft}
    return households.change_housing(store, child, today=today(), **own, **whole)


def add_need(
    store: Store, standing: Standing, child: Any, draft: str, said: dict[str, Any]
) -> Changes:
    """Write down what a family needs."""
    whole = {"since": today(), **said}
    return households.add_need(store, child, caseload=standing.caseload, draft=draft, **whole)
