"""The plan on paper: how many pages it takes, and what stands at their feet."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from workshop.plan.kinds import Json
from workshop.reports.pdf import pdf
from workshop.reports.report import Report
from workshop.reports.text import leads_in, plain_text
from workshop.reports.tree import Block, Section

MakeReport = Callable[..., Report]
LONGEST_BODY = 8
HEADINGS = frozenset({"Table", "Figure"})


@pytest.fixture
def printed(project: Path) -> Callable[[list[Section]], list[str]]:
    """Sets sections on paper and gives the words of each page."""

    def printed_pages(sections: list[Section]) -> list[str]:
        document, _ = pdf(sections, project / "kit/report")
        read = ["pdftotext", "-layout", "-", "-"]
        return (
            subprocess.run(read, input=document, check=True, capture_output=True).stdout.decode().split("\f")
        )

    return printed_pages


def test_the_complete_plan_is_page_one_and_at_most_eight_pages_before_its_annex(
    full: Report, printed: Callable[[list[Section]], list[str]]
) -> None:
    pages = printed(list(full.whole()))
    [annex] = [number for number, page in enumerate(pages) if "Annex: everything else" in page]
    assert 4 <= annex - 1 <= LONGEST_BODY
    assert "Agreed and signed" in pages[annex - 1]


def introducing(blocks: list[Block]) -> Iterator[str]:
    """Yield the words of what must not be the last on its page: headings, captions, what leads in."""
    for block, following in zip_longest(blocks, blocks[1:]):
        if block["t"] == "Header" or leads_in(block, following):
            yield plain_text(block)
        elif block["t"] in HEADINGS and block["c"][1][1]:
            yield plain_text(block["c"][1][1])
        elif block["t"] == "Div":
            yield from introducing(block["c"][1])


@pytest.mark.parametrize("lines", range(0, 40, 5))
def test_nothing_that_introduces_what_follows_stands_last_on_a_page(
    make_report: MakeReport,
    samples: list[dict[str, Json]],
    printed: Callable[[list[Section]], list[str]],
    lines: int,
) -> None:
    report = make_report({**samples[1], "about/sales_strategy": "line\n" * lines + "line"}, "Iberia")
    sections = [each for each in report.whole() if each.name != "page-one"]
    lonely = {words for each in sections for words in (each.title, *introducing(each.blocks)) if words}
    assert "Development can help with these:" in lonely
    for page in printed(sections)[:-1]:
        last = [line.strip() for line in page.splitlines() if line.strip()][-2]
        assert last not in lonely
