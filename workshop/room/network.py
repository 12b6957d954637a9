"""How phones reach this laptop: its addresses, and the code that leads there."""

from __future__ import annotations

import io
import ipaddress
import socket
from collections.abc import Iterator

import segno

PRIVATE = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
"""Where a datagram would be sent, were one sent: asking for the way there tells this laptop's own address."""


def addresses() -> list[str]:
    """Return the addresses of this laptop in its networks, the likeliest first; nothing is sent anywhere."""
    found = dict.fromkeys([*_by_route(), *_by_name()])
    return [address for address in found if _is_reachable(address)]


def _by_route() -> Iterator[str]:
    for target in PRIVATE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((target, 9))
            except OSError:
                continue
            yield str(asking.getsockname()[0])


def _by_name() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for *_, address in found:
        yield str(address[0])


def _is_reachable(address: str) -> bool:
    read = ipaddress.ip_address(address)
    return not (read.is_loopback or read.is_link_local or read.is_unspecified)


def is_another_device(address: str) -> bool:
    """Return whether somebody calls from elsewhere than this laptop.

    Examples
    --------
    >>> is_another_device("127.0.0.1"), is_another_device("no address")
    (False, False)
    """
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return False
    return not read.is_loopback and str(read) not in addresses()


def qr_terminal(address: str) -> str:
    """Return a QR code drawn with half blocks, as a terminal shows it."""
    out = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out=out, border=2, compact=True)
    return out.getvalue()


def qr_path(address: str) -> tuple[int, str]:
    """Return a QR code as its size in modules and what the ``d`` of an SVG's path takes."""
    code = segno.make(address, error="m", micro=False)
    size = len(code.matrix)
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    )
    return size, path
