"""A file of the wrong shape is explained in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

Change = Callable[..., Sequence[str]]

OUTCOMES = "exercise/03-outcomes.yaml"

SHAPE = [
    (
        "title: What do we want to achieve?\n",
        "",
        "03-outcomes.yaml, line 1, title: is missing. Add it.",
    ),
    (
        "    noun: outcome",
        "    nown: outcome\n    noun: outcome",
        "03-outcomes.yaml, line 22, blocks > outcomes > nown: is not known here. Did you mean “noun”?",
    ),
    (
        "question: Which figures will have moved?",
        "question:",
        "03-outcomes.yaml, line 4, question: is empty. Write something, or remove the line.",
    ),
    (
        "question: Which figures will have moved?",
        'question: " "',
        "03-outcomes.yaml, line 4, question: is empty. Write a text.",
    ),
    (
        "purpose: To agree on what the plan is for.",
        "purpose: [a, b]",
        '03-outcomes.yaml, line 5, purpose: takes a text. Put it in "double quotes".',
    ),
    (
        "questions:\n  - What matters most?",
        "questions: What matters most?",
        "03-outcomes.yaml, line 6, questions: takes a list: one item a line, each with a hyphen before it.",
    ),
    (
        "  say: [Name figures.]\n",
        "",
        "03-outcomes.yaml, line 10, facilitator > say: is missing. Add it.",
    ),
    (
        "        options:\n          up: Up\n          down: Down\n          stay: Stays\n",
        "        options: up\n",
        "03-outcomes.yaml, line 32, blocks > outcomes > fields > outcomes/*/direction > options: "
        "takes entries of its own, one a line below it, each as “name: text”.",
    ),
    (
        "number: 3",
        "number: three",
        "03-outcomes.yaml, line 2, number: takes a whole figure, such as 12, not “three”.",
    ),
    (
        "id: strategies",
        "id: The Strategies",
        "03-outcomes.yaml, line 16, blocks > The Strategies > id: "
        "takes small letters, digits and hyphens, such as half-day, not “The Strategies”.",
    ),
    (
        "block: shown",
        "block: show",
        "03-outcomes.yaml, line 15, blocks > strategies > block: can't be “show”. "
        "Write fields, list, each, shown.",
    ),
    (
        "  - block: shown\n    id: strategies",
        "  - id: strategies",
        "03-outcomes.yaml, line 15, blocks > strategies: does not say what it is. "
        "Add the line “block:” with fields, list, each or shown.",
    ),
    (
        "show: strategies",
        "show: strategy",
        "03-outcomes.yaml, line 17, blocks > strategies > show: can't be “strategy”. "
        "Write strategies, time, priority_order, investment_case or links.",
    ),
    (
        "suggested: [2, 4]",
        "suggested: [2]",
        "03-outcomes.yaml, line 24, blocks > outcomes > suggested > item 2: "
        "is missing: the list has too few items. Add it.",
    ),
    (
        "suggested: [2, 4]",
        "suggested: [2, 3, 4]",
        "03-outcomes.yaml, line 24, blocks > outcomes > suggested: has more than 2. Remove what is too much.",
    ),
    (
        "ranked: true",
        "ranked: maybe",
        "03-outcomes.yaml, line 25, blocks > outcomes > ranked: takes true or false, not “maybe”.",
    ),
    (
        "is: [up, down]",
        "is: []",
        "03-outcomes.yaml, line 42, blocks > outcomes > fields > outcomes/*/target > when > is: "
        "is empty. Write at least one.",
    ),
    (
        "        needed: true",
        "        needed: true\n        needed: false",
        "03-outcomes.yaml, line 30, blocks > outcomes > fields > outcomes/*/statement > needed: "
        "is given twice, first on line 29. Keep one of the two.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), SHAPE, ids=range(len(SHAPE)))
def test_a_file_of_the_wrong_shape_is_explained(problems: Change, old: str, new: str, says: str) -> None:
    assert problems(OUTCOMES, old, new) == (f"kit/exercise/{says}",)
