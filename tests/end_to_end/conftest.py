"""A real JupyterLab, opened as a facilitator opens it, and a real browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

PATIENCE = 120_000
"""Milliseconds: a kernel may start slowly on a busy machine."""


@dataclass(frozen=True)
class Lab:
    """A session that is open in JupyterLab."""

    session: Path
    address: str
    process: subprocess.Popen[str]

    def notebook(self, name: str) -> str:
        """Return the address of one of the session's notebooks."""
        return self.address.replace("facilitator.ipynb", f"{name}.ipynb")

    def kill_kernels(self) -> int:
        """End every kernel at once, as a crash would; return how many there were."""
        kernels = [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if "ipykernel_launcher" in " ".join(child.cmdline())
        ]
        for kernel in kernels:
            os.kill(kernel.pid, signal.SIGKILL)
        return len(kernels)


def listens(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as tried:
        return tried.connect_ex(("localhost", port)) == 0


OpenLab = Callable[[Path], Lab]


@pytest.fixture
def open_lab() -> Iterator[OpenLab]:
    """Open a session as ``workshop lab`` does; everything ends with the test."""
    running: list[subprocess.Popen[str]] = []

    def open_it(session: Path) -> Lab:
        command = [sys.executable, "-m", "workshop", "lab", str(session), "--no-browser"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout is not None
        said = ""
        while not (found := re.search(r"http://localhost:\S+", said)):
            line = process.stdout.readline()
            assert line, f"workshop lab ended: {said}"
            said += line
        while not listens(urlsplit(found[0]).port or 80):
            assert process.poll() is None, "workshop lab ended"
            time.sleep(0.1)
        return Lab(session, found[0], process)

    yield open_it
    for process in running:
        with process:  # its pipe is closed once it has ended
            process.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a facilitator's laptop; an error in it fails the test."""
    expect.set_options(timeout=PATIENCE)
    opened = browser.new_page(viewport={"width": 1366, "height": 900})
    opened.set_default_timeout(PATIENCE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []
