"""What the kit says: every question of the exercise is asked once, in words that everybody understands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from pydantic import BaseModel

from workshop.kit.agenda import Agenda
from workshop.kit.definitions import Each, Fields, FieldWords, RecordList, Shown, Step
from workshop.kit.loading import in_order
from workshop.kit.validate import validate_kit
from workshop.plan.kinds import CANNOT_SAY, Kind, canonical
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import kind_of, kinds

KIT = Path(__file__).resolve().parents[2] / "kit"
ModelT = TypeVar("ModelT", bound=BaseModel)


def read(model: type[ModelT], name: str) -> ModelT:
    """A file of the kit, as what it should be."""
    return model.model_validate(yaml.safe_load((KIT / name).read_text(encoding="utf-8")))


STEPS = in_order([read(Step, f"exercise/{path.name}") for path in sorted((KIT / "exercise").glob("*.yaml"))])
FIELDS = [(step, field) for step in STEPS for field in step.fields()]
AGENDA = read(Agenda, "agendas/half-day.yaml")

NOT_ASKED = {
    "people/*/name": "somebody is named where a person is asked for",
    "people/*/role": "the same",
    "actions/*/term": "preset by the list that an action is added to",
    "people/*/rated": "noted by the room when somebody has rated everything alone",
    "people/*/left": "noted by the room when somebody leaves it for good",
    **{
        f"versions/*/{name}": "noted by the program when a plan is agreed"
        for name in ("on", "seq", "kit", "program", "folder")
    },
}
"""What no question of the kit asks for, and why."""

OUTCOMES_OF = {
    "outcomes": {"statement", "kind", "measure", "unit", "direction", "target", "by", "why", "executive"},
    "current-state": {"baseline", "baseline_date", "sources", "practices"},
    "investment": {"margin", "margin_counted"},
}
"""Which step asks what about an outcome."""

LONGEST_LABEL = 45
LONGEST_HELP = 90

JARGON = """
    edit edits edited log logs logged path seq json yaml papermill nbconvert jupyter kernel widget database
    sql server schema payload parameter null boolean string regex backend frontend api url todo
    kpi kpis stakeholder stakeholders leverage synergy synergies learnings actionable holistic empower
    alignment buy-in competency competencies utilise utilize rollout deliverable deliverables bandwidth
"""
AMERICAN = "behavior behaviors color center program programs practicing organization labor favor analyze"
UNSPOKEN = {"id", "field", "block", "show", "of", "collection", "only", "when", "step", "kind"}
"""Entries that are read by the program, not by people."""


def question_id(case: tuple[Step, FieldWords]) -> str:
    return f"{case[0].id}: {case[1].field}"


def asked_kind(field: FieldWords) -> Kind:
    kind = kind_of(field.field)
    assert kind is not None
    return kind


def texts(value: Any) -> Iterator[str]:
    """Every text of a file that people read."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in UNSPOKEN:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def unwanted(text: str) -> set[str]:
    """The words of a text that a sales director would not use, or would spell otherwise."""
    plain = re.sub(r"\{\w+\}|“[^”]*\.py[^”]*”", "", text)
    return {*JARGON.split(), *AMERICAN.split()} & set(re.findall(r"[a-z-]+", plain.lower()))


def test_nothing_is_wrong_with_the_kit_and_its_samples() -> None:
    assert validate_kit(KIT) == []


def test_the_steps_are_there_in_order_with_what_stands_beside_them() -> None:
    assert [(step.number, step.id) for step in STEPS] == [
        (0, "about-us"),
        (None, "warm-up"),
        (1, "time"),
        (2, "where-to-improve"),
        (3, "outcomes"),
        (4, "current-state"),
        (5, "manager-gaps"),
        (6, "plan"),
        (7, "investment"),
        (None, "close"),
        (None, "follow-up"),
    ]


def test_every_field_of_the_model_is_asked_in_one_step_or_is_known_not_to_be() -> None:
    known = {f"{name}/{field}" for name, part in SINGLES.items() for field in kinds(part)}
    known |= {f"{name}/*/{field}" for name, part in COLLECTIONS.items() for field in kinds(part)}
    known = {pattern for pattern in known if not pattern.endswith("/order")}
    known |= {"ratings/*", "tallies/*", "tallies/votes"}
    asked = {(step.id, field.field) for step, field in FIELDS if not field.own}
    steps = Counter(pattern for _, pattern in asked)
    # Habits are rated in step 1; the level agreed for a capability is one answer, asked in steps 2 and 5, and
    # again at each follow-up.
    assert {pattern for pattern, count in steps.items() if count > 1} == {"ratings/*"}
    assert {step for step, pattern in asked if pattern == "ratings/*"} == {
        "time",
        "where-to-improve",
        "manager-gaps",
        "follow-up",
    }
    assert set(steps) == known - set(NOT_ASKED)
    assert set(NOT_ASKED) <= known


def test_what_is_not_asked_for_an_action_is_preset_by_its_list() -> None:
    plan = next(step for step in STEPS if step.id == "plan")
    lists = [block for block in plan.blocks if isinstance(block, RecordList)]
    assert [(block.collection, block.only) for block in lists] == [
        ("stops", {}),
        ("actions", {"term": "short"}),
        ("actions", {"term": "long"}),
    ]
    short, long = ([field.field for field in block.fields] for block in lists[1:])
    assert short == long


def test_an_outcome_grows_from_step_to_step() -> None:
    for step, field in FIELDS:
        part, _, name = field.field.partition("/*/")
        if part == "outcomes":
            assert name in OUTCOMES_OF[step.id], f"{field.field} is asked in {step.id}"


def test_what_is_worked_out_stands_where_it_helps() -> None:
    order = {
        step.id: [block.show if isinstance(block, Shown) else block.id for block in step.blocks]
        for step in STEPS
    }
    assert order["outcomes"] == ["strategies", "outcomes"]
    assert order["manager-gaps"][1:4] == ["levels", "priority_order", "choice"]
    assert order["investment"][:4] == ["enough", "investments", "investment_case", "worth"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_helps_those_who_answer_and_the_one_who_leads(step: Step) -> None:
    assert step.question.endswith("?")
    assert step.purpose.count(".") == 1 and step.purpose.endswith(".")
    assert len(step.questions) >= 3 and all(text.endswith(("?", ".")) for text in step.questions)
    assert step.audience.startswith("Your team and the facilitator see this")
    assert len(step.example) > 80
    for notes in (step.facilitator.say, step.facilitator.listen_for, step.facilitator.goes_wrong):
        assert len(notes) >= 3
    for text in step.facilitator.goes_wrong:
        assert len(re.findall(r"[.?!](?:\s|$)", text)) >= 2, f"says what goes wrong, not what helps: {text}"


@pytest.mark.parametrize("case", FIELDS, ids=question_id)
def test_a_question_is_short_and_explained_in_a_line(case: tuple[Step, FieldWords]) -> None:
    _, field = case
    assert len(field.label) <= LONGEST_LABEL
    # A label also stands before a colon, in the annex of the plan and in a closed record.
    assert field.label[0].isupper() and field.label[-1] not in ".:?"
    assert field.help and len(field.help) <= LONGEST_HELP and "\n" not in field.help
    assert field.help[-1] in ".?"


@pytest.mark.parametrize("case", FIELDS, ids=question_id)
def test_an_empty_field_shows_an_example_that_it_would_take(case: tuple[Step, FieldWords]) -> None:
    _, field = case
    kind = asked_kind(field)
    if kind.name in ("text", "long"):
        assert canonical(kind, field.example) == field.example
    elif kind.name in ("whole", "number", "money"):
        assert canonical(kind, field.example.replace(",", "")) is not None
    else:
        assert field.example == ""


@pytest.mark.parametrize("case", FIELDS, ids=question_id)
def test_every_choice_has_its_words_and_no_other(case: tuple[Step, FieldWords]) -> None:
    _, field = case
    kind = asked_kind(field)
    expected = {"choice": kind.options, "yes_no": ("yes", "no")}.get(kind.name, kind.options)
    if kind.name == "tally":
        assert field.options == {}
    elif kind.name == "level":
        assert tuple(field.options) == ((CANNOT_SAY,) if CANNOT_SAY in kind.options else ())
    else:
        assert tuple(field.options) == expected
    # The plan uses them within sentences.
    assert all(words[0].islower() or words == "CRM" for words in field.options.values())


def test_a_record_begins_with_its_words_and_needs_them() -> None:
    lists = [block for step in STEPS for block in step.blocks if isinstance(block, RecordList)]
    assert {block.collection for block in lists} == (
        set(COLLECTIONS)
        - {"people", "capabilities", "followups", "activities", "habits", "progress", "readings", "versions"}
    )
    for block in lists:
        assert block.fields[0].needed and block.suggested is not None
        assert block.add.lower().startswith("add")


def test_blocks_that_ask_about_each_of_something_say_where_it_comes_from() -> None:
    blocks = [block for step in STEPS for block in step.blocks if isinstance(block, Each)]
    assert [block.of for block in blocks] == [
        "activities",
        "habits",
        "all_capabilities",
        "voted",
        "focus",
        "outcomes",
        "capabilities",
        "capabilities",
        "priorities",
        "outcomes",
        "followups",
        "progress",
        "this_followup",
        "rated_again",
        "readings",
    ]
    assert all(block.empty.endswith(".") for block in blocks)


def test_a_remedy_is_asked_for_only_where_training_cannot_help() -> None:
    state = next(step for step in STEPS if step.id == "current-state")
    asked = {field.field.split("/")[-1]: field.when for field in state.fields() if "obstacles" in field.field}
    conditional = {name for name, when in asked.items() if when and when.is_ == (False,)}
    assert conditional == {"cause", "remedy", "sponsor_must", "clears", "by"}


def test_what_stands_once_is_not_in_a_list() -> None:
    for step in STEPS:
        for block in step.blocks:
            if isinstance(block, Fields):
                assert all("*" not in field.field for field in block.fields)


def test_the_half_day_takes_220_minutes() -> None:
    assert AGENDA.total() == 220
    steps = [item.step for item in AGENDA.items if item.step]
    assert steps == [step.id for step in STEPS if step.id != "follow-up"]
    assert [AGENDA.minutes(step) for step in steps] == [0, 10, 22, 23, 27, 22, 40, 32, 29, 5]
    assert {item.title: item.minutes for item in AGENDA.items if not item.step} == {"Break": 10}
    assert [item.title for item in AGENDA.items if item.step and item.title] == [
        "Welcome and warm-up",
        "Close",
    ]


@pytest.mark.parametrize("path", sorted(KIT.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_the_words_are_plain_and_british(path: Path) -> None:
    said = list(texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert len(said) > 4
    assert {text: unwanted(text) for text in said if unwanted(text)} == {}


def test_a_word_that_nobody_says_is_found() -> None:
    file = {"id": "log", "title": "The path", "blocks": [{"field": "a/path", "help": "No json, {path}"}]}
    assert [unwanted(text) for text in texts(file)] == [{"path"}, {"json"}]
