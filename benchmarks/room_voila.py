"""The same step in stock Voilà and in the room: by hand with ``python -m benchmarks.room_voila [NUMBER]``.

So many visitors come at once, each with a browser page of their own. Prints how long it takes until the
last of them can write, and the memory that the server takes for each.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from playwright.async_api import Browser, async_playwright

from benchmarks.room_server import Server, room
from workshop.room.private import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

VISITORS = 4
STEP = "outcomes"
READY = ".wf-audience"
PATIENCE = 180_000


def megabytes(process: int) -> float:
    """Return the memory that a process and all that it started take, what they share counted once."""
    whole = psutil.Process(process)
    family = [whole, *whole.children(recursive=True)]
    return sum(float(each.memory_full_info().pss) for each in family) / 1e6


@contextmanager
def voila(server: Server) -> Iterator[tuple[int, str]]:
    """Serve the notebook of the step as Voilà does by itself; yields the process and the address."""
    notebook = next((server.session / "notebooks").glob(f"*{STEP}.ipynb"))
    port = server.port + 1
    command = [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    found = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    process = subprocess.Popen(
        command, env=found, cwd=notebook.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not server.listens(port):
        assert process.poll() is None, "Voilà ended"
        time.sleep(0.1)
    yield process.pid, f"http://localhost:{port}/"
    process.terminate()
    process.wait()


async def seconds(browser: Browser, address: str, joins: Sequence[str]) -> tuple[float, list[object]]:
    """Let everybody come at once; return how long until the last can write, and their pages."""

    async def come(name: str) -> object:
        context = await browser.new_context()
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        await page.goto(address)
        if name:
            await page.get_by_label("Your name").fill(name)
            await page.get_by_role("button", name="Join").click()
        await page.locator(READY).first.wait_for()
        return page

    begun = time.perf_counter()
    pages = await asyncio.gather(*(come(name) for name in joins))
    return time.perf_counter() - begun, list(pages)


async def compare(count: int) -> None:
    """Measure one after the other."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        with room(1) as server:
            for name in ("room", "Voilà"):
                browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
                if name == "room":
                    address = f"http://127.0.0.1:{server.port}/?c={keys_of(server.session).code}"
                    await told(name, browser, server.process.pid, address, [f"P {n}" for n in range(count)])
                else:
                    with voila(server) as (process, address):
                        await told(name, browser, process, address, [""] * count)
                await browser.close()


async def told(name: str, browser: Browser, process: int, address: str, joins: Sequence[str]) -> None:
    """Measure one of them, and print it."""
    before = megabytes(process)
    took, pages = await seconds(browser, address, joins)
    more = (megabytes(process) - before) / len(pages)
    print(f"{name}: {len(pages)} come at once, all can write after {took:.1f} s; {more:.1f} MB for each")


def main() -> None:
    """Measure so many visitors as are asked for."""
    asyncio.run(compare(int(sys.argv[1]) if len(sys.argv) > 1 else VISITORS))


if __name__ == "__main__":
    main()
