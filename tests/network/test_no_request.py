"""No request leaves the machine: everything is done where no name resolves, and nobody asks for one."""

from __future__ import annotations

import importlib.util
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def in_a_closed_world(tmp_path: Path, *command: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a command where no name resolves; return what became of it and what it tried to reach."""
    attempts = tmp_path / "attempts.txt"
    attempts.touch()
    closed = [sys.executable, str(HERE / "closed_world.py"), str(attempts), *command]
    ran = subprocess.run(closed, cwd=tmp_path, capture_output=True, text=True, check=False)
    return ran, attempts.read_text()


@pytest.fixture
def closed_world() -> ModuleType:
    """The script that closes the world, as a module."""
    spec = importlib.util.spec_from_file_location("closed_world", HERE / "closed_world.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_attempt_is_seen_and_fails(tmp_path: Path) -> None:
    asking = "import urllib.request; urllib.request.urlopen('http://example.org')"
    ran, attempts = in_a_closed_world(tmp_path, sys.executable, "-c", asking)
    assert ran.returncode != 0
    assert attempts.startswith("example.org by ")


def test_an_attempt_by_address_is_seen(tmp_path: Path) -> None:
    asking = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    ran, attempts = in_a_closed_world(tmp_path, sys.executable, "-c", asking)
    assert ran.returncode != 0
    assert attempts.startswith("192.0.2.1 by ")


def test_the_name_server_writes_down_who_is_looked_for_and_knows_nobody(
    closed_world: ModuleType, tmp_path: Path
) -> None:
    query = struct.pack("!6H", 7, 0x0100, 1, 0, 0, 0) + b"\x07example\x03org\x00\x00\x01\x00\x01"
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client,
    ):
        server.bind(("127.0.0.1", 0))
        client.settimeout(30)
        given = (server, tmp_path / "attempts", 1)
        serving = threading.Thread(target=closed_world.answer_no, args=given)
        serving.start()
        client.sendto(query, server.getsockname())
        number, flags, *_ = struct.unpack("!6H", client.recv(4096)[:12])
        serving.join()
    no_such_name = 3
    assert (number, flags & 0xF) == (7, no_such_name)
    assert (tmp_path / "attempts").read_text() == "example.org by name server\n"


def test_making_plans_asks_nobody(sample_session: Path, tmp_path: Path) -> None:
    ran, attempts = in_a_closed_world(
        tmp_path, sys.executable, "-m", "workshop", "plans", str(sample_session)
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert attempts == ""
    assert len(list((sample_session / "plans").rglob("*.pdf"))) >= 2


def test_jupyterlab_asks_nobody(sample_session: Path, chromium: str, tmp_path: Path) -> None:
    visit = [sys.executable, str(HERE / "lab_visit.py"), chromium, str(sample_session)]
    ran, attempts = in_a_closed_world(tmp_path, *visit)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.split() == ["localhost"]
    assert attempts == ""
