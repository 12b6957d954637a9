"""Figures, money and dates as a session's language and currency write them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from workshop.kit.formats import Formats, locale_of

DAY = datetime.date(2027, 1, 12)
BRITISH, GERMAN, AMERICAN = Formats("en", "EUR"), Formats("de", "EUR"), Formats("en-US", "USD")


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_GB"),
        ("", "en_GB"),
        ("en-US", "en_US"),
        ("de_CH", "de_CH"),
        ("xx-YY", "en_GB"),
        ("fr-ZZ", "fr_FR"),
    ],
)
def test_a_language_that_is_not_known_falls_back(language: str, locale: str) -> None:
    assert str(locale_of(language)) == locale


@pytest.mark.parametrize(
    ("formats", "amount", "text"),
    [
        (BRITISH, "99400", "€99,400"),
        (BRITISH, "99400.00", "€99,400"),
        (BRITISH, "99400.5", "€99,400.50"),
        (BRITISH, "-12", "-€12"),
        (BRITISH, "0", "€0"),
        (BRITISH, "-0.001", "€0"),
        (BRITISH, "10000000000000", "€10,000,000,000,000"),
        (GERMAN, "99400.5", "99.400,50\u00a0€"),
        (AMERICAN, "99400", "$99,400"),
        (Formats("en", "CHF"), "99400", "CHF\u00a099,400"),
        (Formats("en", ""), "99400", "99,400"),
    ],
)
def test_money_stands_as_the_language_writes_it(formats: Formats, amount: str, text: str) -> None:
    assert formats.money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("formats", "amount", "text"),
    [
        (BRITISH, "5600000", "€5.6 million"),
        (BRITISH, "-15600000", "-€15.6 million"),
        (BRITISH, "999999.4", "€999,999"),
        (GERMAN, "5600000", "5,6 Millionen\u00a0€"),
        (Formats("ja", "JPY"), "5600000", "￥5,600,000"),
    ],
)
def test_millions_are_said_shortly_where_the_language_has_a_word(
    formats: Formats, amount: str, text: str
) -> None:
    assert formats.short_money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("formats", "value", "unit", "text"),
    [
        (BRITISH, "4.20", "€ million", "€4.2 million"),
        (BRITISH, "4.2", "EUR million", "€4.2 million"),
        (BRITISH, "3", "€m", "€3m"),
        (BRITISH, "21", "%", "21%"),
        (BRITISH, "0.125", "per cent", "0.125%"),
        (GERMAN, "21.5", "%", "21,5\u00a0%"),
        (GERMAN, "4.2", "€ Mio.", "4,2 Mio.\u00a0€"),
        (BRITISH, "96", " days \n late ", "96 days late"),
        (BRITISH, "1000000000000000", "", "1,000,000,000,000,000"),
        (BRITISH, "-5", "€", "-€5"),
    ],
)
def test_a_figure_takes_the_unit_that_people_wrote(
    formats: Formats, value: str, unit: str, text: str
) -> None:
    assert formats.figure(Decimal(value), unit) == text


def test_dates_are_written_in_full_shortly_and_as_a_month() -> None:
    assert (BRITISH.date(DAY), BRITISH.short_date(DAY), BRITISH.month(DAY), BRITISH.short_month(DAY)) == (
        "12 January 2027",
        "12 Jan 2027",
        "January 2027",
        "Jan 2027",
    )
    assert AMERICAN.date(DAY) == "January 12, 2027"
    assert GERMAN.month(DAY) == "Januar 2027"


@pytest.mark.parametrize(
    ("part", "text"), [("0.4168", "42%"), ("0.0416", "4.2%"), ("0.0996", "10%"), ("1.5", "150%"), ("0", "0%")]
)
def test_a_share_is_whole_per_cent_from_a_tenth_on(part: str, text: str) -> None:
    assert BRITISH.share(Decimal(part)) == text


def test_a_figure_is_rounded_where_that_is_asked() -> None:
    assert BRITISH.number(Decimal("2.625"), 1) == "2.6"
    assert BRITISH.number(Decimal("2.65"), 1) == "2.7"
    assert BRITISH.number(Decimal("2.0"), 1) == "2"
