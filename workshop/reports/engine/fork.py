"""A notebook's process as papermill's recorder has it: a kernel's manager and its client in one.

The recorder expects two objects that speak ZeroMQ; this is both, as far as it asks, and speaks to a
forked process.
"""

from __future__ import annotations

import asyncio
import codecs
import datetime
import json
import os
import queue
import socket
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_client.session import Session

from workshop.reports.engine import wire
from workshop.reports.engine.ending import how_it_ended
from workshop.reports.engine.forking import Parent
from workshop.reports.engine.outgoing import Outgoing

AT_ONCE = 1 << 20
SECONDS_TO_LEAVE = 5.0
TEXTS = {wire.STDOUT: "stdout", wire.STDERR: "stderr"}


class Channel:
    """What has come of one kind, in order, for who waits for it."""

    def __init__(self, fork: Fork) -> None:
        self._come: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._fork = fork

    def put(self, message: dict[str, Any]) -> None:
        """Take in a message."""
        self._come.put_nowait(message)

    def empty(self) -> bool:
        """Return whether all that came has been fetched."""
        return self._come.empty()

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message.

        Raises
        ------
        queue.Empty
            When none came in time.
        """
        try:
            return await asyncio.wait_for(self._come.get(), timeout)
        except TimeoutError:
            raise queue.Empty from None

    def send(self, message: dict[str, Any]) -> None:
        """Send what a widget is told."""
        self._fork.say(wire.COMM, wire.packed(message))


class Fork:
    """A notebook's process, as manager of a kernel and as its client."""

    ipykernel = False
    kernel_id = ""
    allow_stdin = False

    def __init__(self, parent: Parent) -> None:
        self._parent = parent
        self._line: socket.socket | None = None
        self._outgoing: Outgoing | None = None
        self._texts: Sequence[int] = ()
        self._letters = {kind: codecs.getincrementaldecoder("utf-8")("replace") for kind in TEXTS}
        self._frames = wire.Frames()
        self._cell, self._busy = "", False
        self._about: dict[str, Any] = {}
        self._changed = asyncio.Event()
        self.reason = ""
        self.session = Session()
        self.shell_channel, self.iopub_channel = Channel(self), Channel(self)

    # ------------------------------------------------------------------ as a kernel's manager

    @property
    def has_kernel(self) -> bool:
        """Whether a process was forked."""
        return self._line is not None

    def start_kernel(self, extra_arguments: Sequence[str] = (), cwd: str | None = None) -> None:  # noqa: ARG002
        """Fork a process that runs in this folder."""
        self._line, self._texts = self._parent.fork(Path(cwd) if cwd else Path.cwd())
        self._line.setblocking(False)
        self._outgoing = Outgoing(self._line)
        for each in self._texts:
            os.set_blocking(each, False)

    def client(self) -> Fork:
        """Return the client of the kernel."""
        return self

    def interrupt_kernel(self) -> None:
        """Interrupt what the notebook does, as Ctrl-C would."""
        self._parent.order(wire.INTERRUPT, self._about["pid"])

    async def shutdown_kernel(self, now: bool = False) -> None:
        """End the process: at once, or when it has done what it wants done at its exit."""
        if not now and not self._busy:
            self.say(wire.LEAVE, b"")
            await self._until(lambda: bool(self.reason), SECONDS_TO_LEAVE)
        if not self.reason and self._about:
            self._parent.order(wire.KILL, self._about["pid"])

    def cleanup_resources(self) -> None:
        """Let go of everything; a process that still runs ends with its line."""
        self.stop_channels()

    # ------------------------------------------------------------------ as a kernel's client

    def start_channels(self) -> None:
        """Begin to listen."""
        loop = asyncio.get_running_loop()
        assert self._line is not None
        loop.add_reader(self._line, self._hear)
        for kind, each in zip(TEXTS, self._texts, strict=True):
            loop.add_reader(each, self._read, kind, each)

    def stop_channels(self) -> None:
        """Stop listening."""
        if self._line is None or self._outgoing is None:
            return
        self._outgoing.stop()
        loop = asyncio.get_running_loop()
        for each in (self._line.fileno(), *self._texts):
            loop.remove_reader(each)
        self._line.close()
        for each in self._texts:
            os.close(each)
        self._line, self._outgoing, self._texts = None, None, ()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the process can run cells.

        Raises
        ------
        RuntimeError
            When it could not be forked, or took too long.
        """
        await self._until(lambda: bool(self._about or self.reason), timeout)
        if not self._about:
            raise RuntimeError(f"No process for the notebook: {self.reason or 'it did not start in time'}.")

    def is_alive(self) -> bool:
        """Return whether the process runs."""
        return self.has_kernel and not self.reason

    def kernel_info(self) -> str:
        """Ask what the kernel is; the answer comes as a reply."""
        asked = uuid.uuid4().hex
        self.shell_channel.put(
            {
                "parent_header": {"msg_id": asked},
                "content": {"language_info": self._about["language_info"]},
            }
        )
        return asked

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Run a cell; return by which id what comes of it is told."""
        content = {
            "code": code,
            "silent": False,
            "store_history": store_history,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        message = self.session.msg("execute_request", content)
        self._cell, self._busy = message["header"]["msg_id"], True
        self.say(wire.CELL, wire.packed(message))
        return self._cell

    def say(self, kind: bytes, payload: bytes) -> None:
        """Send a frame; to a process that has ended, nothing."""
        if self._outgoing is not None and not self.reason:
            self._outgoing.send(wire.frame(kind, payload))

    async def died(self) -> None:
        """Wait for the process to end, and for all that it had said to be recorded."""
        await self._until(lambda: bool(self.reason), None)
        while not self.iopub_channel.empty():
            await asyncio.sleep(0)

    # ------------------------------------------------------------------ what comes

    async def _until(self, true: Any, timeout: float | None) -> None:
        async def wait() -> None:
            while not true():
                self._changed.clear()
                await self._changed.wait()

        try:
            await asyncio.wait_for(wait(), timeout)
        except TimeoutError:
            return

    def _hear(self) -> None:
        assert self._line is not None
        try:
            piece = self._line.recv(AT_ONCE)
        except BlockingIOError:
            return
        except ConnectionResetError:
            piece = b""
        if not piece:
            self._end("the process that starts notebooks has ended")
            return
        texts: list[str] = []
        said = b""
        for kind, payload in self._frames.fed(piece):
            if texts and kind != said:
                self._text(said, "".join(texts))
                texts = []
            said = kind
            if kind in TEXTS:
                texts.append(payload.decode("utf-8", "replace"))
            else:
                self._take(kind, payload)
        if texts:
            self._text(said, "".join(texts))

    def _take(self, kind: bytes, payload: bytes) -> None:
        if kind == wire.READY:
            self._about = json.loads(payload)
            self._changed.set()
            return
        # What programs of the system have written by now belongs before this.
        for each, number in zip(TEXTS, self._texts, strict=True):
            self._read(each, number)
        if kind == wire.ENDED:
            self._end(how_it_ended(json.loads(payload)))
            return
        message = wire.unpacked(payload)
        header = message["header"]
        header["date"] = datetime.datetime.fromtimestamp(header["date"], datetime.UTC)
        message["msg_type"] = header["msg_type"]
        if message["content"].get("execution_state") == "idle":
            self._busy = False
        (self.shell_channel if kind == wire.REPLY else self.iopub_channel).put(message)

    def _read(self, kind: bytes, number: int) -> None:
        while True:
            try:
                piece = os.read(number, AT_ONCE)
            except BlockingIOError:
                return
            if not piece:
                asyncio.get_running_loop().remove_reader(number)
                return
            # A letter may have come in two pieces.
            if text := self._letters[kind].decode(piece):
                self._text(kind, text)

    def _text(self, kind: bytes, text: str) -> None:
        self.iopub_channel.put(
            {
                "header": {"msg_type": "stream", "date": datetime.datetime.now(datetime.UTC)},
                "msg_type": "stream",
                "parent_header": {"msg_id": self._cell},
                "content": {"name": TEXTS[kind], "text": text},
                "metadata": {},
                "buffers": [],
            }
        )

    def _end(self, reason: str) -> None:
        if self._line is not None and self._outgoing is not None:
            asyncio.get_running_loop().remove_reader(self._line)
            self._outgoing.stop()
        self.reason = self.reason or reason
        self._changed.set()
