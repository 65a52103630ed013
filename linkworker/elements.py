"""The kinds of field made of elements, each kept and merged by itself."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from linkworker.kinds import Field


@dataclass(frozen=True, kw_only=True)
class Tags(Field):
    """A set of words, each element kept and merged by itself."""

    options: type[Enum] | None = None
    elements: ClassVar[bool] = True

    def to_store(self, value: frozenset[str]) -> dict[str, bool]:
        """Spell as elements that are present."""
        return dict.fromkeys(sorted(value), True)

    def from_store(self, stored: dict[str, bool] | None) -> frozenset[str]:
        """Read the elements that are present."""
        return frozenset(name for name, present in (stored or {}).items() if present)

    def accepts(self, stored: Any) -> bool:
        """Accept, for one element, present or absent."""
        return isinstance(stored, bool)

    def spoken(self, value: frozenset[str]) -> str:
        """Say the elements in order."""
        return ", ".join(sorted(value)) or "none"


@dataclass(frozen=True, kw_only=True)
class Marks(Field):
    """A week's ten attendance marks, Monday morning first; each kept and merged by itself."""

    elements: ClassVar[bool] = True

    def to_store(self, value: tuple[str, ...]) -> dict[str, str]:
        """Spell as half-day number 0 to 9: code."""
        return {str(n): code for n, code in enumerate(value) if code}

    def from_store(self, stored: dict[str, str] | None) -> tuple[str, ...]:
        """Read ten codes, '' where there is no mark."""
        return tuple((stored or {}).get(str(n), "") for n in range(10))

    def accepts(self, stored: Any) -> bool:
        """Accept, for one half-day, a code of at most three characters, as X01 was."""
        return super().accepts(stored) and len(stored) <= 3

    def spoken(self, value: tuple[str, ...]) -> str:
        """Say the ten codes as a register prints them."""
        return " ".join(code or "-" for code in value)
