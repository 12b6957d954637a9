"""Make the README's pictures anew from the bundled sample.

    python pictures/make.py

Needs what the tests need: Chromium, and pdftoppm from poppler.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import workshop.answers
from workshop.answers.folder import create
from workshop.errors import WorkshopError
from workshop.forms import bundle
from workshop.forms.definition import definition
from workshop.forms.messages import Desk, start
from workshop.kit.loading import kit_folder
from workshop.reports.making import make_plans

HERE = Path(__file__).resolve().parent
TEAM = "Nordics"
STEP = "manager-gaps"
PHONE = {"width": 390, "height": 844}
PAGE = """<!doctype html><meta charset="utf-8"><style>{styles} body {{ margin: 0 }}</style>
<main id="place"></main><script type="module">
{script}
const given = {given};
const model = {{ get: (name) => given[name], on() {{}}, off() {{}}, send() {{}} }};
widget.render({{ model, el: document.getElementById("place") }});
</script>"""


def page_one(session: Path) -> None:
    """Draw page one of the sample's plan."""
    [made] = make_plans(session, [TEAM], formats=("pdf",))
    if made.error:
        raise WorkshopError(made.error)
    pdf = next(file for file in made.files if file.suffix == ".pdf")
    target = HERE / "page-one"
    command = ["pdftoppm", "-r", "100", "-png", "-f", "1", "-l", "1", "-singlefile", pdf, target]
    subprocess.run(command, check=True)


def form(session: Path) -> None:
    """Draw a form as it looks on a phone."""
    answers = workshop.answers.open(session)
    team = next(each for each in answers.session().teams if each.name == TEAM)
    given: dict[str, Any] = {
        "definition": definition(answers.kit, answers.session(), STEP, team.id, False),
        "start": start(Desk(answers, STEP, team.id)),
    }
    script = bundle.script().replace("export default", "const widget =")
    data = json.dumps(given).replace("<", "\\u003c")
    page = PAGE.format(styles=bundle.styles(), script=script, given=data)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        opened = browser.new_page(viewport=PHONE, device_scale_factor=2, reduced_motion="reduce")
        opened.set_content(page)
        opened.locator(".wf-state").wait_for()
        opened.screenshot(path=HERE / "form.png")
        browser.close()


def main() -> int:
    """Make both pictures beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        session = create(Path(folder, "session"), sample=kit_folder() / "samples" / "four-regions.json")
        page_one(session)
        form(session)
    return 0


if __name__ == "__main__":
    sys.exit(main())
