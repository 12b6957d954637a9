"""A session of two teams whose every text is hostile and of one that wrote plainly, and all their plans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

import workshop
import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.answers.folder import create
from workshop.plan.kinds import Json
from workshop.reports import PlanResult, make_plans
from workshop.reports.files import FORMATS

OWN_QUESTIONS = """
  - block: fields
    id: ours
    title: Ours
    fields:
      - {field: own/motto, own: true, kind: text, label: Our motto, longest: 300}
      - {field: own/story, own: true, kind: long, label: Our story, longest: 5000}
"""
BRAND = "<b>TOK9001</b> {team} =1+1 \u202e"
TITLE = "{{ 7*7 }} </title><script>alert('TOK9002')</script> {team} \u202b"
NAMES = (
    "../../TOK9003 =HYPERLINK(\"http://evil.example\") <img src=x onerror=alert('TOK')> {team} \u202e",
    "TOK9004" + "x" * 293,
    "Plain",
)
SECRET = "what nobody may read"
GAPS = re.compile("[\\s\u00ad\u200b\u2060]+")


@dataclass
class Made:
    """A team's plan, what was typed into it, and the ids of its session and team."""

    result: PlanResult
    answers: Any
    identity: str

    def file(self, name: str) -> Path:
        """Return the file of a format."""
        return dict(zip((*FORMATS, "notebook"), self.result.files, strict=True))[name]

    def lacks(self, text: str) -> list[str]:
        """Return where the texts were typed whose tokens a text lacks."""
        together = GAPS.sub("", text)
        return [path for path, token in self.answers.tokens.items() if token not in together]

    def lacks_end(self, text: str) -> list[str]:
        """Return where the texts were typed whose last letters a text lacks, of those in plain letters."""
        together = GAPS.sub("", text)
        ends = {path: GAPS.sub("", kept)[-12:] for path, kept in self.answers.kept.items() if kept.isascii()}
        return [path for path, end in ends.items() if end not in together]

    def lacks_whole(self, text: str) -> list[str]:
        """Return where the texts were typed that do not stand in a text from beginning to end."""
        together = GAPS.sub("", text)
        return [path for path, kept in self.answers.kept.items() if GAPS.sub("", kept) not in together]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session with questions of its own, a hostile brand, and files that nobody may read."""
    made = create(tmp_path_factory.mktemp("hostile") / "session", title="Seed", teams=["A", "B", "C"])
    step, facts = made / "kit/exercise/00-about-us.yaml", made / "session.yaml"
    step.write_text(step.read_text("utf-8") + OWN_QUESTIONS, "utf-8")
    facts.write_text(f"{facts.read_text('utf-8')}brand: {json.dumps(BRAND)}\n", "utf-8")
    for folder in (made, made / "notebooks", made / "kit/report"):
        (folder / "secret.txt").write_text(SECRET, "utf-8")
    return made


@pytest.fixture(scope="session")
def made(place: Path, hostile_answers: Any) -> list[Made]:
    """The plans of two teams whose every text is hostile, and of one that wrote plainly."""
    answers = workshop.answers.open(place, author="<script>alert(1)</script>")
    session = answers.session()
    framework, own = answers.kit.framework_asked(session.facts), answers.kit.own_kinds()
    given = [
        hostile_answers(1000 * number, 23 * number, framework, own, plain=name == "Plain")
        for number, name in enumerate(NAMES)
    ]
    typed: dict[tuple[str, str], Json] = {(SESSION, "session/title"): TITLE}
    latest = answers.latest()
    for team, name, texts in zip(session.teams, NAMES, given, strict=True):
        typed[SESSION, f"teams/{team.id}/name"] = name
        typed |= {(team.id, path): value for path, value in texts.values.items()}
        # What was typed has changed since the plan was agreed.
        typed[team.id, "versions/version-0001/seq"] = latest
    receipts = answers.append(
        [Edit(f"edit-{number}", *where, value, latest) for number, (where, value) in enumerate(typed.items())]
    )
    assert [(receipt.path, receipt.refused) for receipt in receipts if receipt.refused] == []
    for team, texts in zip(session.teams, given, strict=True):
        stored = {path: each.value for path, each in answers.values(team.id).items()}
        assert {path: stored[path] for path in texts.kept} == texts.kept
    answers.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))
        results = {result.team: result for result in make_plans(place)}
    assert results.pop("All teams").error == ""
    assert len(results) == len(NAMES)
    return [
        Made(results[name.strip()], texts, f"{session.id}/{team.id}")
        for name, texts, team in zip(NAMES, given, session.teams, strict=True)
    ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which a dialog, an error, a warning, or a request for anything but a file itself fails."""
    context = browser.new_context()
    opened = context.new_page()
    seen: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", refuse)
    opened.on("pageerror", lambda error: seen.append(str(error)))
    opened.on("console", lambda message: seen.append(message.text))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert seen == []
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []


@pytest.fixture(scope="session")
def secret() -> str:
    """What stands in a file beside the session, its notebooks and its template."""
    return SECRET
