"""LibreOffice opens the Word file, and its pages say what the sections say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workshop.kit.loading import load_kit
from workshop.plan.fold import plan_from
from workshop.plan.session import Session, SessionFacts, Team
from workshop.reports.dress import Dress
from workshop.reports.opening import report_of
from workshop.reports.sections import IN_ORDER
from workshop.reports.tree import Section, para, table
from workshop.reports.word import word

ByLibreOffice = Callable[[bytes, str], bytes]
Pages = Callable[[bytes], list[str]]


@pytest.fixture
def plans(project: Path) -> dict[str, list[Section]]:
    """The sections of the sample's teams and of a team that has not begun."""
    data = json.loads((project / "kit/samples/four-regions.json").read_text("utf-8"))
    values = {team["name"]: team["values"] for team in data["teams"]} | {"Nobody yet": {}}
    made = {}
    for name, answers in values.items():
        session = Session(id="s", facts=SessionFacts(title="Meeting"), teams=(Team(id="t-00001", name=name),))
        report = report_of(plan_from(answers), session, session.teams[0], load_kit())
        made[name] = [make(report) for make in IN_ORDER]
    return made


@pytest.fixture
def laid_out(report_folder: Path, by_libreoffice: ByLibreOffice, pages: Pages) -> Callable[..., list[str]]:
    """Return what gives the text of each page of a plan in Word, as LibreOffice sets it."""

    def lay_out(sections: list[Section], dress: Dress) -> list[str]:
        made, _missing = word(sections, report_folder, dress=dress)
        return pages(by_libreoffice(made, "docx"))

    return lay_out


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("name", ["Nordics", "Region North-West, Scandinavia and the Baltic Countries, all"])
def test_page_one_is_one_page_with_a_long_name_and_a_logo_too(
    plans: dict[str, list[Section]],
    laid_out: Callable[..., list[str]],
    tmp_path: Path,
    name: str,
    paper: str,
) -> None:
    sections = plans["Nordics"]
    sections[0].meta.update(team=name, paper=paper)
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>')
    found = laid_out(sections, Dress(logo=logo))
    assert "Next follow-up" in found[0] and "Contents" in found[1]


def seen(node: object) -> Iterator[str]:
    """Yield the words of a node that are seen, those of a table's caption and of a signature among them."""
    if isinstance(node, list):
        for part in node:
            yield from seen(part)
    elif isinstance(node, dict):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] == "Div":
            yield from (value for _name, value in node["c"][0][2])
            yield from seen(node["c"][1])
        elif node["t"] != "Image":
            yield from seen(node.get("c"))


def words_in(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("team", ["Nordics", "Iberia", "Nobody yet"])
def test_its_pages_hold_every_word_of_the_plan(
    plans: dict[str, list[Section]],
    report_folder: Path,
    by_libreoffice: ByLibreOffice,
    pages: Pages,
    team: str,
) -> None:
    made, _missing = word(plans[team], report_folder)
    found = pages(by_libreoffice(made, "docx"))
    shown = [section for section in plans[team] if section.blocks]
    wanted = words_in(" ".join(text for section in shown for text in seen(section.blocks)))
    assert wanted.total() > 100
    assert wanted - words_in(" ".join(found)) == Counter()
    assert "Next follow-up" in found[0] and "Contents" in found[1]


def test_awkward_text_opens_and_is_whole(
    report_folder: Path, by_libreoffice: ByLibreOffice, pages: Pages
) -> None:
    awkward = ["<script>alert(1)</script>", '=HYPERLINK("x")', "`a`{=openxml}", "x" * 2000, "&lt; ]]> \\n"]
    blocks = [table(text, [text, "b"], [[text, "b"]]) for text in awkward] + [para(text) for text in awkward]
    made, _missing = word([Section("own", awkward[0], blocks)], report_folder)
    together = "".join("".join(pages(by_libreoffice(made, "docx"))).split())
    for text in awkward:
        if len(text) < 100:
            assert together.count("".join(text.split())) >= 3
    assert together.count("x") >= 6000
