"""Who comes: what a device is given to be known by, signed so that nobody can make one up."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

CODE = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_BOXES = 8
KEPT = 60 * 60 * 24 * 60
"""Seconds for which a device is known: a remote workshop has weeks between two sittings."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant: the team, and the id of the record among the team's people."""

    team: str
    id: str


class Seal:
    """Signs who somebody is, and reads that again.

    Parameters
    ----------
    secret
        The session's secret; another session's seals are worth nothing here.
    session_id
        The session, after which the cookies are named: two rooms on one laptop share a host name.
    """

    def __init__(self, secret: str, session_id: str) -> None:
        short = hashlib.sha256(session_id.encode()).hexdigest()[:8]
        self.participant_cookie = f"workshop-{short}"
        self.facilitator_cookie = f"workshop-{short}-lead"
        self.box_cookie = f"workshop-{short}-box"
        self._people = URLSafeTimedSerializer(secret, salt="participant", signer_kwargs=_SIGNING)
        self._leads = URLSafeTimedSerializer(secret, salt="facilitator", signer_kwargs=_SIGNING)

    def of(self, person: Person) -> str:
        """Return what a participant's device is to keep."""
        return str(self._people.dumps([person.team, person.id]))

    def person(self, kept: str | None) -> Person | None:
        """Return whom a device belongs to; None for what we did not sign, or too long ago."""
        try:
            team, person = self._people.loads(kept or "", max_age=KEPT)
        except (BadSignature, ValueError, TypeError):
            return None
        return Person(str(team), str(person))

    def of_facilitator(self, token: str) -> str:
        """Return what the facilitator's browser is to keep."""
        return str(self._leads.dumps(token))

    def is_facilitator(self, kept: str | None, token: str) -> bool:
        """Return whether a browser holds what only the facilitator's is given."""
        try:
            return bool(self._leads.loads(kept or "", max_age=KEPT) == token)
        except BadSignature:
            return False


def new_code() -> str:
    """Return a code for the ballots of somebody who joins.

    The server keeps it nowhere: by it alone can a ballot be told to be somebody's.
    """
    return secrets.token_urlsafe(24)


def with_box(kept: str | None, owner: str, code: str, former: Collection[str] = ()) -> str:
    """Return what a device keeps to answer alone by, the code of one more owner added to those that it has.

    What it had for that owner, under whichever of the ids they had, is left out.
    """
    others = [box for box in boxes(kept) if box[0] != owner and box[0] not in former]
    return ".".join(":".join(box) for box in [*others[-MOST_BOXES + 1 :], (owner, code)])


def boxes(kept: str | None) -> list[tuple[str, str]]:
    """Return what a device keeps to answer alone by: persons with their codes, the oldest first."""
    pairs = (box.partition(":") for box in (kept or "").split("."))
    return [(owner, code) for owner, _, code in pairs if CODE.fullmatch(code)]


_SIGNING = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
