"""Commands as they are typed on this computer, for messages that name the next one."""

from __future__ import annotations

import os

STARTED_BY = "WORKSHOP_STARTED_BY"
"""Set by ``start.py``, whose users have no command ``workshop``."""


def typed(command: str) -> str:
    """Return a command as whoever reads it can type it.

    >>> typed("lab spring")
    'workshop lab spring'
    """
    return f"{os.environ.get(STARTED_BY, 'workshop')} {command}"
