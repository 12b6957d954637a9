"""What a question of the kit takes as its answer, whether the model's or the facilitator's own."""

from __future__ import annotations

from decimal import Decimal

from workshop.kit.definitions import Each, FieldWords, RecordList
from workshop.plan.kinds import Kind
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import kind_of, kinds

WIDEST = Decimal(10) ** 15
OWN = "own/"
"""Where the answers to a facilitator's own questions lie."""
BY_ROUND = ("ratings/*", "tallies/*", "tallies/votes")
"""What is answered anew in each round."""
OF_CAPABILITIES = frozenset(
    {"all_capabilities", "voted", "focus", "capabilities", "priorities", "rated_again"}
)
"""What a block on each of some capabilities may be on."""


def kind_asked(field: FieldWords) -> Kind:
    """Return the kind of answer that a question takes.

    Parameters
    ----------
    field
        A checked question of the kit.

    Examples
    --------
    >>> kind_asked(FieldWords(field="outcomes/*/target", label="Target")).name
    'number'
    >>> kind_asked(FieldWords(field="own/motto", label="Motto", own=True, kind="text", longest=40)).longest
    40
    """
    if field.own:
        return _own_kind(field)
    kind = kind_of(field.field)
    if kind is None:
        raise LookupError(field.field)
    return kind


def _own_kind(field: FieldWords) -> Kind:
    match field.kind:
        case "number":
            return Kind("number", least=-WIDEST, most=WIDEST, places=6)
        case "choice":
            return Kind("choice", options=tuple(field.options))
        case "date" | "yes_no":
            return Kind(field.kind)
        case kind:
            return Kind(kind or "text", longest=field.longest)


def patterns() -> tuple[str, ...]:
    """Return every pattern that a question may name, as the kit writes it."""
    found = [f"{name}/{field}" for name, part in SINGLES.items() for field in kinds(part)]
    found += [
        f"{name}/*/{field}" for name, part in COLLECTIONS.items() for field in kinds(part) if field != "order"
    ]
    return (*found, *BY_ROUND)


def starts_of(block: RecordList | Each) -> tuple[str, ...]:
    """Return how the patterns of a block on several records begin."""
    if isinstance(block, RecordList):
        return (f"{block.collection}/*/",)
    if block.of in OF_CAPABILITIES:
        return ("capabilities/*/", "ratings/*", "tallies/*")
    if block.of == "habits":
        return ("habits/*/", "ratings/*", "tallies/*")
    if block.of == "this_followup":
        return ("followups/*/",)
    return (f"{block.of}/*/",)
