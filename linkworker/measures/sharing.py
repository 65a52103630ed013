"""What a line about a telling says: whom, what, why; who that is, and on which ground it rests.

Telling the safeguarding lead, the police, children's social care or emergency help never waits
for a yes and never for a reason: keeping the child safe is one.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from linkworker.measures.agreements import About, Act, Standing, Verdict, about_of, may
from linkworker.records import Ground, Scope, ToldWhom

SAFE = "to keep the child safe"
_ACTS = {
    ToldWhom.SAFEGUARDING: Act.DSL,
    ToldWhom.POLICE: Act.POLICE,
    ToldWhom.SOCIAL_CARE: Act.SOCIAL_CARE,
    ToldWhom.EMERGENCY: Act.EMERGENCY,
}
_WHO = (  # the first that is found
    (ToldWhom.SAFEGUARDING, r"\bdsl\b|\bsafeguarding\b|\bdesignated\b"),
    (ToldWhom.POLICE, r"\bpolice\b"),
    (ToldWhom.SOCIAL_CARE, r"\bsocial (care|worker|services)\b|\bfront door\b|\bmash\b"),
    (ToldWhom.EMERGENCY, r"\b999\b|\bambulance\b|\bemergency\b|\ba&e\b"),
    (ToldWhom.SCHOOL, r"\bteachers?\b|\bstaff\b|\bhead\b|\boffice\b|\bsenco\b|\bschool\b"
                      r"|\btutor\b|\bhead of year\b|\bt\.?a\.?\b"),
    (ToldWhom.FAMILY, r"\bmum\b|\bdad\b|\bgran(dad|ny|dmother|dfather)?\b|\baunt\b|\buncle\b"
                      r"|\bcarer\b|\bsister\b|\bbrother\b"),
    (ToldWhom.SERVICE, r"\badvice\b|\bcouncil\b|\bhub\b|\bgp\b|\bcamhs\b|\bnurse\b|\bclub\b"
                       r"|\btherapist\b|\bhousing\b|\bclinic\b"),
)  # fmt: skip
_BEGINS = re.compile(r"^\s*(i |we )?(told|rang|spoke to|said to|let)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s+(?:that|about|know that|know)\s+|\s*:\s+", re.IGNORECASE)
_WHY = re.compile(r"\s*[,;.]?\s+(?:because|so that|in order to)\s+", re.IGNORECASE)


class Heard(NamedTuple):
    """What a line was understood as; what it does not say is ''."""

    whom: str
    what: str
    why: str
    told: ToldWhom


def heard_telling(line: str) -> Heard:
    """Part a line such as "told Mrs Bell that they moved, because of the lates"."""
    said, why = _part(_WHY, " ".join(line.split()))
    whom, what = _part(_PARTS, _BEGINS.sub("", said, count=1))
    return Heard(whom, what, why, who_is(whom))


def who_is(whom: str) -> ToldWhom:
    """Say what kind of reader somebody is, by the words they are called by."""
    plain = " ".join(whom.casefold().replace("’", "'").split())
    return next((one for one, words in _WHO if re.search(words, plain)), ToldWhom.OTHER)


def keeps_safe(told: ToldWhom | None) -> bool:
    """Say whether telling them is keeping the child safe: nothing is asked for then."""
    return told in _ACTS


def may_say(told: ToldWhom, standings: Mapping[About, Standing], whom: str = "") -> Verdict:
    """Say whether somebody agreed to this telling; what keeps a child safe needs nobody's yes.

    What has been told has been told: this never stops its being written down.
    """
    if keeps_safe(told):
        return may(_ACTS[told], standings)
    if told is ToldWhom.SERVICE:
        return may(Act.PARTNER, standings, whom)
    if told is ToldWhom.SCHOOL:
        found = standings.get(about_of(Scope.SCHOOL), Standing(about_of(Scope.SCHOOL)))
        return Verdict(found.agreed, f"Sharing with school: {found.state.value}")
    return Verdict(False, "Nobody was asked about this")


def ground_of(told: ToldWhom, standings: Mapping[About, Standing], whom: str = "") -> Ground:
    """Propose the ground that a telling rests on, to be put right by hand."""
    if keeps_safe(told):
        return Ground.SAFETY
    if may_say(told, standings, whom).allowed:
        return Ground.AGREED
    return Ground.SCHOOL if told is ToldWhom.SCHOOL else Ground.OTHER


def _part(at: re.Pattern[str], line: str) -> tuple[str, str]:
    found = at.search(line)
    if found is None:
        return line.strip(" ,.;"), ""
    return line[: found.start()].strip(" ,;"), line[found.end() :].strip()
