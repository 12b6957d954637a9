"""Plans that are hard to lay out: many of everything, long names, hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.text import plain_text
from workshop.reports.tree import BLOCKS, INLINES

MakeReport = Callable[..., Report]
HOSTILE = [
    "<script>alert('x')</script>",
    '#read("secret.txt")',
    "| a | b |",
    "$x$ \\input{x} `r`{=typst}",
    "**bold** [link](javascript:alert(1))",
    "{name} {0} %s",
    "\U0001f680 مبيعات الشمال 日本語",
    "a\u202eb",
    "x" * 280,
]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list | tuple):
        for part in node:
            yield from nodes(part)
    elif isinstance(node, dict):
        if node["t"] in BLOCKS | INLINES:
            yield node
        yield from nodes(node.get("c"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_comes_out_as_typed(make_report: MakeReport, everything: Any, text: str) -> None:
    made = everything(1)
    values = {path: text[:60] if path in made.texts else value for path, value in made.values.items()}
    report = make_report(values, team=text)
    document = report.whole()
    assert plain_text([block for section in document for block in section.blocks]).count(text[:60]) > 20
    for section in document:
        for node in nodes(section.blocks):
            if node["t"] == "Link":
                assert node["c"][2][0].startswith("#")
            assert node["t"] not in {"RawInline", "RawBlock", "Code"}


@pytest.mark.parametrize("records", [10, 40])
def test_many_of_everything_make_a_whole_document(
    make_report: MakeReport, everything: Any, records: int
) -> None:
    report = make_report(everything(records, 300).values)
    tables = [node for section in report.whole() for node in nodes(section.blocks) if node["t"] == "Table"]
    assert len(tables) >= 8


def test_figures_at_their_limits_make_a_whole_document(make_report: MakeReport, everything: Any) -> None:
    made = everything(2)
    extremes: dict[str, Json] = {}
    for path, value in made.values.items():
        if isinstance(value, str) and value.replace(".", "").isdecimal() and "/order" not in path:
            extremes[path] = str(10**13) if "days" not in path and "hours" not in path else "0"
    report = make_report({**made.values, **extremes})
    assert "€10,000,000,000,000" in plain_text(report.investment().blocks)


def test_dates_at_their_limits_make_a_whole_document(make_report: MakeReport, everything: Any) -> None:
    made = everything(2)
    for day in ("1990-01-01", "2100-12-31"):
        values = {
            path: day if isinstance(value, str) and value[:4] in ("2027", "2028") else value
            for path, value in made.values.items()
        }
        assert len(make_report(values).whole()) == 15


@pytest.mark.parametrize("language", ["en", "en-US", "de", "fr", "ar", "ja", "sv", "nonsense"])
def test_any_language_makes_a_whole_document(
    make_report: MakeReport, samples: list[dict[str, Json]], language: str
) -> None:
    for values in (*samples, {}):
        assert len(make_report(values, language=language, currency="SEK").whole()) == 15


def test_links_to_what_was_taken_out_are_said(
    make_report: MakeReport, samples: list[dict[str, Json]]
) -> None:
    values: dict[str, Json] = {
        "outcomes/services-001/statement": "Grow services",
        "outcomes/services-001/removed": True,
        "requirements/visits-0001/behaviour": "Joins visits",
        "requirements/visits-0001/serves/services-001": True,
        "actions/visits-0001/what": "Visits",
        "actions/visits-0001/owner": "person-00001",
        "people/person-00001/name": "Kim",
        "people/person-00001/removed": True,
    }
    report = make_report(values)
    assert "Grow services (taken out of the plan)" in plain_text(report.manager_gaps().blocks)
    assert "Kim (taken out of the plan)" in plain_text(report.action_plan().blocks)
    long = make_report({**values, "outcomes/services-001/statement": "Grow services in the north " * 9})
    assert plain_text(long.manager_gaps().blocks).count("… (taken out of the plan)") == 1
    for collection in ("outcomes", "actions", "stops", "obstacles", "people", "requirements", "investments"):
        removed = {
            f"{collection}/{path.split('/')[1]}/removed": True
            for path in samples[0]
            if path.startswith(f"{collection}/")
        }
        assert len(make_report({**samples[0], **removed}).whole()) == 15
