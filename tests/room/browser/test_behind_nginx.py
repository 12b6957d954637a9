"""Behind nginx, set up as the README says: by https, below a path, and only a named proxy is believed."""

from __future__ import annotations

import http.client
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from workshop.answers import LocalAnswers
from workshop.room.guard import FREE
from workshop.room.private import keys_of

if TYPE_CHECKING:
    from tests.room.browser.conftest import Devices, OpenRoom, Server

ROOT = "/spring"
CALLER = "192.168.77.77"
WRONG = "WRNGCD"
CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    ssl_certificate {folder}/certificate;
    ssl_certificate_key {folder}/key;
    server {{
        listen 127.0.0.1:{port} ssl;
        server_name room.example;
        {location}
    }}
    server {{
        listen 127.0.0.1:{port} ssl;
        server_name elsewhere.example;
        location / {{ default_type text/html; return 200 "<!doctype html><title>Elsewhere</title>"; }}
    }}
}}
"""
OPEN_SOCKET = """
(address) => new Promise((done) => {
  const socket = new WebSocket(address);
  socket.onopen = () => done("opened");
  socket.onclose = () => done("refused");
})
"""
SEND_FORM = """
(address) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address });
  document.body.append(form);
  form.submit();
}
"""
NO_SOCKET = "window.WebSocket = class { constructor() { throw new DOMException('blocked'); } };"


def certificate(folder: Path) -> None:
    """Make a certificate that nobody has signed."""
    made = ["-keyout", str(folder / "key"), "-out", str(folder / "certificate")]
    named = ["-subj", "/CN=room.example", "-addext", "subjectAltName=DNS:room.example,DNS:elsewhere.example"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *made, *named]
    subprocess.run(command, check=True, capture_output=True)


def program() -> str:
    """Return where nginx is."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, "These tests run nginx: install it (Debian: apt-get install nginx openssl)."
    return found


class Nginx:
    """An nginx without any rights that serves one location of the README by https."""

    def __init__(self, folder: Path, location: str, port: int) -> None:
        self.port = port
        certificate(folder)
        text = CONFIGURATION.format(folder=folder, port=port, location=location)
        (folder / "nginx.conf").write_text(text)
        as_nobody: dict[str, Any] = {}
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            for path in (folder, *folder.iterdir()):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
            as_nobody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        command = [program(), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
        self.process = subprocess.Popen(command, cwd=folder, **as_nobody)
        while not self._listens():
            assert self.process.poll() is None, "nginx ended"
            time.sleep(0.05)

    @property
    def address(self) -> str:
        """Where people reach the room through it."""
        return f"https://room.example:{self.port}{ROOT}"

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()

    def _listens(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.fixture
def room_port() -> int:
    """The port of the room that nginx leads to."""
    return free_port()


StartNginx = Callable[[str], Nginx]


@pytest.fixture
def start_nginx(project: Path, room_port: int) -> Iterator[StartNginx]:
    """Start nginx with the location that stands in the README, without what a test takes out of it."""
    text = (project / "README.md").read_text(encoding="utf-8")
    said = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert said
    assert "http://127.0.0.1:8080/" in said[1]
    location = said[1].replace("127.0.0.1:8080", f"127.0.0.1:{room_port}")
    started: list[Nginx] = []
    with tempfile.TemporaryDirectory() as folder:  # where somebody without rights gets, too

        def start(without: str) -> Nginx:
            started.append(Nginx(Path(folder), location.replace(without, ""), free_port()))
            return started[-1]

        yield start
        for each in started:
            each.end()


@pytest.fixture
def nginx(start_nginx: StartNginx, request: pytest.FixtureRequest) -> Nginx:
    """An nginx that leads to the room; a test may say which line its location lacks."""
    return start_nginx(getattr(request, "param", ""))


def behind(nginx: Nginx, *named: str) -> tuple[str, ...]:
    """Return how the room is opened behind it, as the README says."""
    return ("--root-path", ROOT, "--address", nginx.address, *named)


@pytest.fixture
def server(open_room: OpenRoom, nginx: Nginx, room_port: int) -> Server:
    """The session's room behind nginx, which it believes."""
    return open_room(*behind(nginx, "--proxy", "127.0.0.1"), public=nginx.address, port=room_port)


def ask(port: int, path: str, form: dict[str, str], **headers: str) -> http.client.HTTPResponse:
    """Send a form straight to the room, as somebody does who calls it a proxy's work."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    own = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("POST", path, urlencode(form), {**own, **given})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def writes_to(page: Page, other: Page, text: str) -> None:
    """Add an outcome on one phone, and see it on the other."""
    statement = "[data-path$='/statement'] :is(input, textarea)"
    page.get_by_role("button", name="Add an outcome").click()
    page.locator(statement).fill(text)
    expect(page.locator(".room-saved")).to_have_text("Saved")
    expect(other.locator(statement)).to_have_value(text)


def test_by_https_and_below_a_path_a_team_writes_together(devices: Devices, answers: LocalAnswers) -> None:
    address = devices.server.address
    ana = devices.phone()
    with ana.expect_websocket() as opened:
        devices.join(ana, "North", "Ana", "outcomes")
    assert opened.value.url.startswith(f"{address.replace('https', 'wss')}/line?as=participant")
    assert ana.evaluate("isSecureContext")
    kept = [each for each in devices.contexts[0].cookies() if each["name"].startswith("workshop-")]
    assert [(each["secure"], each["httpOnly"], each["path"]) for each in kept] == [
        (True, True, "/spring/")
    ] * 2
    writes_to(ana, devices.joined("North", "Ben"), "Grow services")
    plan = answers.plan(answers.session().teams[0].id)
    assert [each.statement for each in plan.outcomes] == ["Grow services"]


def test_the_facilitator_leads_the_room_through_it(devices: Devices) -> None:
    ana = devices.joined("North", "Ana")
    lead = devices.facilitator()
    assert lead.url == f"{devices.server.address}/facilitator"
    assert [(each["secure"], each["path"]) for each in devices.contexts[-1].cookies()] == [(True, "/spring/")]
    lead.get_by_label("Steps").get_by_role("combobox").select_option("time")
    lead.get_by_role("button", name="Everybody here").click()
    expect(ana.locator(".room-form[data-step='time'] .wf-audience")).to_be_visible()


def test_where_nothing_but_pages_gets_through_it_goes_on_by_asking(devices: Devices) -> None:
    ana = devices.phone()
    ana.add_init_script(NO_SOCKET)
    devices.join(ana, "North", "Ana", "outcomes")
    writes_to(ana, devices.joined("North", "Ben"), "By asking")


def test_a_page_from_elsewhere_is_refused(devices: Devices) -> None:
    ana = devices.joined("North", "Ana")
    line = f"{devices.server.address.replace('https', 'wss')}/line?as=participant"
    assert ana.evaluate(OPEN_SOCKET, line) == "opened"
    expect(ana.locator(".room-dot")).to_have_attribute("data-connection", "open")
    elsewhere = devices.contexts[0].new_page()  # in the same browser, where the cookies are
    elsewhere.goto(devices.server.address.replace("room.example", "elsewhere.example"))
    assert elsewhere.title() == "Elsewhere"
    assert elsewhere.evaluate(OPEN_SOCKET, line) == "refused"
    elsewhere.evaluate(SEND_FORM, f"{devices.server.address}/leave")
    expect(elsewhere.get_by_text("This did not come from a page of this room.")).to_be_visible()
    ana.reload()
    expect(ana.locator(".room-me")).to_contain_text("Ana")


def test_invented_addresses_give_nobody_more_tries(server: Server) -> None:
    tries = [
        ask(server.port, "/enter", {"code": WRONG}, X_Forwarded_For=f"203.0.113.{number}").status
        for number in range(FREE + 2)
    ]
    assert tries == [403] * (FREE + 1) + [429]


def test_a_named_proxy_is_believed_and_nobody_else(
    open_room: OpenRoom, nginx: Nginx, answers: LocalAnswers
) -> None:
    code, team = keys_of(answers.place).code, answers.session().teams[0].id
    proxied = {"X_Forwarded_For": CALLER, "X_Forwarded_Proto": "https"}
    found = {}
    for name, named in (("Ana", ["--proxy", "127.0.0.1"]), ("Ben", ["--proxy", "192.0.2.1"]), ("Cem", [])):
        server = open_room(*behind(nginx, *named))
        joined = ask(server.port, "/join", {"code": code, "team": team, "name": name}, **proxied)
        assert joined.status == 303
        server.stop()
        cookies = joined.headers.get_all("set-cookie") or []
        is_secure = bool(cookies) and all("secure" in each.lower() for each in cookies)
        found[name] = (is_secure, f"from {CALLER}" in server.said)
    assert found == {"Ana": (True, True), "Ben": (False, False), "Cem": (False, False)}


@pytest.mark.parametrize("nginx", ["proxy_set_header Host $http_host;"], indirect=True)
def test_the_named_address_is_enough_where_nginx_keeps_it_to_itself(devices: Devices) -> None:
    writes_to(devices.joined("North", "Ana"), devices.joined("North", "Ben"), "Grow services")
