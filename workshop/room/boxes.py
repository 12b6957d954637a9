"""By which code each person answers alone: one for all their devices, and kept on none of our disks."""

from __future__ import annotations

from collections.abc import Callable

from workshop.room.identity import CODE


class Boxes:
    """The code by which the ballots of each person are known, as long as the room is open.

    A code is random and made once, for the device on which somebody joins. Their other devices are given
    the same one: from here while the room knows it, and it knows it as soon as any device that has it
    comes. So each of them says the same after a restart, in whatever order they come back, and a person
    counts once.

    A device that has none, of somebody whose code is not known here, waits for one that has it: it is given
    no second code, by which its owner would count twice. Everything else by which a device could prove
    whose it is, the personal code included, follows from the secret in the session's folder. Were the code
    for ballots worked out from that as well, then whoever has the disk could work out whose each ballot is.
    That nobody can is worth more than the wait, which ends when the other device wakes up: the personal
    code that led here stands on it.

    Parameters
    ----------
    now
        Returns under which id somebody is in the room now, who may have been moved to another team.
    """

    def __init__(self, now: Callable[[str], str]) -> None:
        self._now = now
        self._codes: dict[str, str] = {}

    def of(self, person: str) -> str:
        """Return a person's code; empty while no device that has it has come."""
        now = self._now(person)
        if code := self._codes.get(now, ""):
            return code
        return next((code for owner, code in self._codes.items() if self._now(owner) == now), "")

    def learn(self, person: str, code: str) -> str:
        """Take in the code that a device brings, empty for none; return the one that counts: the first."""
        known = self.of(person)
        if known or not CODE.fullmatch(code):
            return known
        self._codes[self._now(person)] = code
        return code
