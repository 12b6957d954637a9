"""What a question of the kit takes as its answer, whether the model's or the facilitator's own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from workshop.kit.definitions import Each, FieldWords, RecordList
from workshop.plan.kinds import CANNOT_SAY, LEVELS, Kind
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


def choices(field: FieldWords, kind: Kind, say: Callable[[str], str]) -> list[tuple[str | int | bool, str]]:
    """Return what may be chosen as the answer to a question, in the order shown: each value and its label.

    Parameters
    ----------
    field
        The question.
    kind
        Its kind; one that is written and not chosen has no choices.
    say
        Returns a text of ``words/form.yaml``, for what the question leaves unsaid.
    """
    options = field.options
    match kind.name:
        case "choice":
            return [(value, options.get(value, value)) for value in options or kind.options]
        case "yes_no":
            return [(value, options.get(name) or say(name)) for value, name in ((True, "yes"), (False, "no"))]
        case "level":
            levels = [(level, options[str(level)]) for level in LEVELS if str(level) in options]
            if CANNOT_SAY in kind.options:
                return [*levels, (CANNOT_SAY, options.get(CANNOT_SAY) or say("cannot_say"))]
            return [*levels]
        case "tally":
            # A count is stored by the word for the answer, whereas a level is a figure.
            return [(value, say("cannot_say") if value == CANNOT_SAY else value) for value in kind.options]
        case _:
            return []


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
