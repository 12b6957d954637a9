"""How long everything takes, and what a short session leaves for another day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pydantic import Field

from workshop.kit.definitions import Block, FieldWords, Piece, RecordList, Shown, Slug, Step, Text
from workshop.plan.framework import Framework


class AgendaItem(Piece):
    """A stretch of the session: a step, or something beside the steps such as a break."""

    step: Slug | None = None
    title: str = ""
    minutes: int = Field(ge=0)
    meanwhile: str = ""


class BlockChange(Piece):
    """What a short session says above a block, how many records of a list it suggests, about what it asks.

    ``keys`` names those of a block on each of something that are left: ``[day-30, day-60]``.
    """

    block: Slug
    keys: tuple[Slug, ...] | None = None
    suggested: tuple[int, int] | None = None
    help: str | None = None


class QuestionChange(Piece):
    """A question that a short session asks in other words, or does not insist on."""

    field: Text
    needed: bool | None = None
    help: str | None = None
    example: str | None = None


class StepCut(Piece):
    """What a short session leaves out of one step.

    Attributes
    ----------
    step
        The step.
    later
        What is left for later, in words that fit into a list: "what each outcome is worth".
    whole
        Whether all of it is left out.
    fields, blocks
        Questions by their pattern, and blocks by their id.
    change_blocks, change_questions
        What is asked differently.
    """

    step: Slug
    later: str = ""
    whole: bool = False
    fields: tuple[Text, ...] = ()
    blocks: tuple[Slug, ...] = ()
    change_blocks: tuple[BlockChange, ...] = ()
    change_questions: tuple[QuestionChange, ...] = ()

    def leaves_out(self) -> bool:
        """Return whether anything is left out, and not only asked differently."""
        return bool(self.whole or self.fields or self.blocks)


class Cut(Piece):
    """What a short session leaves out; ``short_capabilities`` asks only about those marked ``short``."""

    short_capabilities: bool = False
    steps: tuple[StepCut, ...] = ()


class Agenda(Piece):
    """How long everything takes, in order, and what is left out."""

    id: Slug
    name: Text
    what_for: Text
    items: tuple[AgendaItem, ...]
    cut: Cut = Cut()

    def minutes(self, step_id: str) -> int:
        """Return the minutes of a step; 0 when it is done beforehand."""
        return sum(item.minutes for item in self.items if item.step == step_id)

    def total(self) -> int:
        """Return the minutes of the whole session."""
        return sum(item.minutes for item in self.items)


def asked(steps: Sequence[Step], agenda: Agenda | None) -> tuple[Step, ...]:
    """Return the exercise as an agenda asks it: without what its cut leaves out.

    Parameters
    ----------
    steps
        The whole exercise.
    agenda
        The session's agenda; without one everything is asked.
    """
    cuts = {each.step: each for each in agenda.cut.steps} if agenda else {}
    return tuple(
        _cut(step, cuts[step.id]) if step.id in cuts else step
        for step in steps
        if step.id not in cuts or not cuts[step.id].whole
    )


def left_out(steps: Sequence[Step], kept: Sequence[Step]) -> frozenset[str]:
    """Return what a cut leaves out: patterns of questions, and lists of which it asks nothing.

    Parameters
    ----------
    steps, kept
        The whole exercise, and what the agenda asks of it.
    """
    return frozenset(_places(steps)).difference(_places(kept))


def left_for_later(
    steps: Sequence[Step], agenda: Agenda | None, answered: Collection[str]
) -> tuple[str, ...]:
    """Return, in the agenda's words, what its cut leaves out and nobody has answered all the same.

    Parameters
    ----------
    steps
        The whole exercise.
    agenda
        The session's agenda; without one nothing is left out.
    answered
        The patterns of the questions that are answered.
    """
    gone = {step.id: left_out([step], asked([step], agenda)).difference(answered) for step in steps}
    return tuple(cut.later for cut in agenda.cut.steps if gone.get(cut.step)) if agenda else ()


def framework_asked(framework: Framework, agenda: Agenda | None) -> Framework:
    """Return the framework as an agenda asks it; one without any short capability stays whole."""
    short = framework.short() if agenda and agenda.cut.short_capabilities else framework
    return short if short.capabilities() else framework


def _places(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield from (field.field for field in step.fields())
        yield from (block.collection for block in step.blocks if isinstance(block, RecordList))


def _cut(step: Step, cut: StepCut) -> Step:
    blocks = (_cut_block(block, cut) for block in step.blocks if block.id not in cut.blocks)
    return step.model_copy(update={"blocks": tuple(block for block in blocks if block)})


def _cut_block(block: Block, cut: StepCut) -> Block | None:
    """A block without the questions left out; none when no question stays."""
    if isinstance(block, Shown):
        return block
    kept = tuple(_reworded(field, cut) for field in without(block.fields, cut.fields))
    if not kept:
        return None
    changed: dict[str, object] = {"fields": kept}
    for other in cut.change_blocks:
        if other.block == block.id:
            changed |= other.model_dump(exclude={"block"}, exclude_none=True)
    return block.model_copy(update=changed)


def without(fields: Sequence[FieldWords], gone: Collection[str]) -> tuple[FieldWords, ...]:
    """Return questions without those left out, and without those that hang on one of them."""
    gone = set(gone)
    for field in fields:  # a question stands below the one on which it hangs
        if field.when and field.when.field in gone:
            gone.add(field.field)
    return tuple(field for field in fields if field.field not in gone)


def _reworded(field: FieldWords, cut: StepCut) -> FieldWords:
    for other in cut.change_questions:
        if other.field == field.field:
            return field.model_copy(update=other.model_dump(exclude={"field"}, exclude_none=True))
    return field
