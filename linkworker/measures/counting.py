"""How many of a thing, in words."""


def many(number: int, one: str) -> str:
    """Say how many: "1 note", "2 notes"."""
    return f"1 {one}" if number == 1 else f"{number} {one}s"
