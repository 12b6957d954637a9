"""The kit's words in a form, with figures, money and dates as the session writes them."""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.numbers import get_currency_symbol

from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.kit.loading import Kit
from workshop.plan.session import SessionFacts


@dataclass(frozen=True, slots=True)
class Wording:
    """How one session speaks in its forms.

    Attributes
    ----------
    words
        The texts of ``words/form.yaml`` by key.
    formats
        How figures, money and dates are written.
    """

    words: Mapping[str, str]
    formats: Formats

    def say(self, key: str, /, **values: object) -> str:
        """Return a text with its placeholders filled.

        Raises
        ------
        WorkshopError
            When the session's kit has no such text, or the text asks for what is not there.

        Examples
        --------
        >>> Wording({"needed": "{name} is needed"}, Formats()).say("needed", name="A date")
        'A date is needed'
        """
        if key not in self.words:
            raise WorkshopError(f"kit/words/form.yaml has no line “{key}: …”. Add it with the text to show.")
        try:
            return string.Formatter().vformat(self.words[key], (), values)
        except (KeyError, IndexError, ValueError, AttributeError):
            known = ", ".join(f"{{{name}}}" for name in values) or "none"
            raise WorkshopError(
                f"kit/words/form.yaml, {key}: a word in {{braces}} is not known. This text may use: {known}."
            ) from None

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the text that goes with a number: ``KEY_one`` for 1, else ``KEY_other``.

        Its {number} is in words as far as the kit has a word for it, as in the written plan.
        """
        written = self.words.get(f"number_{number}", number)
        return self.say(f"{key}_{'one' if number == 1 else 'other'}", number=written, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Return names in one line.

        Examples
        --------
        >>> Wording({"list_and": "{first} and {last}"}, Formats()).listed(["A", "B", "C"])
        'A, B and C'
        """
        if len(names) < 2:  # noqa: PLR2004
            return "".join(names)
        return self.say("list_and", first=", ".join(names[:-1]), last=names[-1])

    def day(self, day: datetime.date | None) -> str:
        """Return a date in full; empty when there is none."""
        return self.formats.date(day) if day else ""


def wording_of(kit: Kit, facts: SessionFacts) -> Wording:
    """Return how a session speaks."""
    return Wording(kit.texts("form"), Formats(facts.language, facts.currency))


def marks_of(formats: Formats) -> dict[str, object]:
    """Return how figures are typed and written: the marks in them and the signs beside a sum of money.

    Examples
    --------
    >>> marks = marks_of(Formats("de", "EUR"))
    >>> marks["decimal"], marks["group"], marks["before"], marks["after"]
    (',', '.', '', '\\xa0€')
    """
    locale = formats.locale
    symbols = locale.number_symbols["latn"]
    pattern = locale.currency_formats["standard"]
    before, after = _around(pattern.prefix[0], pattern.suffix[0], formats)
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "sizes": list(locale.decimal_formats[None].grouping),
        "before": before,
        "after": after,
        "code": formats.currency.strip().upper(),
    }


def _around(prefix: str, suffix: str, formats: Formats) -> Iterator[str]:
    symbol = get_currency_symbol(formats.currency.strip().upper(), locale=formats.locale)
    return (side.replace("¤", symbol).strip("\u200e\u200f") for side in (prefix, suffix))
