"""Run a command where no name resolves, and write down each attempt to reach another computer.

    python closed_world.py ATTEMPTS COMMAND...

Two nets catch attempts. An audit hook, imported by every Python that starts beneath, sees what
Python itself asks for. Where Linux lets us, the command also runs in a network namespace whose only
name server is ours: that one sees every program, whatever it is written in.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HOOK = """
import os, sys

LOCAL = ("127.", "::1", "localhost", "0.0.0.0")

def watch(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = given[0]
    elif event in ("socket.connect", "socket.sendto"):
        host = given[1][0] if isinstance(given[1], tuple) else None
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not host.startswith(LOCAL):
        with open(os.environ["ATTEMPTS"], "a") as written:
            written.write(f"{host} by {sys.argv[:2]}\\n")
        raise OSError(f"closed world: {host}")

sys.addaudithook(watch)
"""
INSIDE = "--inside"


def asked_name(query: bytes) -> str:
    """Return the name that a query to a name server asks for.

    >>> asked_name(b"12 bytes----" + b"\\x07example\\x03org\\x00" + b"\\x00\\x01\\x00\\x01")
    'example.org'
    """
    parts, at = [], 12
    while query[at]:
        parts.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace"))
        at += 1 + query[at]
    return ".".join(parts)


def answer_no(server: socket.socket, attempts: Path, times: int = sys.maxsize) -> None:
    """Write down every name that is asked for, and answer that there is no such name."""
    for _ in range(times):
        query, sender = server.recvfrom(4096)
        with attempts.open("a") as written:
            written.write(f"{asked_name(query)} by name server\n")
        server.sendto(query[:2] + struct.pack("!H", 0x8183) + query[4:6] + bytes(6) + query[12:], sender)


def close_the_world(attempts: Path, scratch: Path) -> None:
    """Bring up this namespace's loopback and its name server; nothing else is in it."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        up = struct.pack("16sH14x", b"lo", 1)
        fcntl.ioctl(control, 0x8914, up)  # SIOCSIFFLAGS with IFF_UP
    servers = scratch / "resolv.conf"
    servers.write_text("nameserver 127.0.0.1\n")
    mount = ["mount", "--bind", str(servers), str(Path("/etc/resolv.conf").resolve())]
    subprocess.run(mount, check=True, capture_output=True)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    threading.Thread(target=answer_no, args=(server, attempts), daemon=True).start()


def main(arguments: list[str]) -> int:
    """Run the command in a closed world; return its status."""
    inside = arguments[0] == INSIDE
    attempts, *command = arguments[1:] if inside else arguments
    namespace = ["unshare", "--user", "--map-root-user", "--net", "--mount"]
    can = shutil.which("unshare") and not subprocess.run([*namespace, "true"], check=False).returncode
    if can and not inside:
        again = [sys.executable, __file__, INSIDE, attempts, *command]
        return subprocess.run([*namespace, *again], check=False).returncode
    with tempfile.TemporaryDirectory() as scratch:
        if inside:
            close_the_world(Path(attempts), Path(scratch))
        Path(scratch, "sitecustomize.py").write_text(HOOK)
        path = os.pathsep.join(filter(None, [scratch, os.environ.get("PYTHONPATH")]))
        own = {**os.environ, "ATTEMPTS": attempts, "PYTHONPATH": path}
        return subprocess.run(command, env=own, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
