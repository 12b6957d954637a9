"""The edit log of a session and the ways to read it."""

from workshop.answers.folder import open
from workshop.answers.in_room import RoomAnswers, open_room, token_for
from workshop.answers.local import LocalAnswers
from workshop.answers.port import SESSION, Answers, Ballot, CastReceipt, Edit, Logged, Receipt, Role, Stored

__all__ = [
    "SESSION",
    "Answers",
    "Ballot",
    "CastReceipt",
    "Edit",
    "LocalAnswers",
    "Logged",
    "Receipt",
    "Role",
    "RoomAnswers",
    "Stored",
    "open",
    "open_room",
    "token_for",
]
