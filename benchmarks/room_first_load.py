"""How soon a phone can write: by hand with ``python -m benchmarks.room_first_load``.

Chromium as a phone of the middle: a processor four times as slow, 20 Mbit/s, 40 ms there and back.
Prints what comes over the wire, and how soon the first field is on the screen and can be written in: after
the touch on Join, after the page is loaded again, and on a phone that is known and has kept nothing. The
moment is taken within the page, since to look from outside keeps a slow phone as busy as the page does; what
is written then must be saved.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from benchmarks.room_server import Server, room
from workshop.room.private import keys_of

SLOWER = 4
BYTES_PER_SECOND = 20e6 / 8
DELAY = 40
TIMES = 5
PHONE: ViewportSize = {"width": 360, "height": 740}
NAMES = ("joining", "loading again", "known, with nothing kept")
WATCH = """
addEventListener("click", (event) => {
  if (!event.target.closest("[type=submit]")) return;
  sessionStorage.touched = performance.timeOrigin + event.timeStamp;
}, true);
const watching = new MutationObserver(() => {
  const field = document.querySelector(".room-form :is(textarea, input, select):not(:disabled)");
  if (!field?.checkVisibility() || !document.querySelector(".wf-audience")) return;
  watching.disconnect();
  // Once the frame that shows it is made, and the page is free to hear a touch.
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => performance.mark("usable");
    channel.port2.postMessage(null);
  });
});
watching.observe(document, { childList: true, subtree: true });
"""
"""Notes when Join is touched, and when the first field can be written in and the whole form stands."""
TOLD = """
() => {
  const joined = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/join"));
  const asked = joined ?? performance.getEntriesByType("navigation")[0];
  const moments = { "asked": asked.requestStart, "answered": asked.responseEnd };
  for (const { name, startTime } of performance.getEntriesByType("mark")) moments[name] = startTime;
  const begun = Number(sessionStorage.touched ?? performance.timeOrigin) - performance.timeOrigin;
  return [begun + performance.timeOrigin, Object.entries(moments).map(([name, at]) => [name, at - begun])];
}
"""
"""When it began, and what came when, in milliseconds."""
SAID = {
    "asked": "asked",
    "answered": "answered",
    "room-begun": "script begun",
    "room-form": "form made",
    "usable": "can be written in",
}


@dataclass
class Wire:
    """What comes over the wire: the end of its address, when it was there, and how many bytes it took."""

    phone: CDPSession
    came: list[tuple[str, float, float]] = field(default_factory=list)
    _asked: dict[str, tuple[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.phone.on("Network.requestWillBeSent", self._note)
        self.phone.on("Network.loadingFinished", self._count)
        self.phone.send("Network.enable")
        slow = {"offline": False, "latency": DELAY, "downloadThroughput": BYTES_PER_SECOND}
        self.phone.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": BYTES_PER_SECOND})
        self.phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def by(self, moment: float) -> Counter[str]:
        """Return how many bytes had come by a moment, by the end of their address."""
        found: Counter[str] = Counter()
        for name, at, size in self.came:
            found[name] += round(size) if at <= moment else 0
        return found

    def _note(self, told: dict[str, object]) -> None:
        request = told["request"]
        assert isinstance(request, dict)
        url = str(request["url"])
        name = "" if url.startswith("data:") else url.partition("?")[0].rpartition("/")[2] or "page"
        ahead = float(str(told["wallTime"])) - float(str(told["timestamp"]))
        self._asked[str(told["requestId"])] = (name, ahead)

    def _count(self, told: dict[str, object]) -> None:
        name, ahead = self._asked.get(str(told["requestId"]), ("", 0.0))
        if name:
            at = (float(str(told["timestamp"])) + ahead) * 1000
            self.came.append((name, at, float(str(told["encodedDataLength"]))))


@dataclass(frozen=True)
class Visit:
    """One visit: what came when, in seconds, and what had come over the wire until one could write."""

    moments: dict[str, float]
    came: Counter[str]


def phone(context: BrowserContext) -> tuple[Page, Wire]:
    """Return the page of a slow phone."""
    context.add_init_script(WATCH)
    page = context.new_page()
    return page, Wire(context.new_cdp_session(page))


def told(page: Page, wire: Wire) -> Visit:
    """Wait until the first field can be written in; return how it came to that."""
    while True:
        time.sleep(1)  # a look keeps the page busy
        begun, moments = page.evaluate(TOLD)
        found = dict(moments)
        if "usable" in found:
            came = wire.by(begun + found["usable"])
            return Visit({name: found[name] / 1000 for name in SAID if name in found}, came)


def is_saved(page: Page, text: str) -> None:
    """Write in the first field that takes a text, and see that it is saved."""
    page.locator(".room-form textarea").first.fill(text)
    expect(page.locator(".room-saved")).to_have_attribute("data-state", "saved", timeout=15_000)


def visits(browser: Browser, server: Server, number: int) -> list[Visit]:
    """Join with a new phone, load the page again, and come with one that is known and has kept nothing."""
    address = f"http://127.0.0.1:{server.port}/"
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page, wire = phone(context)
    page.goto(f"{address}?c={keys_of(server.session).code}")
    page.get_by_label("Your name").fill(f"Person {number}")
    page.get_by_role("button", name="Join").tap()
    found = [told(page, wire)]
    is_saved(page, f"Written at once by {number}")
    page.evaluate("sessionStorage.clear()")
    wire.came.clear()
    page.reload()
    found.append(told(page, wire))
    bare = browser.new_context(viewport=PHONE, has_touch=True, storage_state=context.storage_state())
    page, wire = phone(bare)
    page.goto(address)
    found.append(told(page, wire))
    is_saved(page, f"Written later by {number}")
    context.close()
    bare.close()
    return found


def main() -> None:
    """Measure some phones, one after the other."""
    with sync_playwright() as playwright, room(1) as server:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = [visits(browser, server, number) for number in range(TIMES)]
        browser.close()
    for name, those in zip(NAMES, zip(*found, strict=True), strict=True):
        came = those[0].came
        sizes = ", ".join(f"{each} {size / 1000:.1f}" for each, size in sorted(came.items()) if size)
        print(f"{name}: {came.total() / 1000:.1f} kB over the wire ({sizes})")
        for mark in those[0].moments:
            print(f"  {statistics.median(each.moments[mark] for each in those):5.2f} s  {SAID[mark]}")


if __name__ == "__main__":
    main()
