"""What the security target says that a guess at the words costs is what it costs."""

import re
from pathlib import Path

import pytest

from linkworker.store.passphrase import FLOOR, Cost, word_list

SAID = (Path(__file__).parents[2] / "docs/security-target.md").read_text("utf-8")
YEAR = 365.25 * 86_400


def card_years(cost: Cost, words: int = 4) -> float:
    """Return the years of one card at 1,000 guesses a second of 256 MiB and 3 passes."""
    guesses = len(word_list()) ** words / 2
    return guesses / 1_000 * cost.m * cost.t / (256 * 1_024 * 3) / YEAR


@pytest.mark.parametrize("line", re.findall(r"\| (\d+) MiB, (\d+) passes.* \| (\d+) \|", SAID))
def test_the_years_in_the_security_target_are_right(line: tuple[str, str, str]) -> None:
    memory, passes, years = map(int, line)
    assert round(card_years(Cost(memory * 1_024, passes))) == years


def test_the_security_target_names_the_least_cost_and_the_list_of_words() -> None:
    assert f"| {FLOOR.m // 1_024} MiB, {FLOOR.t} passes: the least |" in SAID
    assert f"drawn from {len(word_list()):,}" in SAID
    assert f"for {round(card_years(FLOOR, words=3) * 365.25)} days at the least cost" in SAID
