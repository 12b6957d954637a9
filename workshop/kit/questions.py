"""Whether each question of a step asks for something that the model knows, in the right block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from workshop.errors import Refused
from workshop.kit.asking import OWN, kind_asked, patterns, starts_of
from workshop.kit.complaints import instead
from workshop.kit.definitions import Block, Each, Fields, FieldWords, RecordList, Shown, When
from workshop.kit.reading import Place
from workshop.plan.kinds import KEYED, Kind, canonical
from workshop.plan.model import COLLECTIONS
from workshop.plan.paths import kind_of, kinds

OWN_PATH = re.compile(r"own/[a-z0-9][a-z0-9-]{0,63}")
LEVEL_WORDS = ("1", "2", "3", "4", "5", "cannot-say")
YES_NO_WORDS = ("yes", "no")

Complaint = tuple[Place, str]
Questions = Fields | RecordList | Each


def block_problems(block: Block, where: Place) -> Iterator[Complaint]:
    """Yield what is wrong with a block, as (place in the file, what is wrong and what to write).

    Parameters
    ----------
    block
        A block whose shape is right.
    where
        Where it stands in its file.
    """
    if isinstance(block, Shown):
        return
    if isinstance(block, RecordList):
        wrong = tuple(_list_problems(block, where))
        yield from wrong
        if wrong:
            return
    for number, field in enumerate(block.fields):
        place = (*where, "fields", number)
        above = block.fields[:number]
        if any(each.field == field.field for each in above):
            yield (*place, "field"), "is asked twice in this block. Remove one of the two."
            continue
        wrong = tuple((_own_problems if field.own else _field_problems)(field, block, place))
        yield from wrong or _option_problems(field, place)
        if field.when is not None:
            yield from _when_problems(field.when, above, (*place, "when"))


def _field_problems(field: FieldWords, block: Questions, where: Place) -> Iterator[Complaint]:
    if field.field.startswith(OWN):
        yield where, "asks a question of your own. Add “own: true” and its kind."
        return
    if field.kind is not None:
        yield (*where, "kind"), "stands only with a question of your own. Remove it, or add “own: true”."
    fitting = _fitting(block)
    if field.field in fitting:
        return
    if kind_of(field.field) is None:
        part = field.field.partition("/")[0]
        beside = [pattern for pattern in fitting if pattern.startswith(f"{part}/")]
        says = f"is nothing that the plan knows. {instead(field.field, beside or fitting)}"
    else:
        says = f"belongs into another block. {_belongs(block)}"
    yield (*where, "field"), says


def _fitting(block: Questions) -> tuple[str, ...]:
    """The patterns that a block may ask for."""
    if isinstance(block, Fields):
        return tuple(pattern for pattern in patterns() if "*" not in pattern)
    return tuple(pattern for pattern in patterns() if pattern.startswith(starts_of(block)))


def _belongs(block: Questions) -> str:
    if isinstance(block, Fields):
        return "A block “fields” asks for what is there once, such as about/owner."
    starts = " or ".join(starts_of(block))
    return f"This block asks for what begins with {starts}."


def _own_problems(field: FieldWords, block: Questions, where: Place) -> Iterator[Complaint]:
    if not OWN_PATH.fullmatch(field.field):
        yield (*where, "field"), "is a question of your own. Write a path such as own/team-motto."
    if field.kind is None:
        yield where, "has no kind. Add “kind:” with text, long, number, date, yes_no or choice."
    if field.kind == "choice" and not field.options:
        yield where, "is a choice without options. Add “options:” with a line for each."
    if not isinstance(block, Fields):
        yield where, "is a question of your own. It stands only in a block “fields”."
    if not 1 <= field.longest <= LONGEST:
        yield (*where, "longest"), f"must lie between 1 and {LONGEST}."


LONGEST = 5000


def _option_problems(field: FieldWords, where: Place) -> Iterator[Complaint]:
    kind = kind_of(field.field) if not field.own else kind_asked(field)
    if kind is None or (field.own and kind.name == "choice"):
        return
    allowed = _allowed(kind)
    place = (*where, "options")
    for name in field.options:
        if not allowed:
            yield place, "stand only with a choice. Remove them."
            return
        if name not in allowed:
            yield (*place, name), f"is none of the choices. {instead(name, allowed)}"
    missing = [name for name in allowed if name not in field.options]
    if missing and kind.name == "choice":
        yield (
            where if not field.options else place,
            f"lacks words for {', '.join(missing)}. Add a line for each under “options:”.",
        )


def _allowed(kind: Kind) -> Sequence[str]:
    return {"choice": kind.options, "yes_no": YES_NO_WORDS, "level": LEVEL_WORDS}.get(kind.name, ())


def _when_problems(when: When, above: Sequence[FieldWords], where: Place) -> Iterator[Complaint]:
    others = {each.field: kind for each in above if (kind := _decides(each)) is not None}
    kind = others.get(when.field)
    if kind is None:
        among = f"“{when.field}” is no choice and no yes-or-no question above this one in its block."
        yield (*where, "field"), f"{among} {instead(when.field, others)}"
        return
    for number, value in enumerate(when.is_):
        if kind.name == "yes_no" and not isinstance(value, bool):
            yield (*where, "is", number), f"takes true or false, not “{value}”."
        elif kind.name == "choice" and value not in kind.options:
            yield (
                (*where, "is", number),
                f"“{value}” is none of the choices. {instead(str(value), kind.options)}",
            )


def _decides(field: FieldWords) -> Kind | None:
    """The kind of a question on whose answer another may hang: one choice, or yes or no."""
    kind = kind_asked(field) if field.own else kind_of(field.field)
    return kind if kind is not None and kind.name in ("choice", "yes_no") and not kind.many else None


def _list_problems(block: RecordList, where: Place) -> Iterator[Complaint]:
    lists = [name for name in COLLECTIONS if name not in KEYED]
    if block.collection not in lists:
        yield (
            (*where, "collection"),
            f"“{block.collection}” is no list of the plan. {instead(block.collection, lists)}",
        )
        return
    yield from _only_problems(block.only, kinds(COLLECTIONS[block.collection]), (*where, "only"))
    if block.suggested and not 0 <= block.suggested[0] <= block.suggested[1]:
        yield (*where, "suggested"), "takes the fewest and then the most, such as [2, 4]."


def _only_problems(
    only: Mapping[str, str | bool], known: Mapping[str, Kind], where: Place
) -> Iterator[Complaint]:
    choices: Collection[str] = [name for name, kind in known.items() if kind.name in ("choice", "yes_no")]
    for name, value in only.items():
        if name not in choices:
            yield (*where, name), f"is no choice of this list. {instead(name, choices)}"
            continue
        try:
            canonical(known[name], value)
        except Refused as reason:
            yield (*where, name), str(reason)
