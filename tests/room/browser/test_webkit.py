"""WebKit, the engine of every iPhone: it joins, writes with others, rates and sees the reveal."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from playwright.sync_api import expect
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

from workshop.answers import LocalAnswers
from workshop.room.private import keys_of

if TYPE_CHECKING:
    from tests.room.browser.conftest import Devices, Server

# Selenium warns of what it calls itself.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
ResultT = TypeVar("ResultT")
PATIENCE = 60
STATEMENT = "[data-path$='/statement'] :is(input, textarea)"
INSTALL = "install it (Debian: apt-get install webkit2gtk-driver xvfb util-linux)."
MINI_BROWSER = sorted(Path("/usr/lib").glob("**/webkit2gtk-4.*/MiniBrowser"))
IN_A_WORLD_WITH_A_NAME = """#!/bin/sh
exec unshare {user} --mount sh -c 'mount --bind "{hosts}" /etc/hosts && exec "{driver}" "$@"' sh "$@"
"""
"""Phones reach the room by plain http on a name that is not localhost, where browsers offer less."""
AS_USER = () if os.getuid() == 0 else ("--user", "--map-root-user")


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen that nobody looks at."""
    server = shutil.which("Xvfb")
    assert server, f"WebKit needs a screen: {INSTALL}"
    command = [server, "-displayfd", "1", "-screen", "0", "1366x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        yield f":{process.stdout.readline().strip()}"
        process.terminate()


@pytest.fixture
def webkit(screen: str, tmp_path: Path) -> Iterator[WebDriver]:
    """A phone with WebKit, which knows the room by its name."""
    driver = shutil.which("WebKitWebDriver")
    assert driver, f"This test drives WebKit: {INSTALL}"
    assert MINI_BROWSER, f"WebKit's driver comes without its browser: {INSTALL}"
    hosts, begin = tmp_path / "hosts", tmp_path / "webkit"
    hosts.write_text("127.0.0.1 localhost room.example\n")
    world = IN_A_WORLD_WITH_A_NAME.format(user=" ".join(AS_USER), hosts=hosts, driver=driver)
    begin.write_text(world if knows_names() else f'#!/bin/sh\nexec "{driver}" "$@"\n')
    begin.chmod(begin.stat().st_mode | stat.S_IXUSR)
    options = Options()
    options.binary_location = str(MINI_BROWSER[-1])
    options.add_argument("--automation")
    own = {**os.environ, "DISPLAY": screen, "HOME": str(tmp_path), "LANG": "en_GB.UTF-8"}
    opened = WebDriver(options, Service(str(begin), env=own))
    opened.set_window_size(390, 844)
    yield opened
    opened.quit()


@cache
def knows_names() -> bool:
    """Return whether the system lets a browser have names of its own for addresses."""
    return subprocess.run(["unshare", *AS_USER, "--mount", "true"], check=False).returncode == 0


class Phone:
    """What a person does with the phone, and waits to see."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def find(self, selector: str) -> WebElement:
        """Return the first that is seen of what a selector says, once there is one."""
        return self._once(lambda: next(each for each in self._all(selector) if each.is_displayed()))

    def button(self, text: str) -> WebElement:
        """Return a button by what stands on it."""
        return self._once(lambda: next(each for each in self._all("button") if text in each.text))

    def shows(self, text: str) -> None:
        """Wait until a text is seen."""
        self._once(lambda: text in self.driver.find_element(By.TAG_NAME, "body").text)

    def holds(self, selector: str, value: str) -> None:
        """Wait until a field holds a value."""
        self._once(lambda: self.find(selector).get_property("value") == value)

    def click(self, element: WebElement) -> None:
        """Touch something, wherever on the page it is."""
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    def join(self, server: Server, team: str, name: str) -> None:
        """Join as somebody does who scans the code."""
        address = server.address if knows_names() else server.address.replace("room.example", "127.0.0.1")
        self.driver.get(f"{address}/?c={keys_of(server.session).code}")
        self.click(self._once(lambda: next(each for each in self._all("label") if team in each.text)))
        self.find("input[name='name']").send_keys(name)
        self.click(self.button("Join"))
        self.find(".wf-audience")

    def go_to(self, step: str) -> None:
        """Go to a step by the address, as a link within the page would."""
        self.driver.execute_script("location.hash = arguments[0]", step)
        self.find(f".room-form[data-step='{step}'] .wf-audience")
        for toggle in self._all(".wf-toggle[aria-expanded=false]"):
            self.click(toggle)

    def _all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def _once(self, look: Callable[[], ResultT]) -> ResultT:
        passing = (StopIteration, StaleElementReferenceException)
        waiting = WebDriverWait(self.driver, PATIENCE, ignored_exceptions=passing)
        return waiting.until(lambda _: look())


def rated(answers: LocalAnswers) -> str:
    """Return the capability that is rated first."""
    framework = answers.kit.framework_asked(answers.session().facts)
    assert framework is not None
    return framework.capabilities()[0].id


def test_a_phone_with_webkit_joins_writes_rates_and_sees_the_reveal(
    webkit: WebDriver, devices: Devices, answers: LocalAnswers
) -> None:
    ana = Phone(webkit)
    ana.join(devices.server, "North", "Ana")
    if knows_names():
        offered = webkit.execute_script("return [isSecureContext, typeof crypto.randomUUID]")
        assert offered == [False, "undefined"]
    ben, cem = (devices.joined("North", name, "outcomes") for name in ("Ben", "Cem"))

    ana.go_to("outcomes")
    ana.click(ana.button("Add an outcome"))
    ana.find(STATEMENT).send_keys("Grow services", Keys.TAB)
    expect(ben.locator(STATEMENT)).to_have_value("Grow services")
    ana.shows("Saved")
    ben.locator(STATEMENT).fill("Grow services in Poland")
    ana.holds(STATEMENT, "Grow services in Poland")
    plan = answers.plan(answers.session().teams[0].id)
    assert [each.statement for each in plan.outcomes] == ["Grow services in Poland"]

    alone = f"[data-alone^='tallies/{rated(answers)}/']"
    ana.go_to("where-to-improve")
    ana.click(ana.find(f"{alone} label:nth-of-type(2)"))
    ana.shows("Only you see it until the reveal")
    for page, level in ((ben, 2), (cem, 4)):
        page.evaluate("() => { location.hash = 'where-to-improve'; }")
        page.locator(".room-form[data-step='where-to-improve'] .wf-audience").wait_for()
        folded = page.locator(".wf-toggle[aria-expanded=false]")
        while folded.count():
            folded.first.click()
        page.locator(alone).get_by_role("radio").nth(level).check(force=True)
        expect(page.locator(alone).get_by_text("Only you see it until the reveal")).to_be_visible()
    lead = devices.facilitator()
    lead.get_by_label("Steps").get_by_role("combobox").select_option("where-to-improve")
    lead.get_by_label("Each on their own").get_by_role("button", name="Reveal: North").click()
    ana.shows("Three answers, far apart.")
    look(webkit, "webkit-revealed")
    webkit.refresh()
    ana.go_to("where-to-improve")
    ana.shows("Three answers, far apart.")


def test_what_is_written_with_webkit_while_the_room_is_away_goes_out_once(
    webkit: WebDriver, server: Server, answers: LocalAnswers
) -> None:
    ana = Phone(webkit)
    ana.join(server, "North", "Ana")
    ana.go_to("outcomes")
    ana.click(ana.button("Add an outcome"))
    ana.shows("Saved")
    server.kill()
    ana.shows("No connection")
    ana.find(STATEMENT).send_keys("Grow services")
    ana.shows("Not sent yet \u2013 kept on this phone. Keep this page open.")
    before = answers.latest()
    server.start()
    ana.shows("Saved")
    ana.holds(STATEMENT, "Grow services")
    plan = answers.plan(answers.session().teams[0].id)
    assert [each.statement for each in plan.outcomes] == ["Grow services"]
    assert answers.latest() == before + 1


def look(webkit: WebDriver, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := os.environ.get("WORKSHOP_PICTURES"):
        webkit.save_screenshot(str(Path(folder) / f"{name}.png"))
