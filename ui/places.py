"""The places of the window, and how the window and the desk hear of each other.

A page is imported when it is first gone to: most people never go to most of them.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QWidget

from ui.coming import Coming
from ui.crash import said_in_words
from ui.desk import Desk
from ui.handing.frame import HandingFrame
from ui.lines import BEFORE, first_place, show_lines
from ui.navigation import Stop
from ui.palette import Palette
from ui.people.frame import OfficeFrame
from ui.session import Session
from ui.shell import Shell
from ui.team.frame import TeamFrame
from ui.what_waits import count_drafts, show_sync
from ui.window import Place, Window
from ui.with_child.door import WITH_CHILD, Door

PLACES = (
    ("today", "today_page.TodayPage", Stop("today", "Today", "sun")),
    ("team", "team_page.TeamPage", Stop("team", "Team overview", "activity")),
    ("caseload", "caseload_page.CaseloadPage", Stop("caseload", "Caseload", "users")),
    ("to_decide", "decide_page.DecidePage", Stop("to_decide", "To decide", "git-compare")),
    ("reviews", "reviews_page.ReviewsPage", Stop("reviews", "Reviews", "calendar-check")),
    ("drafts", "drafts_page.DraftsPage", Stop("drafts", "Not finished", "history")),
    ("comments", "comments_page.CommentsPage", Stop("comments", "Comments", "message-square-text")),
    ("partners", "partners_page.PartnersPage", Stop("partners", "Partners", "handshake")),
    ("directory", "directory_page.DirectoryPage", Stop("directory", "Directory", "map-pin")),
    ("import", "import_page.ImportPage", Stop("import", "School's file", "file-text")),
    ("papers", "papers_page.PapersPage", Stop("papers", "Papers saved here", "printer")),
    ("people", "people_page.PeoplePage", Stop("people", "People and laptops", "laptop", "foot")),
    ("settings", "settings_page.SettingsPage", Stop("settings", "Settings", "settings", "foot")),
    ("week", "week_page.WeekPage", None),
    ("day", "day_page.DayPage", None),
    ("day_sheet", "day_sheet_page.DaySheetPage", None),
    ("words", "words_page.WordsPage", None),
    ("september", "september_page.SeptemberPage", None),
    ("child", "child_page.ChildPage", None),
    ("comment", "comment_page.CommentPage", None),
    ("note", "note_page.NotePage", None),
    ("good_word", "good_word_page.GoodWordPage", None),
    ("concern", "concern_page.ConcernPage", None),
    ("form", "form_page.FormPage", None),
    ("ending", "ending_page.EndingPage", None),
    ("meeting", "meeting_page.MeetingPage", None),
    ("sdq_paper", "sdq_paper_page.SdqPaperPage", None),
    ("sdq_envelopes", "sdq_envelopes_page.SdqEnvelopesPage", None),
    ("hours", "hours_page.HoursPage", None),
    ("stepping_up", "stepping_up_page.SteppingUpPage", None),
    ("lent", "lent_page.LentPage", None),
    ("rights", "rights_page.RightsPage", None),
    ("copy", "copy_page.CopyPage", None),
    ("keeping", "keeping_page.KeepingPage", None),
    ("move", "move_page.MovePage", None),
    ("session", "session_page.SessionPage", None),
    ("review", "review_page.ReviewPage", None),
    ("review_slips", "review_slips_page.ReviewSlipsPage", None),
    ("review_packs", "review_packs_page.ReviewPacksPage", None),
    ("bookings", "bookings_page.BookingsPage", None),
    ("session_sheet", "session_sheet_page.SessionSheetPage", None),
    ("quotes", "quotes_page.QuotesPage", None),
    ("quotes_paper", "quotes_paper_page.QuotesPaperPage", None),
    ("surveys", "surveys_page.SurveysPage", None),
    ("survey", "survey_page.SurveyPage", None),
    ("survey_paper", "survey_paper_page.SurveyPaperPage", None),
    ("sync", "sync_page.SyncPage", None),
    ("print", "print_page.PrintPage", None),
    ("picture", "picture_page.PicturePage", None),
    ("add_picture", "add_picture_page.AddPicturePage", None),
    ("keys", "keys_page.KeysPage", None),
    ("let_back", "let_back_page.LetBackPage", None),
    ("invite", "invite_page.InvitePage", None),
    ("person", "person_page.PersonPage", None),
    ("lost", "lost_page.LostPage", None),
    ("loss", "loss_page.LossPage", None),
    ("custody", "custody_page.CustodyPage", None),
    ("pair", "pair_page.PairPage", None),
    ("late", "late_page.LatePage", None),
    ("parting", "parting_page.PartingPage", None),
    ("setting_up", "setting_up_page.SettingUpPage", None),
    ("waiting", "waiting_page.WaitingPage", None),
)
_OF_CASELOAD = (
    *("child", "picture", "add_picture", "print", "form", "concern"),
    *("ending", "meeting", "sdq_paper", "sdq_envelopes", "hours", "stepping_up"),
    *("quotes", "quotes_paper", "lent", "rights", "copy", "move"),
)
UNDER = {
    **dict.fromkeys(_OF_CASELOAD, "caseload"),
    **dict.fromkeys(("day", "day_sheet", "week", "september"), "today"),
    "session": "partners",
    "session_sheet": "partners",
    **dict.fromkeys(("surveys", "survey", "survey_paper"), "partners"),
    "review": "reviews",
    "review_slips": "reviews",
    "review_packs": "reviews",
    "bookings": "reviews",
    **dict.fromkeys(("invite", "person", "lost", "loss", "keeping"), "people"),
    **dict.fromkeys(("custody", "pair"), "people"),
}
OVER = {"good_word": (700, 500), "note": (860, 612), "comment": (640, 560), "words": (760, 470)}


def furnish(session: Session) -> Window:
    """Make the window of an unlocked session, with every place in it."""
    window = furnish_desk(session.desk)
    window.sync_now.connect(session.sync_now)
    return window


def furnish_desk(desk: Desk) -> Window:
    """Make a window over a desk, with every place in it."""
    window = Window()
    for name, page, stop in PLACES:
        under, over = UNDER.get(name, ""), OVER.get(name)
        window.add(Place(name, partial(_make, page, desk), stop, under, over))
    _offer_search(window, desk)
    Shell(window, desk)
    TeamFrame(window, desk)
    OfficeFrame(window, desk)
    HandingFrame(window, desk)
    Coming(window, desk.background)
    window.sync_opened.connect(lambda: window.go("sync"))
    window.write_up.connect(partial(_write_up, window, desk))
    desk.went.connect(partial(_go, window, Door(window, desk)))
    desk.note_wanted.connect(lambda child: window.go("note", child))
    desk.said.connect(window.toast.say)
    desk.undone.connect(window.toast.offer_again)
    desk.moved.connect(partial(_moved, window, desk))
    desk.told.connect(lambda _: show_sync(window, desk))
    window.went.connect(lambda *_: count_drafts(window, desk))
    desk.background.changed.connect(lambda _: show_sync(window, desk))
    desk.background.failed.connect(partial(_say_trouble, window))
    window.navigation.show_line("papers", shown=False)
    _moved(window, desk)
    return window


def _make(named: str, desk: Desk) -> QWidget:
    """Import the page of a place by its file and name, and make it."""
    file, _, name = named.partition(".")
    page: Callable[[Desk], QWidget] = getattr(import_module(f"ui.screens.{file}"), name)
    return page(desk)


def _write_up(window: Window, desk: Desk) -> None:
    if not desk.standing.reviews:
        window.go("day")


def _say_trouble(window: Window, error: Exception) -> None:
    """Say what was not done until it is closed; over a page laid over the others also at once."""
    window.troubles.tell(error)
    if window.here() != window.beneath():
        window.toast.say(said_in_words(error), urgent=True)


def _go(window: Window, door: Door, place: str, about: str) -> None:
    """Go to a place; beside a child the whole window gives way to what is hers."""
    if place == WITH_CHILD:
        door.open(about)
    else:
        window.go(place, about)


def _offer_search(window: Window, desk: Desk) -> None:
    """Lay the palette over the window; going elsewhere by another key puts it away."""
    palette = Palette(window, desk)
    deeds = {
        "note": window.new_note,
        "sync": window.sync_now,
        "lock": window.lock,
        "safety": window.safety,
        "names": window.names_hidden,
        "help": window.help,
    }
    palette.asked.connect(lambda deed: deeds[deed].emit())
    window.search.connect(palette.open)
    window.keys.connect(lambda: window.go("keys"))
    window.went.connect(palette.put_away)


def _moved(window: Window, desk: Desk) -> None:
    standing = desk.standing
    place, here = first_place(standing), window.here()[0]
    if place != here and (place in BEFORE or here in BEFORE):
        window.go(place)
    show_lines(window, standing)
    show_sync(window, desk)
