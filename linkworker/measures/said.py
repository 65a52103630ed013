"""Counts in the words that a reason is made of, and who passes 90% when."""

from linkworker.measures.school_days import DayCount


def days_said(counted: DayCount) -> str:
    """Say a number of school days; weekdays where no calendar was known, as those were counted."""
    day = "weekday" if counted.note else "school day"
    return f"{counted.number} {day}{'' if counted.number == 1 else 's'}"


def tried_times(tries: int) -> str:
    """Say how often somebody tried: "tried once", "tried twice", "tried 3 times"; "" for never."""
    return {0: "", 1: "tried once", 2: "tried twice"}.get(tries, f"tried {tries} times")


def passes_90_said(name: str, pronouns: str, when: str) -> str:
    """Say when a child passes 90%; by name where `pronouns` are not she, he or they."""
    first = pronouns.partition("/")[0].strip().casefold()
    who = {"she": "she passes", "he": "he passes", "they": "they pass"}.get(first, f"{name} passes")
    return f"If {name} comes to every half-day {who} 90% for the year on {when}."
