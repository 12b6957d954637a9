"""What an agenda leaves out must be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Change = Callable[..., Sequence[str]]
AGENDA = "agendas/half-day.yaml"
END = "    minutes: 40\n"
RIGHT = """\
cut:
  short_capabilities: true
  steps:
    - step: outcomes
      later: the rest
      fields: [outcomes/*/target]
      blocks: [asides]
      change_blocks:
        - {block: obstacles, suggested: [1, 2], help: The heaviest.}
      change_questions:
        - {field: obstacles/*/what, help: In a line.}
"""
WRONG = [
    (
        ("step: outcomes\n      later", "step: outcome\n      later"),
        "line 14, cut > steps > outcome > step: “outcome” is no step of the exercise. "
        "Did you mean “outcomes”?",
    ),
    (
        ("[outcomes/*/target]", "[outcomes/*/tarket]"),
        "line 16, cut > steps > outcomes > fields > item 1: “outcomes/*/tarket” is no question of this step. "
        "Did you mean “outcomes/*/target”?",
    ),
    (
        ("[asides]", "[beside]"),
        "line 17, cut > steps > outcomes > blocks > item 1: “beside” is no block of this step. "
        "Write one of these: strategies, outcomes, obstacles, asides.",
    ),
    (
        ("block: obstacles", "block: obstacle"),
        "line 19, cut > steps > outcomes > change_blocks > item 1 > block: “obstacle” is no block "
        "of this step. Did you mean “obstacles”?",
    ),
    (
        ("[1, 2]", "[2, 1]"),
        "line 19, cut > steps > outcomes > change_blocks > item 1 > suggested: takes the fewest and then "
        "the most, such as [1, 2].",
    ),
    (
        ("block: obstacles", "block: strategies"),
        "line 19, cut > steps > outcomes > change_blocks > item 1 > suggested: stands only with a list. "
        "Remove it.",
    ),
    (
        ("suggested: [1, 2]", "keys: [day-30]"),
        "line 19, cut > steps > outcomes > change_blocks > item 1 > keys: stands only with a block “each”. "
        "Remove it.",
    ),
    (
        ("obstacles/*/what", "obstacles/*/wat"),
        "line 21, cut > steps > outcomes > change_questions > obstacles/*/wat > field: “obstacles/*/wat” is "
        "no question of this step. Did you mean “obstacles/*/what”?",
    ),
    (
        ("      later: the rest\n", ""),
        "line 14, cut > steps > outcomes: leaves something out. Add “later:” with what it is, as the plan "
        "shall name it.",
    ),
    (
        ("  steps:\n    - step", "  steps:\n    - step: outcomes\n    - step"),
        "line 15, cut > steps > outcomes > step: “outcomes” is given twice. Put what it leaves out together.",
    ),
]


@pytest.fixture
def with_cut(kit: Path) -> Path:
    """The small kit with an agenda that leaves something out."""
    path = kit / AGENDA
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + RIGHT, encoding="utf-8")
    return kit


@pytest.mark.usefixtures("with_cut")
def test_a_cut_of_what_is_there_is_taken(problems: Change) -> None:
    assert problems(AGENDA) == ()


@pytest.mark.usefixtures("with_cut")
@pytest.mark.parametrize(("change", "says"), WRONG)
def test_what_is_not_there_is_named_with_file_and_line(
    problems: Change, change: tuple[str, str], says: str
) -> None:
    assert problems(AGENDA, *change) == (f"kit/agendas/half-day.yaml, {says}",)
