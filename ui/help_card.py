"""F1: what the page in front is for, and the keys that work on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.desk import Standing
from ui.screens.keys_page import ANYWHERE, keys_card, keys_for
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH
from ui.widgets.slip import Slip

SIZE = (600, 580)

# Place: what it is called, what it is for, where its keys are listed
HELP = {
    "today": (
        "Today",
        "Whom to see and when; what is due, and always why; whom nobody has seen for a while; "
        "what goes well. While school is closed: whom to call, as it was agreed.",
        "Today",
    ),
    "day": (
        "Write up the day",
        "A row for each slot, for each name you marked, and for what yesterday left open. Type "
        "words, or say reached or tried; only those rows are kept. A name below adds a row, "
        "several names make one for a group. What you type is kept as a draft as you type.",
        "Write up the day",
    ),
    "day_sheet": (
        "Day sheet",
        "The rows of the day on half a page to write on, by initials or first names. Writing up "
        "goes in the same order. Say here when it is shredded.",
        "Write up the day",
    ),
    "words": (
        "Words",
        "A few words for a meeting you marked. What stood there before stays as it was.",
        "Note",
    ),
    "week": (
        "My week",
        "Slots by day and time. Those of each week fall away by themselves on INSET days, in "
        "half-term and while a child is away. Copy last week brings its single dates.",
        "My week",
    ),
    "september": (
        "September",
        "Each child’s year, class, teacher and room for the new school year, whoever was in Year 6 "
        "and has another school now, and who is not back yet.",
        "",
    ),
    "caseload": (
        "Caseload",
        "Everybody you hold, who needs you first at the top. A row says what you promised next, "
        "or what was said last; when you last saw the child, and when you last tried.",
        "Caseload",
    ),
    "child": (
        "A child",
        "Story says who this is, in the child’s own words first. Timeline is what happened. "
        "Support plan holds goals and what is done about them. Attendance shows half-days. "
        "SDQ holds scores, marks at school and time together. Help holds what was taken up, "
        "done 1:1, agreed with the school, given and lent. School holds good days, and time away "
        "with the way back.",
        "A child",
    ),
    "ending": (
        "Ending",
        "It begins with the last of six terms. The child names who stays; each is asked, and "
        "counts once they say yes. What goes on, the goodbye, the child’s letter; then one look "
        "six weeks on. Letters for the child, the family and the school print from here.",
        "An ending",
    ),
    "meeting": (
        "Meeting",
        "Typed while it goes on: who came, a sentence of each, what others will do and when you "
        "ask how it went. That day it stands on Today. Minutes print before anybody leaves.",
        "A meeting",
    ),
    "good_word": (
        "A good word",
        "What somebody at school or at home said. It stands under Going well for two weeks; to "
        "pass it on is a to-do by the next school day.",
        "Good word",
    ),
    "reviews": (
        "Reviews",
        "Who is left this term: by when and why, and which voices were asked, are here, or are "
        "missing. Open all that are left, give out a slip for each class, print the packs.",
        "Reviews",
    ),
    "review": (
        "A review",
        "What is known stands at the left. Each voice is kept as it comes, so that nothing waits "
        "on one laptop. The child rates each goal, all others the plan, once. Completing it makes "
        "the plan’s next version, where something changes, and sets the next review.",
        "A review",
    ),
    "review_slips": (
        "Teacher’s slips",
        "One paper for a class teacher: a tick and three lines for each child whose review is "
        "open. Type it in at one go; each child’s lines go into that child’s record alone.",
        "",
    ),
    "bookings": (
        "Parents’ evening",
        "Families whose review is open and who were not heard yet. Space books the next time, or "
        "frees it; brothers and sisters come one after the other. Who did not come is one try; "
        "after three, take it by phone or say why nothing was given.",
        "",
    ),
    "review_packs": (
        "Review packs",
        "Many packs in one go, in the order of the board. One that names somebody is looked at "
        "first: Enter says so and goes to the next. Space lets a pack stay. A sheet that lists "
        "what went comes last; each pack is kept with its child.",
        "",
    ),
    "note": (
        "New note",
        "A few words about one child or several. Facts, not guesses: the family may read them. "
        "What you type is kept as you type, and is in the record when you save.",
        "Note",
    ),
    "concern": (
        "Worried about safety?",
        "Tell them first, by voice. Then write down what was said, as it was said, print the "
        "sheet and hand it over. What you type is offered back here and nowhere else; once it is "
        "handed over it is sealed to our safeguarding lead, or wiped. That you told them is kept.",
        "Worried about safety?",
    ),
    "form": (
        "A form",
        "What you type is kept as a draft until you save or let it go.",
        "A form, a comment",
    ),
    "comments": (
        "Comments",
        "What a supervisor asked or praised, and what was answered.",
        "Comments",
    ),
    "comment": (
        "Comment",
        "A question or a thank-you about one thing that is kept.",
        "A form, a comment",
    ),
    "picture": (
        "A picture or paper",
        "Shown here and nowhere else: no copy of it is left on this laptop. Of a PDF a copy can be "
        "saved for somebody; it is listed until it is deleted.",
        "Pictures",
    ),
    "add_picture": (
        "Add a picture or paper",
        "Say what it is, then choose, drop or paste it. It is made small, and where and when it "
        "was taken is left out. A passport or a bank letter stays with the family: write what it "
        "says. A photo with people needs the family’s yes.",
        "Pictures",
    ),
    "directory": (
        "Directory",
        "What is needed, in one line: who is near, what worked for families here, and who looked "
        "at it last. Rang one? What you learned is dated for everybody.",
        "Directory",
    ),
    "quotes": (
        "Words people gave us",
        "Written once where they were heard: from a note, a review, a call. Ask later, use by use. "
        "They leave only while the family’s agreement to quotes and a yes to that use both stand; "
        "taken back, they leave by nothing from then on.",
        "Words people gave us",
    ),
    "quotes_paper": (
        "Print permitted words",
        "For one named reader and one use. No child is named on it. What may leave is looked up "
        "again at the moment it goes, and kept with each child whose words it holds.",
        "Words people gave us",
    ),
    "surveys": (
        "Surveys",
        "Who was asked, what is back, what is missing; and what was answered, once five have. "
        "Nothing says whose an answer is. The two questions to a family stand on each review.",
        "",
    ),
    "survey": (
        "A survey",
        "Type a paper in by its numbers: each digit answers one question and goes on. It stands in "
        "a child’s own record only where the family agreed to evaluation.",
        "A survey",
    ),
    "survey_paper": (
        "Survey on paper",
        "Print one and copy it. It asks for no name.",
        "",
    ),
    "to_decide": (
        "To decide",
        "Two people answered the same question. Both answers are kept; you say what is right.",
        "To decide",
    ),
    "drafts": ("Not finished", "What you began and did not save, only on this laptop.", ""),
    "import": (
        "School’s file",
        "Takes in a register file. Children not on your caseload are never written down.",
        "School’s file",
    ),
    "team": (
        "Team overview",
        "Each Link Worker, how fresh what you see is, and the children who wait for somebody.",
        "",
    ),
    "papers": (
        "Papers saved here",
        "Files you saved outside this program, each to be deleted when it has done its work.",
        "",
    ),
    "sdq_envelopes": (
        "SDQ envelopes",
        "Labels for the forms that wait to be given out, and a list to tick off with the same "
        "numbers. Outside stands a first name and one letter, never what is in it. Say on SDQ "
        "paper that the forms are out.",
        "",
    ),
    "sdq_paper": (
        "SDQ paper",
        "Whoever is asked for a form this term, and how far it has come: not asked, given out, "
        "back, entered. Forms come up by themselves when they are due.",
        "SDQ paper",
    ),
    "lent": (
        "Lent and not back",
        "Everything that was lent to a child here and has not come back, the first to come back "
        "at the top. A lent thing without a day of its own comes back by the end of the school "
        "year. One key says that it is back.",
        "",
    ),
    "hours": (
        "Time together",
        "Hours of support this school year, child by child, and how they are counted.",
        "",
    ),
    "stepping_up": (
        "Stepping up",
        "How many came under a social worker’s plan before, during and after the programme, "
        "without names. What nobody could find out is counted apart.",
        "",
    ),
    "partners": (
        "Partners",
        "Whom we work with, and what was bought from them: sessions held, come to and left, and "
        "one line to send. Money that two people agreed to while apart stands at the top.",
        "",
    ),
    "session_sheet": (
        "Printed register",
        "The register on paper for a leader without a laptop of ours, with a return slip. Health "
        "stands on it only where you choose so. It comes back by numbers.",
        "",
    ),
    "session": (
        "Register",
        "Who came to a session. It opens on the one that is on now, everybody present: say only "
        "who was not, and what is to be done then. Saving says in a sentence what it did.",
        "Register",
    ),
    "waiting": ("Waiting", "What a new laptop waits for, and who can help it on.", ""),
    "sync": ("Sync", "Whether your work is safe here, and what the team has of it.", ""),
    "settings": ("Settings", "You and this laptop, how it looks, and when it locks.", ""),
    "print": ("Print", "A paper for one named reader. What they must not be told is left out.", ""),
    "keys": ("Keys", "Every key that does something, by where it works.", ""),
}
_ELSE = ("This page", "Ctrl+K finds children, words and things to do from here.", "")


class HelpCard(Slip):
    """Over the page it is about; `all_keys` asks for the whole list."""

    all_keys = Signal()

    def __init__(self, over: QWidget) -> None:
        every = Button("All keys", "quiet", "list")
        super().__init__(over, "circle-help", "accent", SIZE, (every, STRETCH))
        every.clicked.connect(self._show_all)

    def show_about(self, place: str, standing: Standing) -> None:
        """Open with what a place is for, and the keys that work on it for who is here."""
        title, words, where = HELP.get(place, _ELSE)
        keys = keys_for(standing)
        here = [keys_card("Keys here", keys[where])] if where in keys else []
        cards = [*here, keys_card(ANYWHERE, keys[ANYWHERE])]
        self.show_lines(title, [WrapLabel(words, "body", "soft"), *cards])

    def _show_all(self) -> None:
        self.put_away()
        self.all_keys.emit()
