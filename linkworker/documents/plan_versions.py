"""Which version of a plan a reader is given: the child's own, the school's, or the family's."""

from dataclasses import replace

from linkworker.documents.paper import Made, Paper
from linkworker.documents.plan import plan_paper
from linkworker.documents.plan_child import childs_plan
from linkworker.documents.plan_school import schools_plan
from linkworker.documents.recipient import Recipient
from linkworker.documents.sieve import LeftOut
from linkworker.records import Child
from linkworker.store import Reader

_WHOLE = LeftOut(
    "The whole plan, as the family reads it", "an older child may want it: tick it", "plan.whole"
)


def plan_for(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a child's plan in the version of its reader.

    A child who asks for it is given the whole plan. Raises NotAllowed when there is none, or when
    nothing may be given to this reader.
    """
    if recipient.school is not None:
        return schools_plan(store, child, recipient, made)
    if not recipient.own:
        return plan_paper(store, child, recipient, made)
    if recipient.needs(_WHOLE.tick):
        return plan_paper(store, child, recipient, made)
    paper = childs_plan(store, child, recipient, made)
    return replace(paper, left_out=(*paper.left_out, _WHOLE))
