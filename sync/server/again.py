"""What a server brought back from a backup takes again, and from whom.

It judged all of it once, so neither the clock nor the newest rights are asked a second time. But
nobody says so of their own work once their right to it has ended: whoever still holds the log
brings it. A laptop that was let go is not believed at all.
"""

from dataclasses import dataclass

from sync import control_log, jws, key_log
from sync.controls import Controls
from sync.exchange import Push
from sync.organisation import Device, Organisation


@dataclass(frozen=True)
class Again:
    """Judges what one laptop says was here before; `restored`: the server was brought back."""

    organisation: Organisation
    pusher: Device
    restored: bool

    def brought(self, push: Push) -> bool:
        """Whether this was here before a restore, by the word of a laptop that is still in."""
        return push.again and self.restored and self.pusher.live(self.organisation.position)

    def others(self, push: Push, device: str) -> bool:
        """Whether it was here before, and somebody else's laptop wrote it."""
        writer = self.organisation.device(device)
        return self.brought(push) and writer.user != self.pusher.user

    def ahead(self, push: Push, controls: Controls) -> frozenset[str]:
        """Return the laptops of which it may name more than is here: who writes no more is one.

        Of the others nobody erases ahead by their own word alone.
        """
        if not self.brought(push):
            return frozenset()
        mine = self.pusher.user
        laptops = self.organisation.devices.values()
        return frozenset(
            one.id for one in laptops if one.user == mine or not self._reads(one, controls)
        )

    def clear(self, push: Push, controls: Controls) -> bool:
        """Whether a control or key entry was here before; one's own key only of what one reads."""
        control = push.entry.kind == "control"
        signed = jws.read(push.entry.data, control_log.TYP if control else key_log.TYP)
        if control or not self.brought(push):
            return self.others(push, signed.kid)
        return self.others(push, signed.kid) or self.reads(controls)

    def reads(self, controls: Controls) -> bool:
        """Whether the laptop is in, and its person reads this log now or administers."""
        return self._reads(self.pusher, controls)

    def _reads(self, device: Device, controls: Controls) -> bool:
        user, now = device.user, self.organisation.position
        return device.live(now) and (
            self.organisation.is_admin(user, now)
            or any(self.organisation.may_read(one, user, now) for one in controls.holders())
        )
