"""Calls from a notebook to a room: one question, one answer, by HTTP alone."""

from __future__ import annotations

import gzip
import http.client
import json
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from workshop.errors import WorkshopError

PATIENCE = 8.0
"""Seconds to wait for an answer to what somebody has just written."""
LARGEST_ANSWER = 32 * 1024 * 1024
UNKNOWN, GONE = 401, 410
TOO_OFTEN = (429, 503)


class RoomAway(WorkshopError):
    """The room did not answer; it may come back."""


class Stranger(WorkshopError):
    """The room does not know who this is, or no longer."""


class LineGone(RoomAway):
    """The room has forgotten this line, as after a restart: a new one is to be begun."""


def room_address(typed: str) -> str:
    """Return the address of a room as it was meant: what follows behind it, such as a code, is left out.

    Raises
    ------
    WorkshopError
        When it is no address.

    Examples
    --------
    >>> room_address(" http://192.168.1.5:8080/?c=ABC "), room_address("192.168.1.5:8080")
    ('http://192.168.1.5:8080', 'http://192.168.1.5:8080')
    """
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"
    except ValueError:  # a port that is no number
        pass
    raise WorkshopError(
        f"“{text}” is no address of a room. It stands on the wall, and looks like http://192.168.1.5:8080"
    )


class _NeverElsewhere(urllib.request.HTTPRedirectHandler):
    """Follows nobody to another address: what proves who we are goes to the room alone."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request to follow."""


class Caller:
    """Asks one room.

    Parameters
    ----------
    address
        Where the room is, as ``room_address`` returns it.
    token
        What proves who asks; empty for somebody unknown.
    """

    def __init__(self, address: str, token: str = "") -> None:
        self.address = address
        parts = urlsplit(address)
        self._headers = {
            "Accept-Encoding": "gzip",
            "Content-Type": "application/json",
            "Origin": f"{parts.scheme}://{parts.netloc}",
            "X-Workshop-Room": "1",
        }
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._opener = urllib.request.build_opener(_NeverElsewhere)

    def ask(self, path: str, content: Mapping[str, Any], patience: float = PATIENCE) -> dict[str, Any]:
        """Send something and return what the room answers.

        Raises
        ------
        RoomAway
            When no answer comes, or none of a room's.
        LineGone
            When the room has forgotten the line.
        Stranger
            When the room does not know who asks.
        WorkshopError
            With the room's own sentence, when it refuses.
        """
        body = json.dumps(content, ensure_ascii=True).encode()
        # Only ever http or https: the address was read by ``room_address``.
        request = urllib.request.Request(f"{self.address}{path}", body, self._headers)
        try:
            with self._opener.open(request, timeout=patience) as answer:
                return self._understood(answer.read(LARGEST_ANSWER), answer.headers.get("Content-Encoding"))
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise self._refused(refusal) from refusal
        except (OSError, http.client.HTTPException) as error:
            raise self._away() from error

    def stranger(self) -> Stranger:
        """Return that the room does not know who asks."""
        return Stranger(
            f"The room at {self.address} does not know you, or no longer. Run the notebook again and give "
            "your own code: it stands on your first device, under your name."
        )

    def _understood(self, body: bytes, encoding: str | None = None) -> dict[str, Any]:
        try:
            found = json.loads(gzip.decompress(body) if encoding == "gzip" else body)
        except (OSError, ValueError, EOFError, zlib.error, RecursionError) as error:
            raise self._no_room() from error
        if not isinstance(found, dict):
            raise self._no_room()
        if isinstance(says := found.get("failed"), str):
            raise WorkshopError(says)
        return found

    def _refused(self, refusal: urllib.error.HTTPError) -> WorkshopError:
        if refusal.code == UNKNOWN:
            return self.stranger()
        if refusal.code == GONE:
            return LineGone(self._away_says())
        if refusal.code in TOO_OFTEN:
            return RoomAway(
                f"The room at {self.address} has too much to do at present. It is asked again soon."
            )
        try:
            return WorkshopError(str(self._understood(refusal.read(LARGEST_ANSWER))["says"]))
        except (OSError, http.client.HTTPException, KeyError, WorkshopError):
            return self._no_room()

    def _no_room(self) -> RoomAway:
        return RoomAway(
            f"What answers at {self.address} is no room, or one of an older version. Look at the address "
            "on the wall once more."
        )

    def _away(self) -> RoomAway:
        return RoomAway(self._away_says())

    def _away_says(self) -> str:
        return (
            f"The room at {self.address} can't be reached. Is this computer in the same network, and is the "
            "room open? What you write is kept here, and goes out once the room is back."
        )
