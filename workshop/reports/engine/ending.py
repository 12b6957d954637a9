"""Why a process ended, in words."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from typing import Any


def how_it_ended(told: Mapping[str, Any]) -> str:
    """Return why a notebook's process ended before its last cell did.

    >>> how_it_ended({"status": 3}), how_it_ended({"status": -11})
    ('it left with status 3', 'it crashed (SIGSEGV)')
    >>> how_it_ended({"status": -9})
    'it was ended from outside (SIGKILL), most probably because memory ran out'
    """
    if "error" in told:
        return f"it could not be started ({told['error']})"
    status = told["status"]
    if status >= 0:
        return f"it left with status {status}"
    name = signal.Signals(-status).name
    if -status == signal.SIGKILL:
        return f"it was ended from outside ({name}), most probably because memory ran out"
    return f"it crashed ({name})"
