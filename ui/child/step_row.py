"""One agreed step of an Attendance Action Plan: by when, since when, done when."""

from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.attendance import begin_step, finish_step
from linkworker.records import Step
from ui.child.part import Part
from ui.desk import today
from ui.models.about_child import About
from ui.models.said_days import by_when, near_day
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held


def step_row(part: Part, about: About, step: Step) -> QWidget:
    """Make the row; a Link Worker can say that the step has begun, or is done."""
    done = step.done_on is not None
    going = step.began_on is not None and not done
    mark = "circle-check" if done else "circle-dot" if going else "circle"
    late = step.due is not None and step.due < about.today and not done and not going
    words = down(
        WrapLabel(step.what), Label(_when(about, step), "meta", "bad" if late else "muted"), gap=1
    )
    row = across(
        down(IconLabel(mark, "ok" if done or going else "control", 17), STRETCH), words, gap=8
    )
    row.setStretch(1, 1)
    if not about.may_write or done:
        return held(row)
    doing = across(25, gap=6)
    if not going:
        begun = Button("Has begun", "small", "", f"Has begun: {step.what}")
        begun.clicked.connect(partial(_begin, part, step))
        doing.addWidget(begun)
    tick = Button("Done", "small", "check", f"Done: {step.what}")
    tick.clicked.connect(partial(_finish, part, step))
    doing.addWidget(tick)
    doing.addStretch(1)
    return held(down(row, doing, gap=4))


def _when(about: About, step: Step) -> str:
    began = f"Began {near_day(step.began_on, about.today)}" if step.began_on else ""
    if step.done_on:
        done = f"Done {near_day(step.done_on, about.today)}"
        return f"{began} · {done}" if began else done
    return began or by_when(step.due, about.today)


def _begin(part: Part, step: Step) -> None:
    on = today()
    part.keep(lambda store: begin_step(store, step, on=on), "Step has begun")


def _finish(part: Part, step: Step) -> None:
    on = today()
    part.keep(lambda store: finish_step(store, step, on=on), "Step done")
