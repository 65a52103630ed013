"""The forms of partners, money, activities and supports, and which verb keeps them."""

from typing import Any

from linkworker.actions import activities, partners
from linkworker.records import Activity, Child, Commission, Enrolment, Fund, Partner
from linkworker.store import Changes, Store
from ui.desk import today
from ui.forms.form_kind import FormKind, to_place, under

_BOUGHT = ("need", "what", "sessions", "price", "fund", "starts", "ends")
_SUPPORT = ("activity", "what", "ready_when", "after", "lesson_missed")


def _plan_support(store: Store, _: Any, child: Any, draft: str, said: Any) -> Changes:
    return activities.plan_support(store, child, today=today(), draft=draft, **said)


PARTNERS = (
    FormKind(Partner, (), None, to_place(partners.add_partner), partners.edit_partner),
    FormKind(Fund, (), None, to_place(partners.add_fund), partners.edit_fund),
    FormKind(Commission, _BOUGHT, Partner, under(partners.ask_commission),
             partners.edit_commission, (), (*_BOUGHT, "invoiced")),
    FormKind(Activity, (), None, to_place(activities.add_activity), activities.edit_activity),
    FormKind(Enrolment, _SUPPORT, Child, _plan_support, activities.edit_support),
)  # fmt: skip
