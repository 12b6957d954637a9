"""From a checked file to a definition, or to complaints that need no Python to be understood."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workshop.kit.reading import Place, Source

ModelT = TypeVar("ModelT", bound=BaseModel)

SAYS = {
    "missing": "is missing. Add it.",
    "string_too_short": "is empty. Write a text.",
    "too_short": "is empty. Write at least one.",
    "int_type": "takes a whole figure, such as 12.",
    "int_parsing": "takes a whole figure, such as 12, not “{input}”.",
    "int_from_float": "takes a whole figure, such as 12, not “{input}”.",
    "greater_than_equal": "must be {ge} or more, not “{input}”.",
    "bool_type": "takes true or false.",
    "bool_parsing": "takes true or false, not “{input}”.",
    "string_pattern_mismatch": "takes small letters, digits and hyphens, such as half-day, not “{input}”.",
    "tuple_type": "takes a list: one item a line, each with a hyphen before it.",
    "list_type": "takes a list: one item a line, each with a hyphen before it.",
    "dict_type": "takes entries of its own, one a line below it, each as “name: text”.",
    "model_type": "takes entries of its own, one a line below it, each as “name: text”.",
    "model_attributes_type": "takes entries of its own, one a line below it, each as “name: text”.",
    "union_tag_not_found": "does not say what it is. Add the line “block:” with fields, list, each or shown.",
    "union_tag_invalid": "can't be “{tag}”. Write {expected_tags}.",
    "literal_error": "can't be “{input}”. Write {expected}.",
    "too_long": "has more than {max_length}. Remove what is too much.",
    "value_error": "{error}",
}
CHOICES = frozenset({"expected", "expected_tags"})
"""What pydantic lists in quotes of its own."""
MOST_NAMED = 12
ELSE = "does not fit here. Compare it with the kit's own file."
EMPTY = "is empty. Write something, or remove the line."
NOT_TEXT = 'takes a text. Put it in "double quotes".'


def checked(model: type[ModelT], source: Source, problems: list[str]) -> ModelT | None:
    """Return the definition that a file holds, or None with every complaint among the problems.

    Parameters
    ----------
    model
        What the file should hold.
    source
        The file, read.
    problems
        Takes a sentence for everything that does not fit: file, line, field, what to write.
    """
    try:
        return model.model_validate(source.value)
    except ValidationError as reason:
        said: dict[Place, str] = {}
        for error in reason.errors(include_url=False):
            where = _place(source.value, error)
            said.setdefault(where, _says(model, source, where, error))
        problems.extend(source.problem(where, says) for where, says in said.items())
        return None


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like another, or an empty text when none is.

    Examples
    --------
    >>> nearest("outcomes/*/tarket", ["outcomes/*/target", "outcomes/*/unit"])
    'outcomes/*/target'
    >>> nearest("unit", ["outcomes/*/target", "outcomes/*/unit"])
    'outcomes/*/unit'
    """
    names = sorted(known)
    ending = [each for each in names if each.endswith(f"/{name}")]
    found = ending or difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    return found[0] if found else ""


def instead(name: str, known: Iterable[str]) -> str:
    """Return what to write in place of an unknown name: the one most like it, or all of them.

    Examples
    --------
    >>> instead("helf-day", ["half-day", "short"])
    'Did you mean “half-day”?'
    >>> instead("whole-week", ["half-day", "short"])
    'Write one of these: half-day, short.'
    """
    names = list(known)
    like = nearest(name, names)
    if like:
        return f"Did you mean “{like}”?"
    if not names:
        return "There is none yet."
    more = f" or one of {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"Write one of these: {', '.join(names[:MOST_NAMED])}{more}."


def _place(value: Any, error: ErrorDetails) -> Place:
    """Where in the file an error lies: pydantic also names the branch of a choice, which is no place."""
    where: list[str | int] = []
    tag: object = None
    for number, piece in enumerate(error["loc"]):
        is_last = number == len(error["loc"]) - 1
        if isinstance(value, dict) and isinstance(piece, str):
            if piece == tag:
                tag = None
            elif piece in value or (is_last and error["type"] == "missing"):
                where.append(piece)
                value, tag = value.get(piece), None
        elif isinstance(value, list) and isinstance(piece, int):
            where.append(piece)
            value = value[piece] if piece < len(value) else None
            tag = value.get("block") if isinstance(value, dict) else None
    return (*where, "block") if error["type"] == "union_tag_invalid" else tuple(where)


def _says(model: type[BaseModel], source: Source, where: Place, error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        known = names_at(model, source.value, where[:-1])
        return f"is not known here. {instead(str(where[-1]), known)}"
    if error["type"] == "missing" and where and isinstance(where[-1], int):
        return "is missing: the list has too few items. Add it."
    if error["input"] is None and error["type"] != "value_error":
        return EMPTY
    if error["type"] == "string_type":
        return NOT_TEXT
    context: Mapping[str, Any] = error.get("ctx", {})
    told = {
        name: str(value).replace("'", "") if name in CHOICES else value for name, value in context.items()
    }
    return SAYS.get(error["type"], ELSE).format_map({"input": error["input"]} | told)


def names_at(model: type[BaseModel], value: Any, where: Place) -> tuple[str, ...]:
    """Return the entries that may stand at a place of a file which holds such a definition."""
    annotation: Any = model
    for piece in where:
        if isinstance(piece, str):
            annotation = _entries(annotation, value).get(piece)
        value = value[piece]
    return tuple(_entries(annotation, value))


def _entries(annotation: Any, value: Any) -> dict[str, Any]:
    """The entries of the model that an annotation names; of several, the one that the value's block names."""
    models = list(_models(annotation))
    if len(models) > 1:
        models = [
            each for each in models if value["block"] in get_args(each.model_fields["block"].annotation)
        ]
    return {
        field.alias or name: field.annotation for each in models for name, field in each.model_fields.items()
    }


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
