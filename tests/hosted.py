"""A panel of a notebook within somebody else's page: the real front end, with this process as kernel."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route

ADDRESS = "http://hub.example/"
HOST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<link rel="icon" href="data:,"></head><body><h1>A notebook</h1><p class="room-quiet">Around it</p>
<main id="place"></main><script type="module">
const { script, data, styles } = await (await fetch("/given.json")).json();
const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
const { default: widget } = await import(url);
const heard = new Set();
const tell = (content) => heard.forEach((act) => act(content));
const model = {
  get: (name) => ({ data, styles })[name],
  on: (event, act) => heard.add(act),
  off: (event, act) => heard.delete(act),
  send: (content) => window.kernel(content).then((sent) => sent.forEach(tell)),
};
window.leave = widget.render({ model, el: document.getElementById("place") });
window.listeners = () => heard.size;
</script></body></html>"""


def hosted(page: Page, panel: Any) -> None:
    """Show a panel; what its page says is heard by the panel, and what that answers by the page."""

    def kernel(content: dict[str, Any]) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        panel.send = sent.append
        panel.hear(content)
        return sent

    def serve(route: Route) -> None:
        if route.request.url.endswith("given.json"):
            given = {"script": str(panel._esm), "data": panel.data, "styles": str(panel.styles)}
            route.fulfill(json=given)
        else:
            route.fulfill(body=HOST, content_type="text/html")

    page.expose_function("kernel", kernel)
    page.route(f"{ADDRESS}**", serve)
    page.goto(ADDRESS)
