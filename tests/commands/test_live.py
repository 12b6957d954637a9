"""``workshop live`` as a process: a trial, a rehearsal, and what it leaves behind."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import workshop.answers
from workshop.answers.folder import create
from workshop.room.private import keys_of


def started(session: Path, *options: str) -> tuple[subprocess.Popen[str], int]:
    """Start the command on a free port of this computer alone, and wait until it answers."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = int(tried.getsockname()[1])
    command = [sys.executable, "-m", "workshop", "live", str(session), "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    while not listens(port):
        assert process.poll() is None, "workshop live ended"
        time.sleep(0.05)
    return process, port


def listens(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def ended(process: subprocess.Popen[str], how: signal.Signals) -> str:
    """End it; return what it said."""
    process.send_signal(how)
    said, _ = process.communicate(timeout=60)
    return said


def fetched(port: int, path: str = "/") -> str:
    """Fetch a page."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        text: str = answer.read().decode()
        return text


def latest(session: Path) -> int:
    """Return the number of a session's last edit."""
    answers = workshop.answers.open(session)
    found = answers.latest()
    answers.close()
    return found


def test_the_room_opens_says_where_and_ends_politely(tmp_path: Path) -> None:
    session = create(tmp_path / "spring", teams=["North"])
    process, port = started(session)
    assert "code" in fetched(port)
    said = ended(process, signal.SIGINT)
    assert process.returncode == 0
    assert f"Participants join at: http://127.0.0.1:{port}" in said
    assert said.rstrip().endswith("The room is closed. What was written is kept.")


def test_whoever_waits_for_news_is_let_go_when_the_room_ends(tmp_path: Path) -> None:
    session = create(tmp_path / "spring", teams=["North"])
    process, port = started(session)
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as laptop:
        laptop.request("GET", f"/facilitator?token={keys_of(session).facilitator}")
        came = laptop.getresponse()
        came.read()
        ours = {
            "X-Workshop-Room": "1",
            "Origin": f"http://127.0.0.1:{port}",
            "Cookie": (came.getheader("Set-Cookie") or "").partition(";")[0],
        }
        laptop.request("POST", "/line?as=projector", "{}", ours)
        line = json.loads(laptop.getresponse().read())["line"]
        laptop.request("POST", f"/line/{line}/take", '{"got": 0}', ours)
        (number, _), *_ = json.loads(laptop.getresponse().read())["messages"][::-1]
        laptop.request("POST", f"/line/{line}/take", json.dumps({"got": number}), ours)
        said = ended(process, signal.SIGINT)
        assert laptop.getresponse().status == 410
    assert said.rstrip().endswith("What was written is kept.")
    assert "Traceback" not in said


def test_a_trial_serves_one_page_and_nothing_of_the_session(tmp_path: Path) -> None:
    session = create(tmp_path / "spring", teams=["North"])
    process, port = started(session, "--check")
    page = fetched(port, f"/?c={keys_of(session).code}")
    assert "This phone reached the facilitator&#39;s laptop" in page
    assert "North" not in page
    said = ended(process, signal.SIGINT)
    assert "Open one of these with a phone" in said
    assert "Guest Wi-Fi" in said
    assert process.returncode == 1


def test_a_rehearsal_fills_a_copy_and_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    session = create(tmp_path / "spring", teams=["North", "South"])
    before = latest(session)
    process, _ = started(session, "--rehearse", "3")
    assert process.stdout is not None
    said = ""
    while not (found := re.search(r"on a copy in (.+), which", said)):
        said += process.stdout.readline()
    copy = workshop.answers.open(Path(found[1]))
    while not any(edit.path.startswith("warmups/") for edit in copy.log()):
        time.sleep(0.2)
    copy.close()
    ended(process, signal.SIGTERM)
    assert not Path(found[1]).exists()
    assert latest(session) == before
    assert not (session / "private" / "room.json").exists()
