"""What people said, as a timeline tells it; what came of it, and whom we told what."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.measures.quotes import use_of
from linkworker.measures.surveys import pack_of
from linkworker.records import (
    Child,
    Feedback,
    InformationShared,
    Quote,
    QuoteAnswer,
    Saying,
    SayingAnswer,
)
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.voice import CAME, feedback_lines

_SAID, _QUOTE = ("message-circle", "accent"), ("quote", "plain")
_TOLD, _ANSWERED = ("eye", "plain"), ("chart-column", "plain")


def tell_voice(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what was said and what came of it, and whom we told what."""
    sayings = {one.id: one for one in reader.find(Saying, child=child.id)}
    for said in sayings.values():
        title = f"{child.name} typed" if said.by_child else f"{child.name} said"
        told = told_on(
            "voice", said.on, title, f"“{said.words}”", f"said {child.name}", _SAID, said
        )
        yield replace(told, struck=said.struck_because)
    for came in reader.find(SayingAnswer, log=child.log):
        if came.saying in sayings:
            yield _came(came, sayings[came.saying], staff)
    yield from _quotes(reader, child, staff)
    for card in reader.find(Feedback, child=child.id):
        title, words = f"Feedback: {pack_of(card.pack).name}", "\n".join(feedback_lines(card))
        told = told_on("voice", card.on, title, words, f"said {card.said_by}", _ANSWERED, card)
        yield replace(told, struck=card.struck_because)
    for one in reader.find(InformationShared, child=child.id):
        yield _shared(one, staff)


def _came(came: SayingAnswer, saying: Saying, staff: dict[str, str]) -> Told:
    _, _, begins = CAME[came.came] if came.came else ("", "", "Since then")
    icon, tone = CAME[came.came][:2] if came.came else ("arrow-right", "plain")
    title, words = f"{begins}: {came.words}", f"Because: “{saying.words}”"
    by = staff.get(came.by, "")
    told = told_on("voice", came.on, title, words, by, (icon, tone), came)
    return replace(told, struck=came.struck_because)


def _quotes(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    quotes = {one.id: one for one in reader.find(Quote, child=child.id)}
    for quote in quotes.values():
        title = f"Words of {quote.said_by}, to ask about"
        words = "\n".join(part for part in (f"“{quote.words}”", quote.heard) if part)
        told = told_on("voice", quote.on, title, words, f"said {quote.said_by}", _QUOTE, quote)
        yield replace(told, struck=quote.struck_because)
    for answer in reader.find(QuoteAnswer, log=child.log):
        if answer.quote in quotes:
            said = answer.answer.value if answer.answer else ""
            title = f"{answer.who}, for {use_of(answer.use).words}: {said}"
            words = "\n".join((f"“{quotes[answer.quote].words}”", answer.how)).strip()
            by = staff.get(answer.by, "")
            told = told_on("voice", answer.on, title, words, by, _QUOTE, answer)
            yield replace(told, struck=answer.struck_because, people=(answer.who, by))


def _shared(one: InformationShared, staff: dict[str, str]) -> Told:
    ground = one.ground.value if one.ground else ""
    words = "\n".join(dict.fromkeys(part for part in (one.what, one.why, ground) if part))
    by = staff.get(one.by, "")
    told = told_on("family", None, f"Told {one.whom}", words, by, _TOLD, one)
    at = one.at or told.at
    return replace(told, at=at, timed=True, struck=one.struck_because, people=(one.whom, by))
