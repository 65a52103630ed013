"""Data protection in this place: how long, on what basis, who is controller, what was erased."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial

from linkworker.actions.basis import Purpose, purposes
from linkworker.actions.erasing import Certificate, certificate
from linkworker.actions.places import names
from linkworker.actions.retention import Over, Scheduled, schedule, whose_time_is_over
from linkworker.documents.erasure_certificate import erasure_certificate
from linkworker.documents.processing import processing_paper
from linkworker.records import (
    ControllerFile,
    Erasure,
    ErasureDone,
    Laptop,
    LegalHold,
    PurposeBasis,
    RetentionRule,
)
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.forms.paper_keeping import keep_sheet, no_record
from ui.forms.paper_out import PaperOut
from ui.rereading import Rereading
from ui.rights.erased import ErasedCard
from ui.rights.law import BasisCard, ControllersCard
from ui.rights.schedule import ScheduleCard
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, down, drawn_once, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_KINDS = (*(RetentionRule, PurposeBasis, ControllerFile, Erasure, ErasureDone, LegalHold),)
_ABOUT = "How long records are kept, why we may, and what was erased. An administrator changes it."
_SIDE = 400


@dataclass(frozen=True)
class Keeping:
    """All that this page shows."""

    schedule: list[Scheduled]
    over: list[Over]
    purposes: list[Purpose]
    files: list[ControllerFile]
    erasures: list[Certificate]
    staff: dict[str, str]


class KeepingPage(ScrollPage):
    """Who is no administrator reads it. Ctrl+P saves the record of processing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.print = Button("Record of processing", "secondary", "download")
        self.head = PageHead("Data protection", _ABOUT, (self.print,))
        self.schedule, self.basis = ScheduleCard(desk), BasisCard(desk)
        self.files, self.erased = ControllersCard(desk), ErasedCard()
        main = held(down(self.schedule, self.basis, STRETCH, gap=12))
        side = held(down(self.erased, self.files, STRETCH, gap=12))
        self.add(self.head, TwoColumns(main, side, _SIDE))
        self.out = PaperOut(self, desk, "")
        self.found: Keeping | None = None
        self.print.clicked.connect(self._print)
        self.erased.wanted.connect(self._certify)
        self.out.left.connect(lambda words, saved: keep_sheet(desk, no_record, words, saved))
        Rereading(self, desk, _KINDS, self._read)

    def _read(self) -> None:
        ask = partial(_open, laptops=self._desk.standing.laptops, today=desks.today())
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: Keeping) -> None:
        self.found = found
        may = self._desk.standing.administers and bool(self._desk.standing.place_log)
        with drawn_once(self):
            self.schedule.show_schedule(found.schedule, found.over, may=may)
            self.basis.show_purposes(found.purposes, may=may)
            self.files.show_files(found.files, desks.today(), may=may)
            self.erased.show_erasures(found.erasures, found.staff)

    def _print(self) -> None:
        paper = processing_paper(desks.today(), practice=self._desk.standing.practice)
        self.out.offer(paper, "the charity", "record of processing")
        self.out.save()

    def _certify(self, found: Certificate) -> None:
        staff = self.found.staff if self.found else {}
        paper = erasure_certificate(
            found, staff, desks.today(), practice=self._desk.standing.practice
        )
        self.out.offer(paper, "who asked", f"erasure {found.erasure.reference}")
        self.out.save()


def _open(reader: Reader, laptops: Collection[str], today: date) -> Keeping:
    users = {one.device: one.user for one in reader.find(Laptop)}
    return Keeping(
        schedule(reader), whose_time_is_over(reader, today), purposes(reader),
        reader.find(ControllerFile),
        [_certificate(reader, one, laptops, users) for one in reader.find(Erasure)],
        names(reader),
    )  # fmt: skip


def _certificate(
    reader: Reader, erasure: Erasure, laptops: Collection[str], users: dict[str, str]
) -> Certificate:
    """Return a certificate over the laptops that report to the caseload which held it."""
    held = {one.device for one in reader.find(Laptop, log=erasure.log)}
    known = [(device, users[device]) for device in sorted(held & set(laptops))]
    return certificate(reader, erasure, known)
