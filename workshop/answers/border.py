"""What an edit must be before it touches the log: who sends it, where it goes, what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop.answers.port import SESSION, Edit, Role
from workshop.errors import NotNow, Refused
from workshop.plan.kinds import KEY, RECORD_ID, Json, Kind, canonical
from workshop.plan.paths import Address, address
from workshop.plan.versions import LARGEST_SEQ

EDIT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
LONGEST_AUTHOR = 200
_LONGEST_TEXT = 20_000
_NOT_UNDERSTOOD = "This change could not be read and was not stored. Please reload the page."


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends edits: the role, the name under which they are kept, a participant's team."""

    role: Role
    author: str = ""
    team: str = ""


Closed = Callable[[Sender, Address], str]
"""Says why an answer cannot be changed at present, or nothing when it can."""


def always_open(sender: Sender, place: Address) -> str:  # noqa: ARG001
    """Close nothing: every step may be edited at any time."""
    return ""


@dataclass(frozen=True, slots=True)
class Border:
    """The rules that every edit must meet.

    Attributes
    ----------
    own
        The kinds of the questions that a facilitator added, by path.
    closed
        Which steps are closed, and for whom.
    """

    own: Mapping[str, Kind]
    closed: Closed = always_open

    def check(self, edit: Edit, sender: Sender) -> tuple[Address, Json]:
        """Return where an edit goes and the value in the form in which it is stored.

        Raises
        ------
        Refused
            With a sentence for the person who typed it.
        """
        _check_form(edit)
        if sender.role != "facilitator" and edit.team == SESSION:
            raise Refused("Only the facilitator can change this.")
        if sender.role != "facilitator" and edit.team != sender.team:
            raise Refused("This is another team's answer. You can change your own team's answers only.")
        place = address(edit.path, "session" if edit.team == SESSION else "team", dict(self.own))
        if sender.role != "facilitator" and place.part == "versions":
            raise Refused("Only the facilitator can keep a plan as the one that was agreed.")
        if sender.role != "facilitator" and place.pattern == "people/*/left":
            raise Refused("Whether somebody has left is noted by the room.")
        if reason := self.closed(sender, place):
            raise NotNow(reason)
        if place.kind.name == "order" and edit.after is not None:
            return place, None
        _check_size(edit.value)
        return place, canonical(place.kind, edit.value)


def _check_form(edit: Edit) -> None:
    """Refuse what no page of ours sends: edits come from the network, so nothing is taken for granted."""
    whole = (
        isinstance(edit.id, str)
        and EDIT_ID.fullmatch(edit.id)
        and isinstance(edit.team, str)
        and (edit.team == SESSION or RECORD_ID.fullmatch(edit.team))
        and isinstance(edit.path, str)
        and isinstance(edit.base, int)
        and not isinstance(edit.base, bool)
        and 0 <= edit.base <= LARGEST_SEQ
        and (edit.after is None or _names_a_record(edit.after))
        and isinstance(edit.follows, str)
        and (edit.follows == "" or EDIT_ID.fullmatch(edit.follows))
    )
    if not whole:
        raise Refused(_NOT_UNDERSTOOD)


def _names_a_record(after: object) -> bool:
    return isinstance(after, str) and bool(after == "" or RECORD_ID.fullmatch(after) or KEY.fullmatch(after))


def _check_size(value: object) -> None:
    """Refuse what is too large to be looked at, before anything looks at it."""
    if value is not None and not isinstance(value, (str, int)):
        raise Refused("This field takes one answer: text, a figure, yes or no.")
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        raise Refused(
            f"This is {len(value):,} characters long, far more than the field takes. Please shorten it."
        )
