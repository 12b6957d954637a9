"""Codes that people type from a wall or from another phone, made of signs that nobody mixes up."""

from __future__ import annotations

import hashlib
import hmac
import secrets

SIGNS = "ACDEFGHJKMNPRTWXY34679"
"""Capitals and digits without those that look alike: no O, Q and 0, I, L and 1, S and 5, B and 8, Z and 2."""
ROOM_CODE = 6
TEAM_CODE = 7
OWN_CODE = 8


def new_code(length: int = ROOM_CODE) -> str:
    """Return a random code."""
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def own_code(secret: str, person: str) -> str:
    """Return the code by which a person comes back on another device.

    It follows from the session's secret and is kept nowhere.
    """
    return _drawn(secret, f"own code {person}", OWN_CODE)


def team_code(secret: str, team: str) -> str:
    """Return the code that leads straight into a team; it follows from the secret as well."""
    return _drawn(secret, f"team code {team}", TEAM_CODE)


def _drawn(secret: str, what: str, length: int) -> str:
    drawn = hmac.new(secret.encode(), what.encode(), hashlib.sha256).digest()
    return "".join(SIGNS[byte % len(SIGNS)] for byte in drawn[:length])


def read_code(typed: str) -> str:
    """Return a code as it was meant: capitals, without what people put between the signs.

    Examples
    --------
    >>> read_code(" acd-efg ")
    'ACDEFG'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 4 * OWN_CODE]


def grouped(code: str) -> str:
    """Return a code as it is shown: in two halves, which are easier to read out.

    Examples
    --------
    >>> grouped("ACDEFG")
    'ACD EFG'
    """
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def is_same(one: str, other: str) -> bool:
    """Return whether two codes are the same, in a time that does not tell how far they agree."""
    return hmac.compare_digest(one.encode(), other.encode())
