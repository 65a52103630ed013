"""What each kind of field is edited with: always an editor as `ui.widgets.field` describes it."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from linkworker import elements, kinds
from linkworker.money import PENCE
from ui import theme
from ui.desk import today
from ui.forms.marks_edit import MarksEdit
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.date_edit import DateEdit, MomentEdit
from ui.widgets.dates import Looking
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.money_edit import MoneyEdit

NOT_HERE = "Not on this laptop yet"
_LONG_LINE = 300
_FEW = 4
_PICKER = 360
_AHEAD = ("by when", "review", "until", "next")


class YesNoEdit(Chips):
    """Yes, no, or not known (None)."""

    def __init__(self) -> None:
        super().__init__([("yes", "Yes"), ("no", "No"), ("not known", "Not known")])

    def value(self) -> bool | None:
        """Give True, False or None."""
        return {"yes": True, "no": False}.get(super().value())

    def set_value(self, value: bool | None) -> None:
        """Show an answer."""
        super().set_value("not known" if value is None else "yes" if value else "no")


class LinkPicker(ChoicePicker):
    """One of the records offered, by id; '' for none."""

    def value(self) -> str:
        """Give the id picked, or ''."""
        return super().value() or ""

    def set_value(self, value: str | None) -> None:
        """Pick an id; one that was not offered is kept, and said to be elsewhere."""
        if value and self.findData(value) < 0:
            self.addItem(NOT_HERE, value)
        super().set_value(value or None)


class TagChips(Chips):
    """Any of a few words."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(options, many=True)

    def value(self) -> frozenset[str]:
        """Give the words picked, with those that were not offered."""
        return frozenset(super().value())

    def set_value(self, value: Collection[str] | None) -> None:
        """Pick words."""
        super().set_value(tuple(value or ()))


class TagLine(LineEdit):
    """Words of one's own, parted by commas."""

    def value(self) -> Any:
        """Give the words."""
        return frozenset(part.strip() for part in self.text().split(",") if part.strip())

    def set_value(self, value: Any) -> None:
        """Show words."""
        super().set_value(", ".join(sorted(value or ())))


def sentence_case(words: str) -> str:
    """Begin with a capital, and leave the rest as it is: "1:1", "SEN support"."""
    return words[:1].upper() + words[1:]


def _way(field: kinds.Field) -> Looking:
    """Say whether a day without a year means the next such day or the last."""
    ahead = any(part in field.label.casefold() for part in _AHEAD)
    return "ahead" if ahead else "back"


def _line(field: kinds.Field, _: Any) -> Any:
    if not isinstance(field, kinds.Text) or field.longest <= _LONG_LINE:
        return LineEdit()
    words = WordsEdit(lines=1, most=6)
    words.longest = field.longest
    return words


def _choice(field: kinds.Field, _: Any) -> Any:
    listed: Any = field.options if isinstance(field, kinds.Choice) else ()
    options = [(option, sentence_case(str(option.value))) for option in listed]
    few = field.required and len(options) <= _FEW
    return Chips(options) if few else _narrow(ChoicePicker(options, "Not said"))


def _narrow(picker: ChoicePicker) -> ChoicePicker:
    picker.setMaximumWidth(theme.size(_PICKER))
    return picker


def _number(field: kinds.Field, _: Any) -> Any:
    if isinstance(field, kinds.Number) and field.unit == PENCE:
        return MoneyEdit()
    bounds = (field.lowest, field.highest) if isinstance(field, kinds.Number) else (0, 999)
    return NumberEdit(*bounds)


def _tags(field: kinds.Field, offered: Any) -> Any:
    listed: Any = (isinstance(field, elements.Tags) and field.options) or ()
    options = [(str(option.value), sentence_case(str(option.value))) for option in listed]
    options += list(offered)
    return TagChips(options) if options else TagLine()


EDITORS: dict[type[kinds.Field], Callable[[kinds.Field, Sequence[tuple[str, str]]], Any]] = {
    kinds.Text: _line,
    kinds.Words: lambda field, offered: WordsEdit(lines=3),
    kinds.Day: lambda field, offered: DateEdit(_way(field), today),
    kinds.Moment: lambda field, offered: MomentEdit(_way(field), today),
    kinds.Choice: _choice,
    kinds.Number: _number,
    kinds.YesNo: lambda field, offered: YesNoEdit(),
    kinds.Links: lambda field, offered: _narrow(LinkPicker(offered, "None chosen")),
    elements.Tags: _tags,
    elements.Marks: lambda field, offered: MarksEdit(),
}


def editor_for(field: kinds.Field, offered: Sequence[tuple[str, str]] = ()) -> Any:
    """Make the editor of a field; `offered` are (id, words) of the records it may refer to."""
    return EDITORS[type(field)](field, offered)
