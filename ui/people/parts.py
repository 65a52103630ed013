"""Parts of a page, each made anew only when it says something else: the focus stays where it is."""

from collections.abc import Callable


class Parts:
    """Remembers what each part of a page said last."""

    def __init__(self) -> None:
        self._said: dict[str, object] = {}

    def show(self, part: str, said: object, make: Callable[[], None]) -> None:
        """Make a part, unless it says the same already."""
        if part not in self._said or self._said[part] != said:
            self._said[part] = said
            make()
