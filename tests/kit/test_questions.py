"""Each question of a step asks for something that the model knows, in the right block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.kit.loading import load_kit

Change = Callable[..., Sequence[str]]

OUTCOMES = "exercise/03-outcomes.yaml"
GAPS = "exercise/05-manager-gaps.yaml"

QUESTIONS = [
    (
        "field: outcomes/*/statement",
        "field: outcomes/*/statment",
        "line 27, blocks > outcomes > fields > outcomes/*/statment > field: "
        "is nothing that the plan knows. Did you mean “outcomes/*/statement”?",
    ),
    (
        "field: gaps/why_others_wait",
        "field: gaps/reason",
        "line 66, blocks > asides > fields > gaps/reason > field: "
        "is nothing that the plan knows. Write one of these: gaps/why_others_wait.",
    ),
    (
        "field: outcomes/*/statement",
        "field: obstacles/*/remedy",
        "line 27, blocks > outcomes > fields > obstacles/*/remedy > field: "
        "belongs into another block. This block asks for what begins with outcomes/*/.",
    ),
    (
        "field: gaps/why_others_wait",
        "field: outcomes/*/why",
        "line 66, blocks > asides > fields > outcomes/*/why > field: "
        "belongs into another block. A block “fields” asks for what is there once, such as about/owner.",
    ),
    (
        "collection: outcomes",
        "collection: outcome",
        "line 20, blocks > outcomes > collection: “outcome” is no list of the plan. Did you mean “outcomes”?",
    ),
    (
        "suggested: [2, 4]",
        "suggested: [4, 2]",
        "line 24, blocks > outcomes > suggested: takes the fewest and then the most, such as [2, 4].",
    ),
    (
        "ranked: true",
        "only: {kinds: sales}",
        "line 25, blocks > outcomes > only > kinds: is no choice of this list. Did you mean “kind”?",
    ),
    (
        "ranked: true",
        "only: {kind: selling}",
        "line 25, blocks > outcomes > only > kind: “selling” is not one of the choices: business, sales.",
    ),
    (
        "          stay: Stays\n",
        "",
        "line 32, blocks > outcomes > fields > outcomes/*/direction > options: "
        "lacks words for stay. Add a line for each under “options:”.",
    ),
    (
        "        options:\n          up: Up\n          down: Down\n          stay: Stays\n",
        "",
        "line 30, blocks > outcomes > fields > outcomes/*/direction: "
        "lacks words for up, down, stay. Add a line for each under “options:”.",
    ),
    (
        "          stay: Stays\n",
        "          stay: Stays\n          stays: Stays\n",
        "line 36, blocks > outcomes > fields > outcomes/*/direction > options > stays: "
        "is none of the choices. Did you mean “stay”?",
    ),
    (
        "        label: Target\n",
        "        label: Target\n        options: {up: Up}\n",
        "line 39, blocks > outcomes > fields > outcomes/*/target > options: "
        "stand only with a choice. Remove them.",
    ),
    (
        "          field: outcomes/*/direction\n",
        "          field: direction\n",
        "line 41, blocks > outcomes > fields > outcomes/*/target > when > field: “direction” is no choice "
        "and no yes-or-no question above this one in its block. Did you mean “outcomes/*/direction”?",
    ),
    (
        "is: [up, down]",
        "is: [up, dwn]",
        "line 42, blocks > outcomes > fields > outcomes/*/target > when > is > item 2: "
        "“dwn” is none of the choices. Did you mean “down”?",
    ),
    (
        "is: [false]",
        "is: [no]",
        "line 61, blocks > obstacles > fields > obstacles/*/remedy > when > is > item 1: "
        "takes true or false, not “no”.",
    ),
    (
        "      - field: obstacles/*/what\n        label: What is in the way?\n        needed: true\n",
        "      - field: obstacles/*/remedy\n        label: What else?\n",
        "line 56, blocks > obstacles > fields > obstacles/*/remedy > field: "
        "is asked twice in this block. Remove one of the two.",
    ),
    (
        "    id: obstacles",
        "    id: outcomes",
        "line 45, blocks > outcomes > id: “outcomes” is given twice. Give each block its own id.",
    ),
    (
        "        label: Our motto",
        "        label: Our motto\n      - field: gaps/why_others_wait\n        label: Again",
        "line 73, blocks > asides > fields > gaps/why_others_wait > field: "
        "is asked twice in this block. Remove one of the two.",
    ),
    (
        "        label: Which way?",
        "        label: Which way?\n        kind: text",
        "line 32, blocks > outcomes > fields > outcomes/*/direction > kind: "
        "stands only with a question of your own. Remove it, or add “own: true”.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), QUESTIONS, ids=range(len(QUESTIONS)))
def test_a_question_that_the_model_does_not_know_is_explained(
    problems: Change, old: str, new: str, says: str
) -> None:
    assert problems(OUTCOMES, old, new) == (f"kit/exercise/03-outcomes.yaml, {says}",)


OWN = [
    (
        "        own: true\n",
        "",
        "own/motto: asks a question of your own. Add “own: true” and its kind.",
    ),
    (
        "        kind: text\n",
        "",
        "own/motto: has no kind. Add “kind:” with text, long, number, date, yes_no or choice.",
    ),
    (
        "        kind: text\n",
        "        kind: choice\n",
        "own/motto: is a choice without options. Add “options:” with a line for each.",
    ),
    (
        "field: own/motto",
        "field: motto",
        "motto > field: is a question of your own. Write a path such as own/team-motto.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), OWN, ids=range(len(OWN)))
def test_a_question_of_ones_own_says_what_it_lacks(problems: Change, old: str, new: str, says: str) -> None:
    assert problems(OUTCOMES, old, new) == (
        f"kit/exercise/03-outcomes.yaml, line 68, blocks > asides > fields > {says}",
    )


def test_a_question_of_ones_own_may_not_take_more_than_the_model_keeps(problems: Change) -> None:
    assert problems(OUTCOMES, "longest: 80", "longest: 80000") == (
        "kit/exercise/03-outcomes.yaml, line 71, blocks > asides > fields > own/motto > longest: "
        "must lie between 1 and 5000.",
    )


def test_a_question_of_ones_own_stands_among_the_questions_asked_once(problems: Change) -> None:
    own = "      - field: own/motto\n        own: true\n        kind: text\n        label: Our motto\n"
    assert problems(
        GAPS, "      - field: requirements/*/behaviour\n", f"{own}      - field: requirements/*/behaviour\n"
    ) == (
        "kit/exercise/05-manager-gaps.yaml, line 23, blocks > requirements > fields > own/motto: "
        "is a question of your own. It stands only in a block “fields”.",
        "kit/exercise/05-manager-gaps.yaml, line 23, blocks > requirements > fields > own/motto > field: "
        "“own/motto” is asked elsewhere already. Give this question a path of its own.",
    )


def test_every_kind_of_question_of_ones_own_has_its_limits(kit: Path, problems: Change) -> None:
    added = "".join(
        f"      - {{field: own/{kind}, own: true, kind: {kind}, label: Ours}}\n"
        for kind in ("number", "date", "yes-no", "long")
    ).replace("kind: yes-no", "kind: yes_no")
    choice = "      - {field: own/choice, own: true, kind: choice, label: Ours, options: {a: A, b: B}}\n"
    assert (
        problems(OUTCOMES, "      - field: own/motto\n", f"{added}{choice}      - field: own/motto\n") == ()
    )
    kinds = load_kit(kit).own_kinds()
    assert [(kind.name, kind.options, kind.longest) for kind in kinds.values()] == [
        ("number", (), 0),
        ("date", (), 0),
        ("yes_no", (), 0),
        ("long", (), 1000),
        ("choice", ("a", "b"), 0),
        ("text", (), 80),
    ]
