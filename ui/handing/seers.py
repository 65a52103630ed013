"""Who will see a child from then on, who no longer, who as before."""

from PySide6.QtWidgets import QWidget

from ui import names
from ui.models.moving import Seers
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down


class SeersList(QWidget):
    """Rows of names: those who come, those who go (nobody, too), those who stay."""

    def __init__(self, name: str, seers: Seers) -> None:
        super().__init__()
        rows = [
            ("circle-check", "ok", f"Will see {name} from then on", seers.more),
            ("circle-x", "text3", f"Will see {name} no longer", seers.fewer),
            ("eye", "text2", f"See {name} as before", seers.still),
        ]
        whole = down(gap=10)
        said = []
        for icon, tone, title, people in rows:
            if not people and people is not seers.fewer:
                continue
            words = ", ".join(people) or "Nobody"
            row = across(IconLabel(icon, tone, 18), gap=10)
            row.addLayout(down(Label(title, "smallb"), WrapLabel(words, "body", "soft"), gap=0), 1)
            whole.addLayout(row)
            said.append(f"{title}: {words}")
        self.setLayout(whole)
        names.call(self, ". ".join(said))
