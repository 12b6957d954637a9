"""The one family of errors whose text is written for the person who can mend them."""

from __future__ import annotations

from collections.abc import Sequence


class WorkshopError(Exception):
    """Something went wrong that a person can mend; the text says what, where and what to do."""


class NotStored(WorkshopError):
    """The disk or the database failed; the text is for whoever looks after it, and says where it is."""


class Refused(WorkshopError):
    """An answer was not taken; the text is shown at the field it was typed into."""


class NotNow(Refused):
    """An answer was not taken because its step is closed or locked at present; it may be later."""


class Invalid(WorkshopError):
    """A kit or session file does not hold what it should.

    Parameters
    ----------
    problems
        Every problem found, one sentence each: file, line, field, what is wrong, what to write.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
