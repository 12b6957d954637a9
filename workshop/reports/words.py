"""The kit's words for the written plan, filled in: counted, listed, with parts that stand out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from babel.lists import format_list

from workshop.errors import Invalid
from workshop.kit.formats import Formats, without_zeros
from workshop.reports.text import closed
from workshop.reports.tree import Inline, joined

PLACEHOLDER = re.compile(r"\{(\w+)\}")
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by key, in the session's language.

    Attributes
    ----------
    name
        The file's, for complaints.
    texts
        The session's own kit.
    formats
        How the session writes figures.
    shipped
        Gives the words of the kit that this program came with, for a key that an older session's
        kit does not have.
    """

    name: str
    texts: Mapping[str, str]
    formats: Formats
    shipped: Callable[[], Mapping[str, str]] = dict

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of that key with its placeholders filled.

        What was typed keeps its direction to itself, and the sentence around it keeps its own.

        Raises
        ------
        Invalid
            When the kit lacks the key, or its text has a placeholder that nothing fills.
        """
        text = self._text(key)

        def fill(match: re.Match[str]) -> str:
            return closed(str(_filled(match, values, f"words/{self.name}.yaml", key)))

        return PLACEHOLDER.sub(fill, text)

    def inlines(self, key: str, /, **values: str | Inline | Sequence[Inline]) -> list[Inline]:
        """Return the text of that key as inlines; values may be inlines that stand out."""
        parts: list[str | Inline | Sequence[Inline]] = []
        text, end = self._text(key), 0
        for match in PLACEHOLDER.finditer(text):
            value = _filled(match, values, f"words/{self.name}.yaml", key)
            parts += [text[end : match.start()], value if isinstance(value, str | dict) else list(value)]
            end = match.end()
        return joined(*parts, text[end:])

    def count(self, key: str, number: int | Decimal, /, **values: object) -> str:
        """Return the text of ``key_one``, ``key_other`` …, as the language's plural asks.

        Its placeholder {number} is the number in words as far as the kit has a word for it.
        """
        number = without_zeros(number)
        form = f"{key}_{self.formats.locale.plural_form(number)}"
        chosen = form if self._has(form) else f"{key}_other"
        return self(chosen, number=self.number(number), **values)

    def number(self, number: int | Decimal) -> str:
        """Return a small whole number in words, any other in figures."""
        return self.texts.get(f"number_{without_zeros(number)}") or self.formats.number(number)

    def listed(self, names: list[str]) -> str:
        """Return names in one line, as the language lists them ("one, two and three")."""
        return format_list([closed(name) for name in names], locale=self.formats.locale)

    def _has(self, key: str) -> bool:
        return key in self.texts or key in self.shipped()

    def _text(self, key: str) -> str:
        if key in self.texts:
            return self.texts[key]
        if key in self.shipped():
            return self.shipped()[key]
        raise Invalid([f"The kit's words/{self.name}.yaml has no text “{key}”. Please add one."])


def _filled(match: re.Match[str], values: Mapping[str, ValueT], file: str, key: str) -> ValueT:
    name = match.group(1)
    if name not in values:
        known = ", ".join(f"{{{each}}}" for each in sorted(values)) or "none"
        raise Invalid([f"In the kit's {file} “{key}” asks for {{{name}}}; what can stand there: {known}."])
    return values[name]
