"""Unique Pupil Numbers: whether one is spelled rightly.

A UPN is a check letter, the number of the local authority (3 digits) and of the school (4),
the year it was given (2) and a serial number (3). A temporary UPN ends in a letter.
Source: Government Data Standards Catalogue, "Unique Pupil Number" 2.0. Unknown authorities are
not refused: new ones are made. A pupil may have no UPN, so it never identifies a record here.
"""

import re

# I, O and S are left out because they look like 1, 0 and 5.
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_DIGITS = "0123456789"
_LENGTH = 13
_SPELLING = (
    (r"[A-HJ-NP-RT-Z].*", "A UPN begins with a letter, never I, O or S."),
    (r".[^O]*", "After its first letter a UPN has the digit 0, not the letter O."),
    (r".[0-9]{11}.", "Characters 2 to 12 of a UPN are digits."),
    (r".*[0-9A-HJ-NP-RT-Z]", "A UPN ends with a digit, or a letter other than I, O or S."),
)


def normal(text: str) -> str:
    """Spell a UPN the usual way: capitals, no space around it."""
    return text.strip().upper()


def temporary(text: str) -> bool:
    """Say whether a rightly spelled UPN is a temporary one, which a school later replaces."""
    return problem(text) is None and normal(text)[-1] in _LETTERS


def problem(text: str) -> str | None:
    """Say in plain words what is wrong with a UPN; None when nothing is."""
    upn = normal(text)
    if len(upn) != _LENGTH:
        return f"A UPN has 13 characters; this has {len(upn)}."
    for pattern, words in _SPELLING:
        if not re.fullmatch(pattern, upn):
            return words
    if upn[0] != _check_letter(upn):
        return "The first letter does not fit the digits: one of the characters is wrong."
    return None


def _check_letter(upn: str) -> str:
    """Work out the first letter from characters 2 to 13, each weighted by its position."""
    total = sum(place * _value(character) for place, character in enumerate(upn[1:], start=2))
    return _LETTERS[total % len(_LETTERS)]


def _value(character: str) -> int:
    return _DIGITS.index(character) if character in _DIGITS else _LETTERS.index(character)
