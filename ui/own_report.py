"""How this laptop stands, told after a round to the caseloads that its person writes in."""

from platform import node

from linkworker.actions.laptops import Own, program_version, report_laptop
from linkworker.store import Changes, Store
from sync.round import Round
from ui.desk import Standing
from ui.when import wall_time


def report_own(store: Store, standing: Standing, done: Round) -> Changes:
    """Write the report after a round; nothing where there was trouble, or nobody to tell."""
    logs = [log for log, _ in store.logs("caseload") if log in standing.writes_in]
    if done.trouble or not logs:
        return Changes()
    own = Own(store.mailbox.device_id(), standing.user, node(), program_version())
    others_sent = not done.sent_in <= {*logs}
    now = wall_time(store.mailbox.now())
    return report_laptop(store, logs, own, now=now, others_sent=others_sent)
