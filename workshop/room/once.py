"""A door that is asked twice lets one person in: an answer that got lost costs nobody their name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from workshop.room.identity import Person

LONGEST_TICKET = 40
Key = tuple[str, str, str]


class Once:
    """Who came in by which door page.

    Each door page bears a ticket of its own. A phone whose answer did not arrive asks again with the same
    one: it is let in as whom it became the first time, and not told that somebody of its name is here.

    Parameters
    ----------
    spawn
        Lets something be done beside, so that it is done even if the phone that asked goes away meanwhile.
    """

    def __init__(self, spawn: Callable[[Coroutine[Any, Any, Person]], asyncio.Task[Person]]) -> None:
        self._spawn = spawn
        self._joining: dict[Key, asyncio.Task[Person]] = {}

    async def join(
        self, key: Key, begin: Callable[[], Coroutine[Any, Any, Person]], is_here: Callable[[Person], bool]
    ) -> Person:
        """Return who somebody is who comes in.

        Parameters
        ----------
        key
            The page's ticket, and the team and the name that were given on it.
        begin
            Lets somebody new in.
        is_here
            Whether somebody is still in the room: nobody comes back as a person who has left.

        Raises
        ------
        Refused
            When nobody is let in.
        """
        if not 0 < len(key[0]) <= LONGEST_TICKET:
            return await begin()
        joining = self._joining.get(key)
        if joining is None or (joining.done() and not is_here(joining.result())):
            joining = self._joining[key] = self._spawn(begin())
            joining.add_done_callback(lambda done: self._keep(key, done))
        return await asyncio.shield(joining)

    def _keep(self, key: Key, done: asyncio.Task[Person]) -> None:
        """Keep who came in; where nobody did, the page may ask again."""
        if done.cancelled() or done.exception() is not None:
            self._joining.pop(key, None)
