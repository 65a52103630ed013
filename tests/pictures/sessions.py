"""Sessions: a register half taken, supports over two years, partners with one line over."""

from datetime import datetime

from linkworker.actions import partners
from linkworker.records import Away, Came, Child, Commission, Fund, Partner
from tests import seeds
from tests.pictures.camera import Camera, settle, window_of
from tests.pictures.cast import Cast
from ui.desk import tell_time


def take(camera: Camera, cast: Cast) -> None:
    """Take the register of today's club, the tab of two children, and the partners."""
    _overspend(cast)
    with window_of(cast.joyce, "Joyce Addo") as (window, desk):
        tell_time(lambda: datetime(2025, 11, 4, 15, 40))
        _register(camera, window, desk)
        tell_time(lambda: seeds.NOW)
        for name in ("Wren", "Sarah"):
            child = cast.joyce.store.find(Child, name=name)[0].id
            suffix = "" if name == "Wren" else f"-{name.lower()}"
            window.go("child", f"{child}/sessions")
            settle(desk)
            picture = window.page("child").part("sessions").years.picture
            picture.setFocus()
            camera.now(window, desk, f"child-sessions{suffix}", picture.setFocus)
        camera.place(window, desk, "partners", "partners")


def _register(camera, window, desk):
    """Nine at the homework club: two exceptions and a few words, not saved yet."""
    window.go("session")
    settle(desk)
    page = window.page("session")
    marking = page.grid.marking
    names = [row.line.child.name for row in marking.rows]
    marking.come(names.index("Ivo"), Came.ABSENT)
    marking.explain(names.index("Ivo"), Away.LESSON)
    marking.come(names.index("Kofi"), Came.PART)
    marking.take_part(names.index("John"), 4)
    at = names.index("John")
    marking.setData(marking.index(at, 5), "Helped with fractions")
    marking.setData(marking.index(names.index("Hugo"), 6), "Ask how he is fri")
    page.grid.go_to(at, 3)
    camera.now(window, desk, "register", page.grid.setFocus)
    about = page.opened.about
    page.keeper.drop()
    camera.place(window, desk, "register-printed", "session_sheet", about)
    window.go("session")
    page.show_about("")
    settle(desk)


def _overspend(cast: Cast) -> None:
    """Joyce and Sam each agree to what alone there is money for; then both laptops sync."""
    joyce, sam = cast.joyce, cast.sam
    place = joyce.store.logs("place")[0][0]
    partners.add_fund(joyce.store, place, name="Spring pot, 2026", amount=50000)
    for laptop in (joyce, sam, joyce, sam):
        laptop.sync()
    need = "Reading aloud without being laughed at"
    _buy(joyce, "Harbour Arts", "Story and drawing", 12, 4000, need)
    need = "Somewhere to be on Friday afternoons"
    _buy(sam, "Element", "Film club, Fridays", 10, 3000, need, minute=5)
    for laptop in (joyce, sam, joyce, sam):
        laptop.sync()


def _buy(laptop, partner, what, number, price, need, minute=40):
    store = laptop.store
    (fund,) = [one for one in store.find(Fund) if one.name.startswith("Spring")]
    (found,) = [one for one in store.find(Partner) if one.name == partner]
    said = {"need": need, "what": what, "sessions": number, "price": price, "fund": fund.id}
    partners.ask_commission(store, found, **said)
    (asked,) = [one for one in store.find(Commission) if one.what == what]
    at = datetime(2025, 11, 3, 10, minute)
    partners.agree_commission(store, asked, approver=f"Tom, for {laptop.name}", at=at)
