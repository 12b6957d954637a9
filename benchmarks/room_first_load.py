"""How soon a phone can write: by hand with ``python -m benchmarks.room_first_load``.

Chromium as a phone of the middle: a processor four times as slow, 20 Mbit/s, 40 ms there and back.
Prints what comes over the wire and how soon after the touch on Join the first field can be written in,
and the same of the next visit, for which the browser has kept what it may.
"""

from __future__ import annotations

import shutil
import statistics
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.room_server import Server, room
from workshop.room.private import keys_of

SLOWER = 4
BYTES_PER_SECOND = 20e6 / 8
DELAY = 40
TIMES = 5
FIELD = ".room-form :is(textarea, input, select, button):not([disabled])"


@dataclass
class Wire:
    """What comes over the wire, in bytes, by the end of its address."""

    phone: CDPSession
    came: dict[str, float] = field(default_factory=dict)
    _asked: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.phone.on("Network.requestWillBeSent", self._note)
        self.phone.on("Network.loadingFinished", self._count)
        self.phone.send("Network.enable")
        slow = {"offline": False, "latency": DELAY, "downloadThroughput": BYTES_PER_SECOND}
        self.phone.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": BYTES_PER_SECOND})
        self.phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def _note(self, told: dict[str, object]) -> None:
        request = told["request"]
        assert isinstance(request, dict)
        self._asked[str(told["requestId"])] = (
            str(request["url"]).partition("?")[0].rpartition("/")[2] or "page"
        )

    def _count(self, told: dict[str, object]) -> None:
        name = self._asked.get(str(told["requestId"]), "")
        if not name.startswith("data:"):
            self.came[name] = self.came.get(name, 0) + float(str(told["encodedDataLength"]))


def is_usable(page: Page) -> None:
    """Wait until the first field can be written in."""
    page.locator(FIELD).first.wait_for()
    page.locator(".wf-audience").wait_for()


def visit(browser: Browser, server: Server, number: int) -> tuple[float, float, dict[str, float]]:
    """Join with a new phone; return the seconds of the first visit and of the next, and what came first."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    wire = Wire(context.new_cdp_session(page))
    page.goto(f"http://127.0.0.1:{server.port}/?c={keys_of(server.session).code}")
    page.get_by_label("Your name").fill(f"Person {number}")
    begun = time.perf_counter()
    page.get_by_role("button", name="Join").click()
    is_usable(page)
    first, came = time.perf_counter() - begun, dict(wire.came)
    begun = time.perf_counter()
    page.reload()
    is_usable(page)
    again = time.perf_counter() - begun
    context.close()
    return first, again, came


def main() -> None:
    """Measure some phones, one after the other."""
    with sync_playwright() as playwright, room(1) as server:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [visit(browser, server, number) for number in range(TIMES)]
        browser.close()
    came = found[0][2]
    told = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sorted(came.items()))
    print(f"first visit: {sum(came.values()) / 1000:.1f} kB over the wire ({told})")
    for name, seconds in (("first", [each[0] for each in found]), ("next", [each[1] for each in found])):
        print(f"{name} visit: a field can be written in after {statistics.median(seconds):.2f} s")


if __name__ == "__main__":
    main()
