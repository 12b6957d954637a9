"""What a notebook's process and its client say to each other: frames on a stream of bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jupyter_client.session import json_packer

BEGIN, CELL, COMM, LEAVE = b"b", b"c", b"k", b"l"
"""To the notebook's process: what it runs in, a cell, a message to a widget, the end."""
READY, STDOUT, STDERR, MESSAGE, REPLY, ENDED = b"r", b"o", b"e", b"m", b"a", b"x"
"""From it: ready, a piece of text, any other output, a cell's result; and from its parent how it ended."""
HEAD = struct.Struct("!cQ")
LENGTH = struct.Struct("!Q")

FORK, INTERRUPT, KILL = b"f", b"i", b"k"
"""To the parent process; with FORK come three file descriptors, with the others a process id."""
ORDER = struct.Struct("!cq")


def frame(kind: bytes, payload: bytes) -> bytes:
    """Return one frame.

    >>> list(Frames().fed(frame(STDOUT, b"one") + frame(STDERR, b"two")))
    [(b'o', b'one'), (b'e', b'two')]
    """
    return HEAD.pack(kind, len(payload)) + payload


class Frames:
    """Puts frames together from the pieces in which they arrive."""

    def __init__(self) -> None:
        self._held = bytearray()

    def fed(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield the frames that are complete with this piece, as kind and payload."""
        self._held += piece
        at = 0
        while len(self._held) - at >= HEAD.size:
            kind, length = HEAD.unpack_from(self._held, at)
            end = at + HEAD.size + length
            if len(self._held) < end:
                break
            yield kind, bytes(self._held[at + HEAD.size : end])
            at = end
        del self._held[:at]


def packed(message: Mapping[str, Any], buffers: Sequence[Any] = ()) -> bytes:
    """Return a message of Jupyter's protocol and its binary parts as the payload of a frame."""
    parts = [bytes(memoryview(each).cast("B")) for each in buffers]
    text = json_packer({**message, "lengths": [len(part) for part in parts]})
    return b"".join((LENGTH.pack(len(text)), text, *parts))


def unpacked(payload: bytes) -> dict[str, Any]:
    """Return the message of a payload, its binary parts as ``buffers``.

    >>> unpacked(packed({"content": {"a": 1}}, [b"xyz"]))
    {'content': {'a': 1}, 'buffers': [b'xyz']}
    """
    (length,) = LENGTH.unpack_from(payload)
    at = LENGTH.size + length
    message: dict[str, Any] = json.loads(payload[LENGTH.size : at])
    buffers = []
    for size in message.pop("lengths"):
        buffers.append(payload[at : at + size])
        at += size
    return {**message, "buffers": buffers}
