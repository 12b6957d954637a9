"""What is sent to a notebook's process, without ever waiting for it to take it."""

from __future__ import annotations

import asyncio
import socket


class Outgoing:
    """Sends bytes as the other end takes them.

    A process in the midst of a cell takes nothing, and tells ever more of which each piece may be
    answered, for a widget that keeps outputs: if we waited for it, it would wait for us.

    Parameters
    ----------
    line
        The socket, which does not block.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._left = bytearray()

    def send(self, data: bytes) -> None:
        """Send what is taken at once, and the rest when it is; to an end that is gone, nothing."""
        self._left += data
        self._on()

    def stop(self) -> None:
        """Send no more."""
        self._left.clear()
        asyncio.get_running_loop().remove_writer(self._line)

    def _on(self) -> None:
        try:
            del self._left[: self._line.send(self._left)]
        except BlockingIOError:
            pass
        except (BrokenPipeError, ConnectionResetError):
            self._left.clear()  # how it ended is told on the other way
        loop = asyncio.get_running_loop()
        if self._left:
            loop.add_writer(self._line, self._on)
        else:
            loop.remove_writer(self._line)
