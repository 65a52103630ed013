"""What people's words ask for: a yes to use them, and that something comes of what a child said.

Both rest until a place switches them on: Today says how many quotes wait in one quiet line.
"""

from collections.abc import Iterator
from datetime import date

from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.quotes import waits
from linkworker.measures.school_days import school_days_between
from linkworker.records import Quote, QuoteAnswer, Saying, SayingAnswer

_QUOTES, _SAID = "quotes_wait", "said_nothing_came"


def quotes_wait(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for a yes to words that nobody answered about for so many school days."""
    answers: dict[str, list[QuoteAnswer]] = {}
    for answer in of.all(QuoteAnswer):
        answers.setdefault(answer.quote, []).append(answer)
    waiting = [one for one in of.all(Quote)
               if waits(one, answers.get(one.id, []), asked.today)
               and _days(of, one.on, asked.today) >= asked.days]  # fmt: skip
    if waiting:
        number = "1 quote waits" if len(waiting) == 1 else f"{len(waiting)} quotes wait"
        first = min((one.on for one in waiting if one.on), default=None)
        why = f"{number} for a yes{f', the first since {say_day(first)}' if first else ''}"
        about = " ".join(sorted(one.id for one in waiting))
        yield Due(_QUOTES, about, "Ask about words they gave us", why, None, of.child, tab="voice")


def nothing_came(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask about something a child said that nothing has come of for so many school days."""
    answered = {one.saying for one in of.all(SayingAnswer) if not one.struck_because}
    for one in of.all(Saying):
        if one.struck_because or one.id in answered or one.on is None:
            continue
        if _days(of, one.on, asked.today) >= asked.days:
            why = f"said {say_day(one.on)}, nothing has come of it yet"
            what = f"Tell {of.child.name} what came of what was said"
            yield Due(_SAID, one.id, what, why, None, of.child, tab="voice")


VOICE_SOURCES = (
    Source(
        _SAID, "You said, we did", "nothing came of what a child said for {days} school days",
        nothing_came, reads=(Saying, SayingAnswer), days=20,
    ),
    Source(
        _QUOTES, "Words to ask about", "words wait for a yes for {days} school days", quotes_wait,
        reads=(Quote, QuoteAnswer), days=20,
    ),
)  # fmt: skip


def _days(of: OfChild, since: date | None, today: date) -> int:
    return school_days_between(of.calendar, since, today).number if since else 0
