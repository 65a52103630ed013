"""How what becomes known of a lost laptop is filled in, and who was told of it."""

from linkworker.actions import losing
from linkworker.records import LossTold, LostLaptop
from ui.forms.form_kind import FormKind, under
from ui.forms.record_form import Looks

REPORT = (
    "laptop",
    "reported",
    "reported_by",
    "aware",
    "state",
    "state_by",
    "encrypted",
    "happened",
)
LOOKS = Looks((("reported", "reported_by"), ("state_by", "encrypted")))
_KNOWN = (*REPORT, "heard", "taken_out", "keys", "wiped")
_TOLD = ("whom", "name", "at", "decision", "reason", "decided_by")

LOSS = (
    FormKind(LostLaptop, _KNOWN, None, None, losing.edit_loss, (), (), None, LOOKS),
    FormKind(LossTold, _TOLD, LostLaptop, under(losing.tell_of_loss)),
)
