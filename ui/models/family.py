"""A family in sentences: agreements and what to ask next, where a child stands, the home."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from linkworker.measures.agreements import YES, About, Standing, State
from linkworker.measures.days import say_day
from linkworker.measures.homes import Home
from linkworker.measures.stages import Stage, Stood
from linkworker.records import Answer, FamilyAnswer, Household, Scope, StageStep
from ui.models.said_days import near_day

_TERMS = 6
_TONES = {
    State.VERBAL: ("circle-check", "ok"),
    State.SIGNED: ("circle-check", "ok"),
    State.ASKED: ("clock", "info"),
    State.DISAGREE: ("git-compare", "warn"),
    State.RUN_OUT: ("clock", "warn"),
}
_YEARS = {Stage.YEAR_1: "year 1", Stage.YEAR_2: "year 2"}


@dataclass(frozen=True)
class Line:
    """One agreement as a row shows it; `standing` where nobody was asked yet has no steps."""

    standing: Standing
    name: str

    @property
    def scope(self) -> Scope:
        """What is agreed to."""
        return self.standing.about.scope


def lines_of(standings: Mapping[About, Standing]) -> list[Line]:
    """Give a row for each thing that can be agreed to, partners by name, asked or not."""
    found: list[Line] = []
    for scope in Scope:
        own = [one for about, one in standings.items() if about.scope is scope]
        for standing in own or [Standing(About(scope))]:
            found.append(Line(standing, name_of(standing)))
    return found


def name_of(standing: Standing) -> str:
    """Name what is agreed to: the partner by name, as it was written last."""
    named = next((one.partner for one in reversed(standing.steps) if one.partner), "")
    words = named or standing.about.scope.value
    return words[:1].upper() + words[1:]


def mark_of(standing: Standing) -> tuple[str, str]:
    """Give the icon and tone of an agreement; a no is no alarm."""
    if standing.own is False:
        return "circle-x", "text3"
    return _TONES.get(standing.state, ("circle", "text3"))


def state_words(line: Line, today: date) -> str:
    """Say how an agreement stands, since when and until when."""
    one = line.standing
    when = f", {near_day(one.since, today)}" if one.since else ""
    until = f", until {near_day(one.until, today)}" if one.until and one.agreed else ""
    said = one.state.value
    return f"{said[:1].upper()}{said[1:]}{when}{until}"


def beside_words(line: Line, child: str, today: date) -> str:
    """Say what stands beside it: the young person's own word, tries, what to ask next."""
    one = line.standing
    own = {True: f"{child} says yes", False: f"{child} says no", None: ""}[one.own]
    if one.agreed and one.own is None:
        own = f"Not asked {child} yet"
    tries = f"tried {one.tries} time{'s' * (one.tries > 1)}" if one.tries else ""
    then = f"next try {near_day(one.next_on, today)}" if one.next_on else ""
    renew = "ask again before it runs out" if one.runs_out(today) else ""
    parts = [part for part in (own, tries, then, renew) if part]
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


def last_said(line: Line, today: date) -> str:
    """Quote what was said or worried about last, by whom and when; not what is settled since."""
    since = line.standing.since if line.standing.agreed else None
    steps = (one for one in line.standing.steps if not since or (one.on or since) >= since)
    spoken = [one for one in steps if one.worry.strip()]
    if not spoken:
        return ""
    one = spoken[-1]
    when = near_day(one.on, today) if one.on else ""
    return f"“{one.worry}” {', '.join(part for part in (one.who, when) if part)}"


def ask_next(lines: Sequence[Line], today: date) -> int | None:
    """Give the number of the row to be asked about next: a day that has come, then what is open."""
    due = [(one.standing.next_on, at) for at, one in enumerate(lines) if one.standing.next_on]
    if due:
        return min((day, at) for day, at in due if day)[1]
    renew = (at for at, one in enumerate(lines) if one.standing.runs_out(today))
    open_ones = (State.RUN_OUT, State.ASKED, State.NEVER)
    wanted = (
        (at, one.standing) for at, one in enumerate(lines)
        if one.standing.steps or one.scope is not Scope.PARTNER  # a partner nobody thought of
    )  # fmt: skip
    still = (at for at, one in wanted if one.state in open_ones)
    return next(renew, next(still, None))


def next_words(line: Line, today: date) -> str:
    """Say what to ask next, and when it was agreed to."""
    day = line.standing.next_on
    when = f", {near_day(day, today)}" if day else ""
    return f"Ask next: {line.name[:1].lower()}{line.name[1:]}{when}"


def answer_title(answer: FamilyAnswer) -> str:
    """Say a try or an answer as the timeline tells it: "Photo: mum, signed"."""
    about = answer.partner or (answer.scope.value if answer.scope else "")
    what = answer.answer.value if answer.answer else ""
    return f"{about[:1].upper()}{about[1:]}: {answer.who}, {what}"


def answer_words(answer: FamilyAnswer) -> str:
    """Say all that an answer holds besides its title, a line each."""
    until = answer.until if answer.answer in YES else None
    asked = answer.next_on if answer.answer not in YES else None
    parts = (
        answer.worry,
        answer.how[:1].upper() + answer.how[1:],
        f"Next try {say_day(asked, year=True)}" if asked else "",
        f"Counts until {say_day(until, year=True)}" if until else "",
    )
    return "\n".join(part for part in parts if part)


def stage_words(stood: Stood, term: int, today: date) -> str:
    """Say where a child stands, for a line that is short: "year 2, term 4 of 6"."""
    if stood.stage in _YEARS:
        return f"{_YEARS[stood.stage]}, term {term} of {_TERMS}" if term else _YEARS[stood.stage]
    if stood.stage is Stage.PAUSED and stood.until:
        return f"paused until {near_day(stood.until, today)}"
    return stood.stage.value


def turn_words(step: StageStep, today: date) -> str:
    """Say one turn of a child's way, with its day and reason."""
    what = step.turn.value if step.turn else ""
    when = near_day(step.on, today) if step.on else ""
    until = f"until {near_day(step.until, today)}" if step.until else ""
    said = ", ".join(part for part in (what, when, until, step.why) if part)
    return said[:1].upper() + said[1:]


def home_words(home: Home, today: date) -> str:
    """Say where a family lives and since when."""
    if home.housing is None:
        said = ""
    else:
        since = f" since {near_day(home.since, today)}" if home.since else ""
        said = f"{home.housing.value[:1].upper()}{home.housing.value[1:]}{since}"
    homeless = home.homeless_since
    formally = f"Formally homeless since {near_day(homeless, today)}" if homeless else ""
    return ". ".join(part for part in (said, formally) if part)


def household_words(household: Household) -> Iterable[str]:
    """Say who lives there; those who are not family are counted."""
    others = household.others
    if household.members:
        yield f"At home: {household.members}"
    if others:
        yield f"{others} more who {'are' if others > 1 else 'is'} not family"
    if household.sleeping:
        yield household.sleeping


def is_try(answer: Answer | None) -> bool:
    """Say whether nobody has answered yet, so that a next try makes sense."""
    return answer in (Answer.ASKED, Answer.NOT_NOW, Answer.DISAGREE)
