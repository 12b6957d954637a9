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
    name = signal_named(-status)
    if -status == signal.SIGKILL:
        return f"it was ended from outside ({name}), most probably because memory ran out"
    return f"it crashed ({name})"


def signal_named(number: int) -> str:
    """Return what a signal is called; some have a number alone.

    >>> signal_named(11), signal_named(41)
    ('SIGSEGV', 'signal 41')
    """
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
