"""The kit's files must agree with the model and with each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

Change = Callable[..., Sequence[str]]

GAPS = "exercise/05-manager-gaps.yaml"
AGENDA = "agendas/half-day.yaml"
FRAMEWORK = "frameworks/sales-managers.yaml"
WORDS = "words/form.yaml"

ACROSS = [
    (
        GAPS,
        "number: 5",
        "number: 3",
        "exercise/05-manager-gaps.yaml, line 2, number: is 3, as in kit/exercise/03-outcomes.yaml. "
        "Give each step a number of its own.",
    ),
    (
        GAPS,
        "field: capabilities/*/seen",
        "field: requirements/*/takes",
        "exercise/05-manager-gaps.yaml, line 51, "
        "blocks > priorities > fields > requirements/*/takes > field: "
        "belongs into another block. This block asks for what begins with capabilities/*/ or ratings/* "
        "or tallies/*.",
    ),
    (
        AGENDA,
        "step: outcomes",
        "step: outcome",
        "agendas/half-day.yaml, line 7, items > outcome > step: “outcome” is no step of the exercise. "
        "Did you mean “outcomes”?",
    ),
    (
        AGENDA,
        "  - title: Welcome\n    minutes: 10",
        "  - minutes: 10",
        "agendas/half-day.yaml, line 5, items > item 1: names neither a step nor a title. "
        "Write “step: …” or “title: …”.",
    ),
    (
        AGENDA,
        "minutes: 10",
        "minutes: -10",
        "agendas/half-day.yaml, line 6, items > Welcome > minutes: must be 0 or more, not “-10”.",
    ),
    (
        GAPS,
        "number: 5\n",
        "",
        "exercise/05-manager-gaps.yaml, line 1: has no number. "
        "Write “number: …”, or “after:” with the step behind which it stands.",
    ),
    (
        GAPS,
        "number: 5",
        "number: 5\nafter: outcomes",
        "exercise/05-manager-gaps.yaml, line 3, after: stands only where there is no number. "
        "Remove one of the two.",
    ),
    (
        GAPS,
        "number: 5",
        "after: outcome",
        "exercise/05-manager-gaps.yaml, line 2, after: “outcome” is no step with a number. "
        "Did you mean “outcomes”?",
    ),
    (
        FRAMEWORK,
        "activities:\n",
        "habits:\n  - id: hiring\n    name: Hiring\n    question: Do they?\n"
        "    behaviours: {one: a, three: b, five: c}\nactivities:\n",
        "frameworks/sales-managers.yaml, line 31, habits > hiring > id: "
        "“hiring” is given twice. Give each an id of its own.",
    ),
    (
        FRAMEWORK,
        "id: hiring",
        "id: skill-coaching",
        "frameworks/sales-managers.yaml, line 22, "
        "groups > Growing sellers > capabilities > skill-coaching > id: "
        "“skill-coaching” is given twice. Give each an id of its own.",
    ),
    (
        FRAMEWORK,
        "id: hiring",
        "id: Hiring",
        "frameworks/sales-managers.yaml, line 22, groups > Growing sellers > capabilities > Hiring > id: "
        "takes small letters, digits and hyphens only, such as skill-coaching, not “Hiring”.",
    ),
    (
        FRAMEWORK,
        "          one: starts late\n",
        "",
        "frameworks/sales-managers.yaml, line 25, "
        "groups > Growing sellers > capabilities > hiring > behaviours > one: "
        "is missing. Add it.",
    ),
    (
        FRAMEWORK,
        "one: starts late",
        "one: ''",
        "frameworks/sales-managers.yaml, line 26, "
        "groups > Growing sellers > capabilities > hiring > behaviours > one: "
        "is empty. Write a text.",
    ),
    (
        FRAMEWORK,
        "  5: a model for others\n",
        "",
        "frameworks/sales-managers.yaml, line 4, scale: has no words for 5. "
        "Give each level from 1 to 5 its words.",
    ),
    (
        FRAMEWORK,
        "  5: a model for others\n",
        "  5: a model for others\n  6: beyond\n",
        "frameworks/sales-managers.yaml, line 10, scale > 6: is no level. The scale goes from 1 to 5.",
    ),
    (WORDS, "save: Saved", "save: [Saved]", "words/form.yaml, line 1, save: takes a text. Write one."),
    (
        WORDS,
        "save: Saved",
        "save: '{name'",
        "words/form.yaml, line 1, save: has a curly bracket without its partner. Write {name} or none.",
    ),
    (
        WORDS,
        "save: Saved",
        "- Saved",
        "words/form.yaml, line 1: takes one text a line, each as “name: text”.",
    ),
    (
        WORDS,
        "save: Saved",
        "a: &b {c: d}\nsave: *b",
        "words/form.yaml, line 2, save: points to another place by *name. Write the lines out here instead.",
    ),
    (
        WORDS,
        "save: Saved",
        "save: Saved\n? [a]\n: b",
        "words/form.yaml, line 1: has a list or mapping as the name of an entry. Write “name: text”.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), ACROSS, ids=range(len(ACROSS)))
def test_what_does_not_agree_across_the_kit_is_explained(
    problems: Change, file: str, old: str, new: str, says: str
) -> None:
    assert f"kit/{says}" in problems(file, old, new)
