"""Whether what an agenda leaves out is there at all: steps, blocks and questions, by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workshop.kit.agenda import Agenda, StepCut
from workshop.kit.complaints import instead
from workshop.kit.definitions import Each, RecordList, Step
from workshop.kit.reading import Place, Source

Complaint = tuple[Place, str]


def cut_problems(agendas: Sequence[tuple[Source, Agenda]], steps: Mapping[str, Step]) -> Iterator[str]:
    """Yield what is wrong with what the agendas leave out.

    Parameters
    ----------
    agendas
        The agendas with their files.
    steps
        The exercise's steps that could be read, by id. When none could, nothing is said.
    """
    for source, agenda in agendas if steps else ():
        found: set[str] = set()
        for number, cut in enumerate(agenda.cut.steps):
            where: Place = ("cut", "steps", number)
            if cut.step in found:
                says = f"“{cut.step}” is given twice. Put what it leaves out together."
                yield source.problem((*where, "step"), says)
            found.add(cut.step)
            yield from (source.problem(place, says) for place, says in _step_problems(cut, where, steps))


def _step_problems(cut: StepCut, where: Place, steps: Mapping[str, Step]) -> Iterator[Complaint]:
    step = steps.get(cut.step)
    if step is None:
        says = f"“{cut.step}” is no step of the exercise. {instead(cut.step, sorted(steps))}"
        yield (*where, "step"), says
        return
    blocks = [block.id for block in step.blocks]
    fields = [field.field for field in step.fields()]
    keyed = [block.id for block in step.blocks if isinstance(block, Each)]
    lists = [block.id for block in step.blocks if isinstance(block, RecordList)]
    yield from _unknown(cut.blocks, blocks, (*where, "blocks"), "block")
    yield from _unknown(cut.fields, fields, (*where, "fields"), "question")
    for number, each in enumerate(cut.change_blocks):
        place = (*where, "change_blocks", number)
        yield from _unknown([each.block], blocks, (*place, "block"), "block")
        if each.suggested and each.block in blocks and each.block not in lists:
            yield (*place, "suggested"), "stands only with a list. Remove it."
        if each.keys is not None and each.block in blocks and each.block not in keyed:
            yield (*place, "keys"), "stands only with a block “each”. Remove it."
        elif each.suggested and not 0 <= each.suggested[0] <= each.suggested[1]:
            yield (*place, "suggested"), "takes the fewest and then the most, such as [1, 2]."
    for number, question in enumerate(cut.change_questions):
        place = (*where, "change_questions", number, "field")
        yield from _unknown([question.field], fields, place, "question")
    if cut.leaves_out() and not cut.later:
        says = "leaves something out. Add “later:” with what it is, as the plan shall name it."
        yield where, says


def _unknown(names: Iterable[str], known: Collection[str], where: Place, what: str) -> Iterator[Complaint]:
    for number, name in enumerate(names):
        if name not in known:
            place = where if where[-1] in ("block", "field") else (*where, number)
            yield place, f"“{name}” is no {what} of this step. {instead(name, known)}"
