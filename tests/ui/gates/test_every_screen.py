"""The gates that look at every screen: one walk for each role and shape of window finds it all.

A walk takes seconds, so what it finds is kept for the tests of this file: each asks one thing.
"""

import os
from functools import partial
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.first_day import clear_away
from tests.ui.gates import hues, keys, reading
from tests.ui.gates.screens import ROLES
from ui import theme
from ui.places import PLACES


class Walk(NamedTuple):
    """A window of a size, dressed in a look, and what is looked for on every screen of it."""

    size: tuple[int, int]
    look: theme.Look
    checks: dict


LEGIBLE = {"cut off": cut_off, "faint": hues.faint}
WALKS = {
    "1366x768": Walk(
        (1366, 768),
        theme.Look("light"),
        {
            "without a name": unnamed_controls,
            "read as markup": not_plain,
            "rows that say too little": reading.silent_rows,
            "fields without a label": reading.loose_fields,
            "animations": reading.animations,
            "said by colour alone": reading.by_colour_alone,
            "charts without a table": reading.charts_alone,
            "keys that mean two things": keys.ambiguous,
            "faint": hues.faint,
            "out of reach by keys": partial(keys.by_keys, set()),
        },
    ),
    "1024x600 large dark": Walk(
        (1024, 600),
        theme.Look("dark", text=130),
        {**LEGIBLE, "hidden focus": keys.out_of_sight, "not read to the end": keys.stuck},
    ),
    "1093x614 more contrast": Walk((1093, 614), theme.Look("light", more_contrast=True), LEGIBLE),
    "1366x768 large dark more contrast": Walk(
        (1366, 768), theme.Look("dark", text=130, more_contrast=True), LEGIBLE
    ),
}
FOUND: dict[tuple[str, str], dict[str, dict[str, list[str]]]] = {}
QUESTIONS = [
    pytest.param(role, name, check, id=f"{role}-{name}-{check}")
    for role in ROLES
    for name, walk in WALKS.items()
    for check in walk.checks
]


@pytest.fixture(autouse=True)
def _light():
    """A walk dresses itself; the tests that ask what it found need no look."""


def asked(session, role, name):
    """Give the checks that a test of this run asks for: the others need not be made."""
    here = [item for item in session.items if item.originalname == "test_no_screen_has"]
    said = [item.callspec.params for item in here]
    wanted = {one["check"] for one in said if (one["role"], one["walk"]) == (role, name)}
    checks = {check: look for check, look in WALKS[name].checks.items() if check in wanted}
    return WALKS[name]._replace(checks=checks)


def walked(tour, walk):
    """Go through every screen; give what each check found, by the screen's name."""
    dense = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    assert QApplication.primaryScreen().devicePixelRatio() == dense
    tour.window.resize(*walk.size)
    tour.settle()
    found = {check: {} for check in walk.checks}
    places = set()
    for screen in tour.everything():
        places.add(screen.name.partition(" ")[0])
        for name, check in walk.checks.items():
            if faults := check(screen.widget):
                found[name][screen.name] = faults
    skipped = {name for name, abouts in tour.abouts().items() if not abouts}
    missed = {name for name, _, _ in PLACES} - places - skipped
    return {"places never shown": missed, **found}


@pytest.mark.parametrize(("role", "walk", "check"), QUESTIONS)
def test_no_screen_has(request, go_round, role, walk, check):
    if (role, walk) not in FOUND:
        clear_away()  # or the window of the walk before would be dressed too
        theme.apply(WALKS[walk].look)
        FOUND[role, walk] = walked(go_round(role), asked(request.session, role, walk))
    found = FOUND[role, walk]
    assert not found["places never shown"]
    assert found[check] == {}
