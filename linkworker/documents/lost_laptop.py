"""The report of a lost laptop, and what its person needs on paper the next morning.

"Encrypted" is never written without how the laptop stood when it was lost, and who says so.
"""

from collections.abc import Sequence
from datetime import datetime

from linkworker.actions.loss_report import LossReport, NextDay, OnIt
from linkworker.documents.markup import Markup, element, table
from linkworker.documents.paper import Paper, page_of, say
from linkworker.documents.shapes import boxed, labelled, placed, section
from linkworker.measures.counting import many
from linkworker.measures.days import say_day
from linkworker.records import Child, EmergencyCard, Encrypted, LostLaptop, ToldOf, WhenLost

_LETTERS = 13
_FREE = 3  # lines to fill in by hand, beyond those who have a line each
_STATE = {
    WhenLost.OFF: "It was switched off: what is on it opens with four words alone.",
    WhenLost.LOCKED: "It was on and locked: what is on it opens with four words alone.",
    WhenLost.OPEN: "It was on and open: until it locked by itself, whoever had it could read.",
    WhenLost.UNKNOWN: "How it stood is not known: take it that it was open.",
}
_NOT_SEEN = "The disk’s own encryption was not seen at the last sync."
_SEEN = {
    Encrypted.YES: "The disk’s own encryption was seen to be on at the last sync.",
    Encrypted.NO: "The disk’s own encryption was seen to be off at the last sync.",
    Encrypted.UNKNOWN: _NOT_SEEN,
}


def loss_paper(report: LossReport, *, maker: str, practice: bool = False) -> Paper:
    """Print the report; `maker` is who prints it."""
    lost = report.lost
    title = f"Lost laptop of {lost.whose}"
    parts = [
        placed(
            [[("ours", "Linkworker · Lost laptop report"), ("draft", "CONFIDENTIAL")]], (80, 20)
        ),
        element("h1", title),
        element("p", f"Made {_at(report.made)} by {maker}.", class_="quiet"),
        boxed("words", "The 72 hours", *_clock(report)),
        section("What happened", *_happened(lost)),
        section("What was done", *_done(report)),
        _named("Children whose record was on it", report.children, report),
        _named("Other people whose record was on it", report.people, report),
        _left(report),
        _told(report),
    ]
    html = page_of(title, parts, letters=_LETTERS, practice=practice)
    foot = f"{title}. Made {_at(report.made)}. Confidential."
    return Paper(title=title, html=html, foot=foot, letters=_LETTERS, practice=practice)


def next_day_paper(
    day: NextDay, lost: LostLaptop, made: datetime, *, practice: bool = False
) -> Paper:
    """Print what the person of a lost laptop needs: her day, whom to ring, what to write again."""
    title = f"For {lost.whose}, {say_day(made.date())}"
    plan = "Nothing is known here." if day.unread else "Nothing is planned today."
    none = element("p", plan)
    today = [table(("Time", "Who", "What for"), day.today, (14, 36, 50))] if day.today else [none]
    parts = [
        element("h1", title),
        element("p", "Only for who it is for. Shred it when the new laptop is in.", class_="quiet"),
        *_missing(day),
        section("Today", *today),
        section("Emergency cards", _cards(day.cards)),
        section("To write again", *_again(day)),
    ]
    html = page_of(title, parts, letters=_LETTERS, practice=practice)
    return Paper(
        title=title, html=html, foot=f"{title}. Shred it when it is done with.",
        letters=_LETTERS, practice=practice,
    )  # fmt: skip


def _missing(day: NextDay) -> list[Markup]:
    """Say first of all whose day and children this paper knows nothing of."""
    if not day.unread:
        return []
    names = ", ".join(day.unread)
    words = f"{names} cannot be read on this laptop: who is seen today, and whom to ring, stand "
    return [boxed("words", "Not on this paper", element("p", f"{words}on a colleague’s laptop."))]


def _clock(report: LossReport) -> list[Markup]:
    until = report.until
    if report.lost.aware is None or until is None:
        return [element("p", "When the organisation became aware of it is not set.")]
    left = until - report.made
    hours = int(left.total_seconds() // 3600)
    said = f"{many(hours, 'hour')} left" if left.total_seconds() > 0 else "They are over"
    return [
        element("p", f"Aware since {_at(report.lost.aware)}. Until {_at(until)}: {said}."),
        element(
            "p",
            "Within them it is decided whether the ICO is told (Article 33), and written down why "
            "or why not.",
        ),
    ]


def _happened(lost: LostLaptop) -> list[Markup]:
    says = f" So says {lost.state_by}." if lost.state_by else " Nobody has said so yet."
    state = lost.state or WhenLost.UNKNOWN
    lines = [
        labelled("Laptop", lost.laptop or "not named"),
        labelled("Reported", f"{_at(lost.reported)} by {lost.reported_by}"),
        labelled("When lost it was", f"{state.value}.{says}"),
        element("p", _STATE[state]),
        element("p", _SEEN[lost.encrypted or Encrypted.UNKNOWN]),
    ]
    return [*lines, labelled("In words", lost.happened)] if lost.happened else lines


def _done(report: LossReport) -> list[Markup]:
    lost, held = report.lost, report.held
    letting_go = "let go of, and confirmed" if lost.wiped else "not confirmed to be let go of"
    caseloads = ", ".join(held.caseloads) or "none"
    return [
        labelled("Last sync", _at(lost.heard) if lost.heard else "never heard from"),
        labelled("Taken out", _at(lost.taken_out) if lost.taken_out else "NOT YET"),
        labelled(
            "Shut out of what is new",
            _at(lost.keys) if lost.keys else "not yet: at the team’s next sync",
        ),
        labelled(
            "Wiped",
            f"confirmed by the laptop, {_at(lost.wiped)}"
            if lost.wiped
            else "not confirmed: it wipes itself when it next reaches the server",
        ),
        labelled("Caseloads it held", f"{caseloads}: {letting_go}"),
    ]


def _named(heading: str, listed: Sequence[OnIt], report: LossReport) -> Markup:
    parts: list[Markup] = []
    if listed:
        lines = [(one.name, *(str(count) for count in one.counts)) for one in listed]
        totals = [str(sum(one.counts[at] for one in listed)) for at in range(3)]
        heads = ("Name", "Special", "Offence", "Withheld contact")
        parts = [table(heads, [*lines, (f"{len(listed)} in all", *totals)], (52, 16, 16, 16))]
    for name in report.held.unread:
        parts.append(
            element("p", f"{name} cannot be read on this laptop: print this there as well.")
        )
    return section(heading, *(parts or [element("p", "None.")]))


def _left(report: LossReport) -> Markup:
    since = f"Since {say(report.since)}, the last 20 school days."
    if not report.papers:
        return section("Papers and files", element("p", f"{since} None."))
    lines = [
        (_at(one.at), one.title, one.child, one.reader, f"{one.way} {one.file}".strip())
        for one in report.papers
    ]
    heads = ("When", "What", "About", "For", "How")
    return section(
        "Papers and files", element("p", since), table(heads, lines, (18, 28, 18, 18, 18))
    )


def _told(report: LossReport) -> Markup:
    lines = [
        (
            one.whom.value if one.whom else "",
            one.name,
            _at(one.at) if one.at else "not told",
            f"{one.decision} ({one.decided_by})",
            one.reason,
        )
        for one in report.told
    ]
    done = {one.whom for one in report.told}
    lines += [(whom.value, "", "", "", "") for whom in ToldOf if whom not in done]
    lines += [("", "", "", "", "")] * _FREE
    heads = ("Who", "Name", "Told at", "Decision, by whom", "Reason")
    return section("Who was told", table(heads, lines, (18, 18, 16, 24, 24), "line"))


def _cards(cards: Sequence[tuple[Child, EmergencyCard | None]]) -> Markup:
    lines = [
        (
            child.whole_name,
            _health(card),
            _ring(card),
            card.collection if card else "",
        )
        for child, card in cards
    ]
    return table(("Child", "Allergies, medication", "Ring", "Goes home"), lines, (24, 28, 28, 20))


def _health(card: EmergencyCard | None) -> str:
    if card is None:
        return "no card"
    return ". ".join(filter(None, (card.allergies, card.medication))) or "none written"


def _ring(card: EmergencyCard | None) -> str:
    if card is None:
        return ""
    pairs = (
        (card.first_contact, card.first_phone),
        (card.second_contact, card.second_phone),
    )
    return "\n".join(" ".join(filter(None, one)) for one in pairs if any(one))


def _again(day: NextDay) -> list[Markup]:
    received = f"Last received {_at(day.since)}." if day.since else "Nothing was ever received."
    said = element("p", f"{received} Since then you had these slots and these children:")
    if not day.slots:
        none = "Nothing is known here." if day.unread else "None that was planned."
        return [said, element("p", none)]
    lines = [(say_day(on), at, who, what) for on, at, who, what in day.slots]
    return [said, table(("Day", "Time", "Who", "What for"), lines, (26, 12, 32, 30), "line")]


def _at(moment: datetime | None) -> str:
    return f"{say_day(moment.date(), year=True)}, {moment:%H:%M}" if moment else "not set"
