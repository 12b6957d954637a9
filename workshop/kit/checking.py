"""What a kit's files must agree on with the model and with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from workshop.kit.agenda import Agenda
from workshop.kit.complaints import instead
from workshop.kit.definitions import FieldWords, Shown, Step
from workshop.kit.questions import block_problems
from workshop.kit.reading import Place, Source
from workshop.plan.framework import Framework
from workshop.plan.kinds import KEY

LEVELS = (1, 2, 3, 4, 5)
DefinitionT = TypeVar("DefinitionT", Step, Agenda, Framework)


def exercise_problems(steps: Sequence[tuple[Source, Step]]) -> Iterator[str]:
    """Yield what is wrong with the steps, each by itself and side by side."""
    yield from _ids_twice(steps)
    numbers: dict[int, str] = {}
    own: dict[str, str] = {}
    yield from _beside(steps)
    for source, step in steps:
        first = numbers.setdefault(step.number, source.name) if step.number is not None else source.name
        if first != source.name:
            says = f"is {step.number}, as in {first}. Give each step a number of its own."
            yield source.problem(("number",), says)
        yield from (source.problem(where, says) for where, says in _blocks(step))
        for where, field in _questions(step):
            here = f"{source.name} {where[:2]}"
            if field.own and own.setdefault(field.field, here) != here:
                says = f"“{field.field}” is asked elsewhere already. Give this question a path of its own."
                yield source.problem((*where, "field"), says)


def _beside(steps: Sequence[tuple[Source, Step]]) -> Iterator[str]:
    """Yield what is wrong with the place of what has no number."""
    numbered = [step.id for _, step in steps if step.number is not None]
    behind = [step.id for _, step in steps if step.after in numbered]
    for source, step in steps:
        if step.number is None and step.after is None:
            says = "has no number. Write “number: …”, or “after:” with the step behind which it stands."
            yield source.problem((), says)
        elif step.number is not None and step.after is not None:
            says = "stands only where there is no number. Remove one of the two."
            yield source.problem(("after",), says)
        elif step.after is not None and step.after not in (*numbered, *behind):
            says = f"“{step.after}” is no step with a number. {instead(step.after, numbered)}"
            yield source.problem(("after",), says)


def _blocks(step: Step) -> Iterator[tuple[Place, str]]:
    found: dict[str, int] = {}
    for number, block in enumerate(step.blocks):
        where: Place = ("blocks", number)
        if found.setdefault(block.id, number) != number:
            yield (*where, "id"), f"“{block.id}” is given twice. Give each block its own id."
        yield from block_problems(block, where)


def _questions(step: Step) -> Iterator[tuple[Place, FieldWords]]:
    for number, block in enumerate(step.blocks):
        for index, field in enumerate(() if isinstance(block, Shown) else block.fields):
            yield ("blocks", number, "fields", index), field


def agenda_problems(agendas: Sequence[tuple[Source, Agenda]], steps: Collection[str] | None) -> Iterator[str]:
    """Yield what is wrong with the agendas: steps that are not there, stretches without a name.

    Parameters
    ----------
    agendas
        The agendas with their files.
    steps
        The ids of the exercise's steps; None when they are not all known.
    """
    yield from _ids_twice(agendas)
    for source, agenda in agendas:
        for number, item in enumerate(agenda.items):
            if item.step is None and not item.title:
                says = "names neither a step nor a title. Write “step: …” or “title: …”."
                yield source.problem(("items", number), says)
            elif item.step is not None and steps is not None and item.step not in steps:
                says = f"“{item.step}” is no step of the exercise. {instead(item.step, sorted(steps))}"
                yield source.problem(("items", number, "step"), says)


def framework_problems(frameworks: Sequence[tuple[Source, Framework]]) -> Iterator[str]:
    """Yield what is wrong with the frameworks: ids, the scale, behaviours that are missing."""
    yield from _ids_twice(frameworks)
    for source, framework in frameworks:
        problems = (*_framework(framework), *_scale(framework))
        yield from (source.problem(where, says) for where, says in problems)


def _framework(framework: Framework) -> Iterator[tuple[Place, str]]:
    if not KEY.fullmatch(framework.id):
        yield ("id",), _id_says(framework.id)
    found: dict[str, Place] = {}
    for number, group in enumerate(framework.groups):
        for index, capability in enumerate(group.capabilities):
            where: Place = ("groups", number, "capabilities", index)
            yield from _id(capability.id, where, found)
            yield from _texts(where, {"name": capability.name, "what": capability.what})
            yield from _texts((*where, "behaviours"), capability.behaviours.model_dump())
    if not found:
        yield ("groups",), "holds no capability. Write at least one."
    activities: dict[str, Place] = {}
    for index, activity in enumerate(framework.activities):
        yield from _id(activity.id, ("activities", index), activities)
        yield from _texts(("activities", index), {"name": activity.name, "counts": activity.counts})
    # A habit and a capability are rated under the same paths: no two may have the same id.
    for index, habit in enumerate(framework.habits):
        where = ("habits", index)
        yield from _id(habit.id, where, found)
        yield from _texts(where, {"name": habit.name, "question": habit.question})
        yield from _texts((*where, "behaviours"), habit.behaviours.model_dump())


def _id(name: str, where: Place, found: dict[str, Place]) -> Iterator[tuple[Place, str]]:
    if not KEY.fullmatch(name):
        yield (*where, "id"), _id_says(name)
    if found.setdefault(name, where) != where:
        yield (*where, "id"), f"“{name}” is given twice. Give each an id of its own."


def _id_says(name: str) -> str:
    return f"takes small letters, digits and hyphens only, such as skill-coaching, not “{name}”."


def _texts(where: Place, texts: dict[str, str]) -> Iterator[tuple[Place, str]]:
    for name, text in texts.items():
        if not text.strip():
            yield (*where, name), "is empty. Write a text."


def _scale(framework: Framework) -> Iterator[tuple[Place, str]]:
    missing = [level for level in LEVELS if not framework.scale.get(level, "").strip()]
    if missing:
        yield (
            ("scale",),
            f"has no words for {', '.join(map(str, missing))}. Give each level from 1 to 5 its words.",
        )
    for level in framework.scale:
        if level not in LEVELS:
            yield ("scale", str(level)), "is no level. The scale goes from 1 to 5."


def _ids_twice(read: Iterable[tuple[Source, DefinitionT]]) -> Iterator[str]:
    found: dict[str, str] = {}
    for source, definition in read:
        first = found.setdefault(definition.id, source.name)
        if first != source.name:
            yield source.problem(("id",), f"“{definition.id}” is already the id in {first}. Choose another.")
