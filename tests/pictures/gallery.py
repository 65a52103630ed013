"""Which pictures the README shows, in which group and with which words: each line is one picture.

`python -m tests.pictures.gallery` writes the README's gallery anew.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
FOLDER = "docs/pictures"
BEGINS, ENDS = "<!-- gallery -->\n", "<!-- end of gallery -->\n"
A_ROW = 2  # pictures side by side, each light and dark

GROUPS = {
    "First day": {
        "welcome": "A new laptop: practise, or join",
        "practice": "Practising with invented children, in a striped frame",
        "practice-decide": "Practising a decision",
        "practice-paper": "A paper from practice says so",
        "join": "Joining, first of three steps",
        "join-file": "The invitation read from its file",
        "join-typed": "Or typed, each group checked at once",
        "join-words": "Four words, shown once",
        "join-again": "The words asked back from paper",
        "waiting": "Waiting to be let in",
        "waiting-sign-in": "A network that wants a sign-in first",
        "unlock": "The locked door",
    },
    "Today": {
        "today": "Whom to see, what is due and why, who was not seen",
        "today-to-do": "A to-do in one line; the child is seen in its words",
        "today-rules": "What asks here, and after how many days",
        "today-nothing": "Nothing to do",
        "today-holiday": "Half-term: check-ins as they were agreed",
        "today-september": "A new school year",
        "september": "Year, class, teacher and room, and who is not back",
        "seen-board-words": "A name of the board is marked by one key, words by another",
        "write-up": "Writing up the day, half done: a row a child",
        "write-up-warning": "Words that name another child are warned of",
        "write-up-sheet": "The rows of the day on half a page, to carry",
        "week": "My week of slots",
        "week-slot": "A slot for one child or several",
    },
    "Caseload": {
        "caseload": "Who needs somebody first, and why",
        "caseload-why": "What the order follows",
        "search": "Ctrl+K: find a child, something to do, words",
        "search-meant": "A name typed wrongly",
        "search-nearly": "Another, found all the same",
        "search-carer": "Whose mum she is, and what was said of her",
        "caseload-filters": "Filters with a name, found again",
        "note-spelling": "British spelling: underlined, put right by Ctrl+.",
        "note-long": "More letters than can be kept: nothing is lost",
        "done-again": "Taken back, and done again",
        "names-hidden": "Names hidden, for a corridor",
        "safety": "Worried about safety? Whom to tell",
        "safety-august": "The same on an evening in August: who answers then",
        "concern": "What was said, in the words that were used",
        "concern-staff": "About a member of staff: the head, or the designated officer",
        "concern-handing": "Whom you told, and what becomes of the words",
        "concern-begun": "Words begun are offered back here, and nowhere else",
        "concern-passed": "Did they come back to you?",
        "concern-today": "Today asks until they did",
        "help": "F1: what this page is for",
        "keys": "Every key",
    },
    "A child": {
        "child-story": "Story",
        "child-timeline": "Timeline",
        "child-timeline-calls": "Its calls alone",
        "child-plan": "Support plan",
        "child-attendance": "Attendance",
        "child-attendance-table": "Attendance as a table",
        "child-attendance-agreed": "Late marks that were agreed with the school",
        "child-plan-adding": "An action in one line of typing",
        "child-emergency": "Emergency card",
        "child-pictures": "Pictures and papers: small, and opened nowhere else",
        "child-pictures-seen": "A letter stays with the family; what it says is kept",
        "child-pictures-begin": "No pictures yet",
        "picture": "One picture, whole",
        "picture-adding": "A drawing, made small, without where and when it was taken",
        "picture-people": "A photo with people needs a yes",
        "picture-fact": "Keep the fact, not the paper",
        "picture-original": "What becomes of the file, and of the telephone’s own",
        "child-linkings": "Linkings: where we are with each; the story told once",
        "child-linkings-said": "What did they say? In one line",
        "child-linkings-again": "A not now that has come back",
        "child-linkings-begin": "Linkings not begun",
        "child-help": "Help: direct work in her words, agreed with school, lent",
        "child-help-john": "What was taken up, and what it did",
        "child-help-asked": "A review in the holidays names the next school day",
        "child-help-begin": "Help not begun",
        "child-help-reading": "Help as a supervisor reads it",
        "lent": "Lent and not back, over the caseload",
        "child-family": "Family: whom to ring about what, what was agreed",
        "child-family-asked": "A try in one line, with the day of the next",
        "child-family-siblings": "Brother and sister side by side: one call",
        "child-stepping-up": "Stepping up: dates, who told us, what to ask after the end",
        "stepping-up": "Before, during and after, in figures without names",
        "concern-timeline": "A timeline says that a concern was passed on, and no more",
        "child-family-home": "Where they live now, in one line",
        "child-school-away": "School: a child away, the way back, each with a day",
        "away-form": "The bad day in one form, and what it means beside it",
        "child-school-days": "What school counted, good days first; what a week was like",
        "child-school-counts": "Counts taken over from school’s own list",
        "child-school-elsewhere": "Taught elsewhere: its hours, its own attendance, our visits",
        "child-school-begin": "School, where nothing happened",
        "directory": "The directory of services",
        "directory-need": "From a need to a linking begun",
        "directory-rang": "Rang it today: dated for everybody",
        "child-beside": "The window turned to the child",
        "note": "A note, from anywhere by Ctrl+N",
        "note-warning": "Words that name another child",
        "child-story-begin": "A story not begun",
        "child-plan-begin": "A plan not begun",
    },
    "Sessions and partners": {
        "register": "A register: all present but for exceptions",
        "register-printed": "The same on paper, with a return slip",
        "child-sessions": "What a child takes part in, over two years",
        "child-sessions-sarah": "Boxing now, LEAP when she is ready",
        "partners": "Partners: bought, held, came to; two who spent the same money",
    },
    "Termly reviews": {
        "reviews": "Who is left this term: each voice asked, here or missing",
        "review": "A review half gathered",
        "review-decided": "A change decided: the plan’s next version in one step",
        "review-slip": "A teacher’s slip, typed in at one go",
        "print-review": "The pack of a review",
        "review-packs": "The packs of a whole board, looked at and printed in one go",
        "parents-evening": "A parents’ evening, with interpreters",
    },
    "Endings, meetings, needs": {
        "child-needs": "What a child needs, who said it, and what is being done",
        "meeting": "What was agreed with people without the app, and when to ask",
        "meeting-typed": "A meeting typed while it goes on",
        "good-word": "A good word, from anywhere in a few keys",
        "print-minutes": "Minutes for who came, before they leave the room",
        "ending-early": "An ending thought of early: who stays",
        "ending": "The ending: the child’s letter before everything",
        "ending-asked": "Who was named is asked",
        "ending-six-weeks": "Six weeks on: could not find out is an answer",
    },
    "SDQ and hours": {
        "child-sdq": "Scores in a named scheme, against the same filler-in",
        "child-sdq-entering": "Five numbers, and at once what they say",
        "child-sdq-begin": "No form yet, and when the first was due",
        "chasing-sdq": "Who is asked, what is out, back and entered",
        "sdq-envelopes": "Labels for the envelopes, and a list to tick off",
        "hours": "Time together, child by child",
    },
    "Paper": {
        "print": "Check before it goes",
        "print-attendance": "Attendance Action Plan",
        "print-story": "One-page story",
        "print-chronology": "Between two days",
        "print-child_sheet": "A child’s own sheet for her review",
        "print-letter": "Introduction letter",
        "print-slip": "A slip for the register office",
        "print-return": "The sheet for the day of return",
        "print-named": "Another child is named",
        "papers": "Papers saved on this laptop",
    },
    "Deciding": {
        "to_decide": "Two answers, both kept, one chosen",
        "to_decide-ask": "Ask the person",
    },
    "Review": {
        "team": "Team overview",
        "review-caseload": "Children across caseloads",
        "review-story": "A story, to read and comment on",
        "review-plan": "A plan, with nothing to write it with",
        "review-comments": "What the supervisor said and heard",
        "comments": "What waits for the Link Worker",
        "comment-at-its-place": "A comment at its place",
        "comment-answer": "Its answer",
    },
    "States and settings": {
        "sync": "Is my work safe?",
        "drafts": "Typed and not finished",
        "import": "The school's attendance file",
        "settings": "Settings",
        "components": "Every part and state",
    },
}
# As they leave the printer: no theme, no window. Further pages are made and not shown.
SHEETS = {
    "paper-plan-1": "Individual Support Plan",
    "paper-attendance-1": "Attendance Action Plan",
    "paper-story-1": "One-page story",
    "paper-chronology-1": "Between two days",
    "paper-letter-1": "Introduction letter",
    "paper-slip-1": "For the register office",
    "paper-minutes-1": "Minutes of a meeting",
    "paper-ending-1": "The letter of an ending",
    "paper-return-1": "The sheet for the day of return",
    "paper-plan-large-1": "The plan in larger print",
    "paper-plan-child-1": "The plan as the child reads it",
    "paper-plan-school-1": "The plan as the school reads it",
    "paper-review-1": "The pack of a review",
    "paper-child-sheet-1": "A child’s own sheet",
    "paper-packs-1": "Which packs went out",
    "paper-evening-1": "A parents’ evening",
    "paper-labels-1": "Labels for envelopes",
    "paper-forms-1": "Forms to give out",
    "paper-concern-1": "What was said, to hand over and to sign",
}
_NEXT_SHEET = re.compile(r"paper-.+-([2-9]|\d\d+)")


def names() -> set[str]:
    """Give every picture's name, without what its look and size add."""
    return {name for group in GROUPS.values() for name in group} | {*SHEETS}


def unlike(made: Iterable[str]) -> list[str]:
    """Compare the file names made with the gallery; say what is in one alone."""
    bare = {re.sub(r"(-125)?-(light|dark)$", "", one) for one in made}
    unshown = sorted(one for one in bare - names() if not _NEXT_SHEET.fullmatch(one))
    return [f"in no group of the gallery: {one}" for one in unshown] + [
        f"in the gallery and not made: {one}" for one in sorted(names() - bare)
    ]


def section() -> str:
    """Give the gallery as it stands in the README."""
    return "\n".join([*_groups(), ""])


def _groups() -> Iterator[str]:
    for title, pictures in GROUPS.items():
        yield from _table(title, [(words, _looks(name)) for name, words in pictures.items()])
    yield from _table("Sheets", [(words, [_link(name)]) for name, words in SHEETS.items()])


def _table(title: str, cells: list[tuple[str, list[str]]]) -> Iterator[str]:
    """Make a table that is folded up, rows of words above rows of pictures."""
    across = A_ROW if len(cells[0][1]) > 1 else len(cells)
    yield f"<details><summary>{title}</summary>\n"
    for start in range(0, len(cells), across):
        row = cells[start : start + across]
        head = [word for words, shown in row for word in (words, *[""] * (len(shown) - 1))]
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        yield "| " + " | ".join(one for _, shown in row for one in shown) + " |\n"
    yield "</details>\n"


def _looks(name: str) -> list[str]:
    return [_link(f"{name}-light"), _link(f"{name}-dark")]


def _link(file: str) -> str:
    return f"[![{file}]({FOLDER}/{file}.png)]({FOLDER}/{file}.png)"


def write() -> None:
    """Put the gallery into the README, between its two marks."""
    before, _, rest = README.read_text().partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    README.write_text(f"{before}{BEGINS}{section()}{ENDS}{after}")


if __name__ == "__main__":
    write()
