"""Money: whole pence, read as people type it and said as they write it. Never a float."""

import re

PENCE = "pence"  # the unit of a number that is money
_TYPED = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{2}))?\s*(p)?", re.ASCII)


def say_pence(pence: int) -> str:
    """Say an amount: 48000 is "£480", 2650 is "£26.50"; what is owed has a minus."""
    pounds, rest = divmod(abs(pence), 100)
    said = f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
    return f"−{said}" if pence < 0 else said


def read_pence(text: str) -> int | None:
    """Read "480", "£26.50", "1,200" or "85p" as pence; None when it is no amount."""
    match = _TYPED.fullmatch(text.strip())
    if match is None or (match[2] and match[3]):
        return None
    whole = int(match[1].replace(",", ""))
    return whole if match[3] else whole * 100 + int(match[2] or 0)
