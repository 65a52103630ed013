"""The places of the window, and how the window and the desk hear of each other."""

from functools import partial

from ui.coming import Coming
from ui.desk import Desk
from ui.lines import BEFORE, first_place, show_lines
from ui.navigation import Stop
from ui.palette import Palette
from ui.people.frame import OfficeFrame
from ui.screens.add_picture_page import AddPicturePage
from ui.screens.bookings_page import BookingsPage
from ui.screens.caseload_page import CaseloadPage
from ui.screens.child_page import ChildPage
from ui.screens.comment_page import CommentPage
from ui.screens.comments_page import CommentsPage
from ui.screens.concern_page import ConcernPage
from ui.screens.copy_page import CopyPage
from ui.screens.day_page import DayPage
from ui.screens.day_sheet_page import DaySheetPage
from ui.screens.decide_page import DecidePage
from ui.screens.directory_page import DirectoryPage
from ui.screens.drafts_page import DraftsPage
from ui.screens.ending_page import EndingPage
from ui.screens.form_page import FormPage
from ui.screens.good_word_page import GoodWordPage
from ui.screens.hours_page import HoursPage
from ui.screens.import_page import ImportPage
from ui.screens.invite_page import InvitePage
from ui.screens.keeping_page import KeepingPage
from ui.screens.keys_page import KeysPage
from ui.screens.lent_page import LentPage
from ui.screens.let_back_page import LetBackPage
from ui.screens.loss_page import LossPage
from ui.screens.lost_page import LostPage
from ui.screens.meeting_page import MeetingPage
from ui.screens.note_page import NotePage
from ui.screens.papers_page import PapersPage
from ui.screens.partners_page import PartnersPage
from ui.screens.people_page import PeoplePage
from ui.screens.person_page import PersonPage
from ui.screens.picture_page import PicturePage
from ui.screens.print_page import PrintPage
from ui.screens.quotes_page import QuotesPage
from ui.screens.quotes_paper_page import QuotesPaperPage
from ui.screens.review_packs_page import ReviewPacksPage
from ui.screens.review_page import ReviewPage
from ui.screens.review_slips_page import ReviewSlipsPage
from ui.screens.reviews_page import ReviewsPage
from ui.screens.rights_page import RightsPage
from ui.screens.sdq_envelopes_page import SdqEnvelopesPage
from ui.screens.sdq_paper_page import SdqPaperPage
from ui.screens.september_page import SeptemberPage
from ui.screens.session_page import SessionPage
from ui.screens.session_sheet_page import SessionSheetPage
from ui.screens.setting_up_page import SettingUpPage
from ui.screens.settings_page import SettingsPage
from ui.screens.stepping_up_page import SteppingUpPage
from ui.screens.survey_page import SurveyPage
from ui.screens.survey_paper_page import SurveyPaperPage
from ui.screens.surveys_page import SurveysPage
from ui.screens.sync_page import SyncPage
from ui.screens.team_page import TeamPage
from ui.screens.today_page import TodayPage
from ui.screens.waiting_page import WaitingPage
from ui.screens.week_page import WeekPage
from ui.screens.words_page import WordsPage
from ui.session import Session
from ui.shell import Shell
from ui.team.frame import TeamFrame
from ui.what_waits import count_drafts, show_sync
from ui.window import Place, Window
from ui.with_child.door import WITH_CHILD, Door

PLACES = (
    ("today", TodayPage, Stop("today", "Today", "sun")),
    ("team", TeamPage, Stop("team", "Team overview", "activity")),
    ("caseload", CaseloadPage, Stop("caseload", "Caseload", "users")),
    ("to_decide", DecidePage, Stop("to_decide", "To decide", "git-compare")),
    ("reviews", ReviewsPage, Stop("reviews", "Reviews", "calendar-check")),
    ("drafts", DraftsPage, Stop("drafts", "Not finished", "history")),
    ("comments", CommentsPage, Stop("comments", "Comments", "message-square-text")),
    ("partners", PartnersPage, Stop("partners", "Partners", "handshake")),
    ("directory", DirectoryPage, Stop("directory", "Directory", "map-pin")),
    ("import", ImportPage, Stop("import", "School's file", "file-text")),
    ("papers", PapersPage, Stop("papers", "Papers saved here", "printer")),
    ("people", PeoplePage, Stop("people", "People and laptops", "laptop", "foot")),
    ("settings", SettingsPage, Stop("settings", "Settings", "settings", "foot")),
    ("week", WeekPage, None),
    ("day", DayPage, None),
    ("day_sheet", DaySheetPage, None),
    ("words", WordsPage, None),
    ("september", SeptemberPage, None),
    ("child", ChildPage, None),
    ("comment", CommentPage, None),
    ("note", NotePage, None),
    ("good_word", GoodWordPage, None),
    ("concern", ConcernPage, None),
    ("form", FormPage, None),
    ("ending", EndingPage, None),
    ("meeting", MeetingPage, None),
    ("sdq_paper", SdqPaperPage, None),
    ("sdq_envelopes", SdqEnvelopesPage, None),
    ("hours", HoursPage, None),
    ("stepping_up", SteppingUpPage, None),
    ("lent", LentPage, None),
    ("rights", RightsPage, None),
    ("copy", CopyPage, None),
    ("keeping", KeepingPage, None),
    ("session", SessionPage, None),
    ("review", ReviewPage, None),
    ("review_slips", ReviewSlipsPage, None),
    ("review_packs", ReviewPacksPage, None),
    ("bookings", BookingsPage, None),
    ("session_sheet", SessionSheetPage, None),
    ("quotes", QuotesPage, None),
    ("quotes_paper", QuotesPaperPage, None),
    ("surveys", SurveysPage, None),
    ("survey", SurveyPage, None),
    ("survey_paper", SurveyPaperPage, None),
    ("sync", SyncPage, None),
    ("print", PrintPage, None),
    ("picture", PicturePage, None),
    ("add_picture", AddPicturePage, None),
    ("keys", KeysPage, None),
    ("let_back", LetBackPage, None),
    ("invite", InvitePage, None),
    ("person", PersonPage, None),
    ("lost", LostPage, None),
    ("loss", LossPage, None),
    ("setting_up", SettingUpPage, None),
    ("waiting", WaitingPage, None),
)
_OF_CASELOAD = (
    *("child", "picture", "add_picture", "print", "form", "concern"),
    *("ending", "meeting", "sdq_paper", "sdq_envelopes", "hours", "stepping_up"),
    *("quotes", "quotes_paper", "lent", "rights", "copy"),
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
        window.add(Place(name, partial(page, desk), stop, under, over))
    _offer_search(window, desk)
    Shell(window, desk)
    TeamFrame(window, desk)
    OfficeFrame(window, desk)
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


def _write_up(window: Window, desk: Desk) -> None:
    if not desk.standing.reviews:
        window.go("day")


def _say_trouble(window: Window, error: Exception) -> None:
    """Say what was not done until it is closed; over a page laid over the others also at once."""
    window.troubles.tell(error)
    if window.here() != window.beneath():
        window.toast.say(str(error), urgent=True)


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
