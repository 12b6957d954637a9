"""Figures, money and dates as the session's language and currency write them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import (
    format_compact_decimal,
    format_decimal,
    format_percent,
    get_currency_symbol,
)

BRITISH = "en_GB"
THOUSAND = Decimal(1_000)
MILLION = Decimal(1_000_000)
PERCENT_SIGNS = frozenset({"%", "percent", "per cent"})
TENTH = Decimal("0.0995")
"""Shares from here on are written in whole per cent."""


@cache
def locale_of(language: str) -> Locale:
    """Return how a language writes; plain "en", and what is not known, is British English.

    >>> str(locale_of("de-AT")), str(locale_of("en")), str(locale_of("??"))
    ('de_AT', 'en_GB', 'en_GB')
    """
    name = language.strip().replace("-", "_")
    if name in ("", "en"):
        return Locale.parse(BRITISH)
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        first = name.split("_")[0]
        return locale_of(first) if first != name else Locale.parse(BRITISH)


LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "PR", "SV"})
"""Where Letter is the usual paper."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How one session writes its figures and dates, and on which paper."""

    language: str = "en"
    currency: str = "EUR"

    @property
    def locale(self) -> Locale:
        """The language's conventions."""
        return locale_of(self.language)

    @property
    def paper(self) -> str:
        """The paper that is usual in the language's country: ``us-letter``, else ``a4``.

        >>> Formats("en-US", "USD").paper, Formats("en", "EUR").paper
        ('us-letter', 'a4')
        """
        return "us-letter" if self.locale.territory in LETTER_COUNTRIES else "a4"

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """Return a figure; with ``places``, rounded to that many at most.

        >>> Formats().number(Decimal("12500.50"))
        '12,500.5'
        """
        return format_decimal(without_zeros(value, places), decimal_quantization=False, locale=self.locale)

    def money(self, amount: Decimal | int) -> str:
        """Return a sum of money to the last unit; cents only where there are any.

        >>> Formats().money(Decimal("99400.00")), Formats().money(Decimal("0.5"))
        ('€99,400', '€0.50')
        """
        plain = without_zeros(amount, 2)
        cents = "" if plain == plain.to_integral_value() else ".00"
        return self._with_sign(
            format_decimal(plain, format=f"#,##0{cents}", decimal_quantization=False, locale=self.locale)
        )

    def short_money(self, amount: Decimal | int) -> str:
        """Return a sum of money in millions where that says it exactly or nearly enough.

        Below a million it is the whole sum; above, at most two decimal places of a million.

        >>> Formats().short_money(Decimal(5600000)), Formats().short_money(Decimal(99400))
        ('€5.6 million', '€99,400')
        """
        if abs(without_zeros(amount, 0)) < MILLION:
            return self.money(without_zeros(amount, 0))
        if "long" not in self.locale.compact_decimal_formats:
            return self.money(without_zeros(amount, 0))
        words = format_compact_decimal(
            without_zeros(amount, None), format_type="long", fraction_digits=2, locale=self.locale
        )
        return self._with_sign(words)

    def rough_money(self, amount: Decimal | int) -> tuple[str, bool]:
        """Return a sum as one says it in a sentence, and whether that is the sum to the last unit.

        Millions have one decimal place at most; from ten thousand on, thousands are whole.

        >>> Formats().rough_money(Decimal(6992724)), Formats().rough_money(Decimal(264318))
        (('€7 million', False), ('€264,000', False))
        >>> Formats().rough_money(Decimal(9400)), Formats("de").rough_money(Decimal(264318))
        (('€9,400', True), ('264.000\\xa0€', False))
        """
        whole = without_zeros(amount, 0)
        size = MILLION / 10 if abs(whole) >= MILLION else THOUSAND if abs(whole) >= 10 * THOUSAND else 1
        rough = without_zeros(whole / size, 0) * size
        return self.short_money(rough), rough == whole

    def share(self, part: Decimal) -> str:
        """Return a share of 1 in per cent: whole ones, below 10 with one decimal place.

        >>> Formats().share(Decimal("0.4168")), Formats().share(Decimal("0.0416"))
        ('42%', '4.2%')
        """
        places = 2 if abs(part) >= TENTH else 3
        return format_percent(without_zeros(part, places), decimal_quantization=False, locale=self.locale)

    def figure(self, value: Decimal | int, unit: str) -> str:
        """Return a figure with the unit that people wrote.

        A unit that begins with the currency's sign or code stands where the language puts it.

        >>> say = Formats().figure
        >>> say(Decimal("4.2"), "€ million"), say(Decimal(21), "%"), say(Decimal(96), "days")
        ('€4.2 million', '21%', '96 days')
        """
        unit = " ".join(unit.split())
        number = self.number(value)
        if not unit:
            return number
        if unit.lower() in PERCENT_SIGNS:
            return format_percent(
                without_zeros(value, None) / 100, decimal_quantization=False, locale=self.locale
            )
        for sign in sorted({self._symbol, self._code}, key=len, reverse=True):
            if unit.upper().startswith(sign.upper()):
                rest = unit[len(sign) :].strip()
                return self._with_sign(f"{number} {rest}".strip() if len(rest) != 1 else number + rest)
        return f"{number} {unit}"

    def date(self, day: datetime.date) -> str:
        """Return a date in full.

        >>> Formats().date(datetime.date(2027, 1, 12)), Formats("de").date(datetime.date(2027, 1, 12))
        ('12 January 2027', '12. Januar 2027')
        """
        return format_date(day, "long", locale=self.locale)

    def short_date(self, day: datetime.date) -> str:
        """Return a date for a narrow place.

        >>> Formats().short_date(datetime.date(2027, 9, 2))
        '2 Sept 2027'
        """
        return format_date(day, "medium", locale=self.locale)

    def month(self, day: datetime.date) -> str:
        """Return the month of a date with its year.

        >>> Formats().month(datetime.date(2028, 1, 12))
        'January 2028'
        """
        return format_skeleton("yMMMM", day, locale=self.locale)

    def short_month(self, day: datetime.date) -> str:
        """Return the month of a date with its year, for a narrow place.

        >>> Formats().short_month(datetime.date(2028, 1, 12))
        'Jan 2028'
        """
        return format_skeleton("yMMM", day, locale=self.locale)

    @property
    def _code(self) -> str:
        return self.currency.strip().upper()

    @property
    def _symbol(self) -> str:
        return get_currency_symbol(self._code, locale=self.locale)

    def _with_sign(self, words: str) -> str:
        pattern = self.locale.currency_formats["standard"]
        negative = words[:1] in ("-", "\u2212")
        sides: tuple[str, str] = (pattern.prefix[negative], pattern.suffix[negative])
        before, after = (side.replace("¤", self._symbol).replace("-", "") for side in sides)
        gap = "\u00a0" if before[-1:].isalpha() else ""
        return ("-" if negative else "") + before + gap + words.lstrip("-\u2212") + after


def without_zeros(value: Decimal | int, places: int | None = None) -> Decimal:
    """Return the figure rounded and without needless zeros; never minus nothing.

    Parameters
    ----------
    value
        Of whatever unit.
    places
        How many decimals stay; all of them when not given.

    Examples
    --------
    >>> without_zeros(Decimal("1.0")), without_zeros(Decimal("1.50")), without_zeros(Decimal("-0.01"), 1)
    (Decimal('1'), Decimal('1.5'), Decimal('0'))
    """
    figure = Decimal(value)
    if places is not None:
        figure = figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    figure = Decimal(f"{figure:f}")
    if figure == figure.to_integral_value():
        return Decimal(int(figure))
    return figure.normalize()
