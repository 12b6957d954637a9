"""Open a session as ``workshop lab`` does, visit it in Chromium, and print whom the pages asked.

    python lab_visit.py CHROMIUM SESSION

Runs inside the closed world, so that the browser and the server are in it together.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from playwright.sync_api import Request, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


def visit(chromium: str, address: str) -> set[str]:
    """Return the hosts that the opened notebook's page asked, until its kernel stood ready."""
    asked: set[str] = set()

    def note(request: Request) -> None:
        asked.add(urlsplit(request.url).hostname or "")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page()
        page.on("request", note)
        page.goto(address, timeout=120_000)
        page.wait_for_selector(
            ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=120_000
        )
        assert page.get_by_text("Would you like to get notified about official Jupyter news?").count() == 0
        browser.close()
    return asked - {""}


def wait_for(port: int, server: subprocess.Popen[str]) -> None:
    """Wait until the server listens."""
    while socket.socket().connect_ex(("localhost", port)):
        assert server.poll() is None, "workshop lab ended"
        time.sleep(0.1)


def main(chromium: str, session: str) -> int:
    """Start the session's JupyterLab, visit it, end it."""
    command = [sys.executable, "-m", "workshop", "lab", session, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            said = ""
            while not (found := re.search(r"http://localhost:\S+", said)):
                line = server.stdout.readline()
                assert line, f"workshop lab ended: {said}"
                said += line
            wait_for(urlsplit(found[0]).port or 80, server)
            sys.stdout.write(" ".join(sorted(visit(chromium, found[0]))))
        finally:
            server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
