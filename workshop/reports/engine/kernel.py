"""What runs in the fork of a notebook: IPython's kernel, which speaks to a socket in place of ZeroMQ.

It is ipykernel's own in everything that a notebook can see: its shell, its displays, its tracebacks.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session
from traitlets.config import Config

from workshop.reports.engine import wire

AT_ONCE = 1 << 20
INLINE = "module://matplotlib_inline.backend_inline"
RUNNERS_OWN = {"execute_reply": wire.REPLY}


class Line:
    """The notebook's end of the line to its client; several threads may speak."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._lock = threading.Lock()
        self._process = os.getpid()

    @property
    def is_ours(self) -> bool:
        """Whether this is the notebook's own process, and none that it has forked."""
        return os.getpid() == self._process

    def say(self, kind: bytes, payload: bytes) -> None:
        """Send a frame; what a process that the notebook forked says is not heard."""
        if self.is_ours:
            with self._lock:
                self._end.sendall(wire.frame(kind, payload))

    def heard(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield what the client says, until it hangs up."""
        frames = wire.Frames()
        while piece := self._end.recv(AT_ONCE):
            yield from frames.fed(piece)


class LineSession(Session):
    """Sends the messages of Jupyter's protocol down the line."""

    line: Line | None = None

    def send(self, stream: Any, msg_or_type: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002 - ZeroMQ's
        """Send a message, given whole or in the parts that the session's ``msg`` takes."""
        return self._sent(msg_or_type, *args, **kwargs)

    def _sent(  # noqa: PLR0913, PLR0917 - the order of Session.send
        self,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,  # noqa: ARG002 - ZeroMQ's
        buffers: Any = None,
        track: bool = False,  # noqa: ARG002 - ZeroMQ's
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(message, content, parent, header, metadata)
        if self.line is not None:
            told = {
                "header": {"msg_type": message["header"]["msg_type"], "date": time.time()},
                "parent_header": {"msg_id": message["parent_header"].get("msg_id")},
                "content": message["content"],
                "metadata": message["metadata"],
            }
            kind = RUNNERS_OWN.get(message["header"]["msg_type"], wire.MESSAGE)
            self.line.say(kind, wire.packed(told, buffers or ()))
        return message


class Text(io.TextIOBase):
    """Standard output or error of the notebook: each piece is sent at once, so that no crash loses it."""

    encoding = "UTF-8"
    errors = "surrogateescape"

    def __init__(self, line: Line, kind: bytes, number: int) -> None:
        self._line, self._kind, self._number = line, kind, number

    def write(self, text: str) -> int:
        """Send a piece of text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        data = text.encode("utf-8", "replace")
        if data and self._line.is_ours:
            self._line.say(self._kind, data)
        while data and not self._line.is_ours:  # as any program that the notebook starts
            data = data[os.write(self._number, data) :]
        return len(text)

    def writable(self) -> bool:
        """Return that it takes text."""
        return True

    def fileno(self) -> int:
        """Return the file descriptor that programs of the system write to."""
        return self._number


class _Here:
    """What ipykernel asks of the thread and the loop in which it runs."""

    parent_thread = threading.main_thread()

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop

    def add_callback(self, what: Any) -> None:
        """Call something in the loop, whichever thread asks."""
        self.loop.call_soon_threadsafe(what)

    def stop(self) -> None:
        """Go on: the client says when this process leaves."""

    def call_later(self, seconds: float, what: Any) -> None:
        """Stop in a moment, as ``exit()`` asks, and nothing else does: which is to go on."""


class LineKernel(IPythonKernel):
    """IPython's kernel on a line."""

    _execute_sleep = 0

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Leave it to the client which cells to run after one that failed."""

    async def answer(self, kind: bytes, message: dict[str, Any]) -> None:
        """Run a cell, or take in what a widget is told, and tell what came of it."""
        own: Any = self  # much of ipykernel comes without types
        own.set_parent([], message)
        if kind == wire.COMM:
            own.comm_manager.comm_msg(None, [], message)
            return
        own._publish_status("busy", "shell")
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            await own.execute_request(None, [], message)
        finally:
            signal.signal(signal.SIGINT, before)
        own._publish_status("idle", "shell")


def made() -> LineKernel:
    """Return a kernel that has run nothing yet, for forks to start from."""
    config = Config({"HistoryManager": {"hist_file": ":memory:", "enabled": False}})
    log = logging.getLogger("workshop.notebook")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    kernel: LineKernel = LineKernel.instance(config=config, session=LineSession(), log=log)
    return kernel


def run(kernel: LineKernel, end: socket.socket) -> None:
    """Run the cells that a client sends, until it says to leave or hangs up."""
    line = Line(end)
    said = line.heard()
    _, begin = next(said)
    _settle(json.loads(begin))
    sys.stdout, sys.stderr = Text(line, wire.STDOUT, 1), Text(line, wire.STDERR, 2)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    here: Any = _Here(loop)
    kernel.shell_channel_thread = kernel.io_loop = here
    session: Any = kernel.session
    session.pid, session.line = os.getpid(), line
    about = {"pid": os.getpid(), "language_info": kernel.language_info}
    line.say(wire.READY, json.dumps(about).encode())
    for kind, payload in said:
        if kind == wire.LEAVE:
            return
        loop.run_until_complete(kernel.answer(kind, wire.unpacked(payload)))


def _settle(about: dict[str, Any]) -> None:
    """Take over the folder and the environment of who asked."""
    environment = {**about["environment"], **_terminal()}
    os.environ.clear()
    os.environ.update(environment)
    os.environ.setdefault("MPLBACKEND", INLINE)
    os.chdir(about["folder"])
    # As IPython does it: before what is installed, behind Python's own.
    installed = (Path(each).name in ("site-packages", "dist-packages") for each in sys.path)
    sys.path.insert(next((place for place, is_so in enumerate(installed) if is_so), 0), "")
    # Should memory run out, the system ends this process rather than another.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def _terminal() -> dict[str, str]:
    """Return what IPython's shell has set for programs that it starts."""
    names = ("TERM", "CLICOLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "PAGER", "GIT_PAGER")
    return {name: os.environ[name] for name in names if name in os.environ}
