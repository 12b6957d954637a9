"""A way between two addresses of this machine that can be cut: where no network of one's own is allowed.

What is cut here is not the network, but what goes through: nothing is lost, it comes once the way is mended,
as it does where the systems at both ends send again what was not confirmed.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading

AT_ONCE = 1 << 16


class Relay:
    """Hands on what comes to one address to another; each direction can be held up.

    Parameters
    ----------
    here, there
        The addresses, numbers of this machine.
    port
        The port at both.
    """

    def __init__(self, here: str, there: str, port: int) -> None:
        self._here, self._there, self._port = here, there, port
        self._loop = asyncio.new_event_loop()
        self.to_room, self.to_phone = asyncio.Event(), asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: set[asyncio.StreamWriter] = set()
        for way in (self.to_room, self.to_phone):
            way.set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._take_up, here, port)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()

    def hold(self, *ways: asyncio.Event) -> None:
        """Let nothing through that way, and tell nobody."""
        for way in ways:
            self._loop.call_soon_threadsafe(way.clear)

    def free(self) -> None:
        """Let everything through, what was held up first."""
        for way in (self.to_room, self.to_phone):
            self._loop.call_soon_threadsafe(way.set)

    def end(self) -> None:
        """Hand on nothing any more."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for end in self._ends:
            end.close()
        await asyncio.gather(*(end.wait_closed() for end in self._ends), return_exceptions=True)

    async def _take_up(self, comes: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self._ends.add(back)
        await self.to_room.wait()
        try:
            answers, on = await asyncio.open_connection(self._there, self._port)
        except OSError:
            back.close()
            return
        self._ends.add(on)
        for task in (
            self._loop.create_task(_handed_on(comes, on, self.to_room)),
            self._loop.create_task(_handed_on(answers, back, self.to_phone)),
        ):
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


async def _handed_on(comes: asyncio.StreamReader, on: asyncio.StreamWriter, way: asyncio.Event) -> None:
    with contextlib.suppress(ConnectionError):
        while piece := await comes.read(AT_ONCE):
            await way.wait()
            on.write(piece)
            await on.drain()
    await way.wait()
    on.close()


class Held:
    """A network on one machine: the phone sees the room at an address from which all is handed on."""

    room: tuple[str, ...] = ()
    phone: tuple[str, ...] = ("env",)
    room_at, seen_at = "127.0.0.1", "127.0.0.2"

    def __init__(self, port: int) -> None:
        self._relay = Relay(self.seen_at, self.room_at, port)

    def cut(self) -> None:
        """Let nothing through."""
        self._relay.hold(self._relay.to_room, self._relay.to_phone)

    def swallow_from_room(self) -> None:
        """Let nothing through to the phone."""
        self._relay.hold(self._relay.to_phone)

    def swallow_from_phone(self) -> None:
        """Let nothing through to the room."""
        self._relay.hold(self._relay.to_room)

    def mend(self) -> None:
        """Let everything through again."""
        self._relay.free()

    swallow_nothing = mend

    def end(self) -> None:
        """Hand on nothing any more."""
        self._relay.end()
