from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import Refused
from workshop.plan.kinds import CANNOT_SAY, Json, Kind, canonical, read_tally, tally_text, type_names
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import kinds

TEXT = Kind("text", longest=20)
LONG = Kind("long", longest=5000)
WHOLE = Kind("whole", least=Decimal(0), most=Decimal(1_000_000))
NUMBER = Kind("number", least=Decimal(-(10**15)), most=Decimal(10**15), places=6)
MONEY = Kind("money", least=Decimal(0), most=Decimal(10**13), places=2)
BOUNDLESS = Kind("number", places=6)
DATE = Kind("date")
CHOICE = Kind("choice", options=("up", "down"))
YES_NO = Kind("yes_no")
LEVEL = Kind("level")
RATED = Kind("level", options=(CANNOT_SAY,))
LINK = Kind("link", to="outcomes")
KEYED = Kind("link", to="capabilities")
ORDER = Kind("order")
MARK = Kind("mark", many=True)
SET = Kind("link", to="outcomes", many=True)
TALLY = Kind("tally", options=("1", "2", "cannot-say"))
DOTS = Kind("tally")
ALL = (
    TEXT,
    LONG,
    WHOLE,
    NUMBER,
    MONEY,
    BOUNDLESS,
    DATE,
    CHOICE,
    YES_NO,
    LEVEL,
    RATED,
    LINK,
    KEYED,
    ORDER,
    SET,
    MARK,
    TALLY,
    DOTS,
)
MODEL = sorted({(part, name) for part, model in (SINGLES | COLLECTIONS).items() for name in kinds(model)})

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
HOSTILE = [
    [], {}, [1], {"a": 1}, 1.5, math.nan, math.inf, -1, 10**5000, -(10**5000), "9" * 10_000, "NaN", "sNaN",
    "Infinity", "-Infinity", "1e400", "1e999999999", "-1e999999999", "1e-999999999", "0x10", "1,5", "١٢",
    "\ud800", "\x00", "\x1b[31m", "\uffff", "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd",
    "9999-12-31", "0001-01-01", "2027-02-30", "x" * 100_000, "\u202egnp.exe", True, False, 0, "0", "-0", " ",
]  # fmt: skip


def test_every_name_of_a_kind_is_tried_here() -> None:
    assert {kind.name for kind in ALL} == set(get_args(type_names))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(type(value)))
def test_whatever_comes_in_is_stored_in_one_form_or_refused_in_words(kind: Kind, value: object) -> None:
    try:
        stored = canonical(kind, value)
    except Refused as refused:
        assert 0 < len(str(refused)) < 400
        str(refused).encode()
    else:
        assert canonical(kind, stored) == stored


@given(st.sampled_from(ALL), JSON)
def test_what_is_stored_can_be_stored_again_unchanged(kind: Kind, value: object) -> None:
    try:
        stored = canonical(kind, value)
    except Refused:
        return
    assert canonical(kind, stored) == stored
    assert stored is None or isinstance(stored, (str, int))


@given(st.data())
def test_every_field_of_the_model_takes_what_it_stores(
    any_value: Callable[[Kind], st.SearchStrategy[Json]], data: st.DataObject
) -> None:
    part, name = data.draw(st.sampled_from(MODEL))
    kind = kinds((SINGLES | COLLECTIONS)[part])[name]
    if not kind.many:
        value = data.draw(any_value(kind))
        assert canonical(kind, value) == value


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
@pytest.mark.parametrize("value", [None, ""])
def test_an_emptied_field_is_stored_as_nothing(kind: Kind, value: object) -> None:
    assert canonical(kind, value) is None


@pytest.mark.parametrize("kind", [WHOLE, NUMBER, MONEY, DATE, CHOICE, LEVEL], ids=lambda kind: kind.name)
def test_blanks_alone_are_an_emptied_field(kind: Kind) -> None:
    assert canonical(kind, "  ") is None


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        (TEXT, " a\tb\r\n\nc ", "a b c"),
        (LONG, "a\r\nb\rc\td ", "a\nb\nc\td"),
        (TEXT, "a\x00\x1b\x9f\ud800\ufffeb", "ab"),
        (TEXT, "żółć 你好 👩\u200d👧 \u200f\u0627\u0644", "żółć 你好 👩\u200d👧 \u200f\u0627\u0644"),
        (WHOLE, 12, 12),
        (WHOLE, "012", 12),
        (WHOLE, "1e3", 1000),
        (WHOLE, "12.0", 12),
        (NUMBER, "4.50", "4.50"),
        (NUMBER, "1e3", "1000"),
        (NUMBER, "4.5000000", "4.500000"),
        (NUMBER, "-0", "0"),
        (NUMBER, "-0.00", "0.00"),
        (MONEY, "1e1", "10"),
        (MONEY, 7, "7"),
        (DATE, "20270331", "2027-03-31"),
        (CHOICE, "up", "up"),
        (YES_NO, False, False),
        (SET, False, None),
        (SET, True, True),
        (LEVEL, 5, 5),
        (RATED, CANNOT_SAY, CANNOT_SAY),
        (KEYED, "hiring", "hiring"),
        (LINK, "growth-00001", "growth-00001"),
    ],
)
def test_an_answer_is_stored_in_its_one_form(kind: Kind, value: object, stored: Json) -> None:
    assert canonical(kind, value) == stored
    assert type(canonical(kind, value)) is type(stored)


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (TEXT, "x" * 21, "This is 21 characters long; the field takes 20. Please shorten it."),
        (TEXT, 5, "This field takes text."),
        (WHOLE, "1.5", "This field takes whole figures."),
        (WHOLE, -1, "The figure must be 0 or more."),
        (WHOLE, 1_000_001, "The figure must be 1,000,000 or less."),
        (WHOLE, True, "This field takes a figure, such as 12 or 4.5."),
        (MONEY, "0.001", "This field takes at most 2 decimal places."),
        (MONEY, "a lot", "“a lot” is not a figure. Write digits, such as 12 or 4.5."),
        (MONEY, "9" * 41, "This figure is too long."),
        (DATE, "soon", "“soon” is not a date. Write it as year-month-day, such as 2027-03-31."),
        (DATE, "1989-12-31", "The year must lie between 1990 and 2100."),
        (YES_NO, "yes", "This field takes yes or no."),
        (LEVEL, 6, "A rating is 1, 2, 3, 4 or 5."),
        (LEVEL, True, "A rating is 1, 2, 3, 4 or 5."),
        (LEVEL, CANNOT_SAY, "A rating is 1, 2, 3, 4 or 5."),
        (CHOICE, "sideways", "“sideways” is not one of the choices: up, down."),
        (LINK, "short", "This choice is not known here. Please choose again."),
        (LINK, "growth-00001\n", "This choice is not known here. Please choose again."),
        (KEYED, "Hiring", "This choice is not known here. Please choose again."),
        (ORDER, "a-0", "This choice is not known here. Please choose again."),
    ],
)
def test_a_refusal_says_what_the_field_takes(kind: Kind, value: object, why: str) -> None:
    with pytest.raises(Refused) as refused:
        canonical(kind, value)
    assert str(refused.value) == why


@pytest.mark.parametrize(("part", "name"), MODEL, ids=[f"{part}-{name}" for part, name in MODEL])
def test_every_field_holds_its_limits(part: str, name: str) -> None:
    kind = kinds((SINGLES | COLLECTIONS)[part])[name]
    if kind.name in ("text", "long"):
        assert canonical(kind, "x" * kind.longest) == "x" * kind.longest
        with pytest.raises(Refused):
            canonical(kind, "x" * (kind.longest + 1))
    elif kind.name in ("whole", "number", "money"):
        for limit, beyond in ((kind.least, -1), (kind.most, 1)):
            assert Decimal(str(canonical(kind, f"{limit:f}"))) == limit
            with pytest.raises(Refused):
                canonical(kind, f"{limit + beyond:f}")
    elif not kind.many:
        with pytest.raises(Refused):
            canonical(kind, "§")


@given(st.dictionaries(st.sampled_from(TALLY.options), st.integers(min_value=0, max_value=999)))
def test_a_tally_is_read_as_it_was_written(counts: dict[str, int]) -> None:
    stored = canonical(TALLY, tally_text(counts))
    given_answers = {option: count for option, count in counts.items() if count}
    assert (read_tally(str(stored)) if stored else {}) == given_answers


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (TALLY, "3=1", "“3” is not one of the answers: 1, 2, cannot-say."),
        (TALLY, "1=1000", "More than 999 for one answer cannot be right."),
        (TALLY, "two", "This count could not be read. Write how many gave each answer, such as 2 and 3."),
        (DOTS, 3, "This count could not be read. Write how many gave each answer, such as 2 and 3."),
    ],
)
def test_a_tally_that_cannot_be_is_refused(kind: Kind, value: object, told: str) -> None:
    with pytest.raises(Refused) as refused:
        canonical(kind, value)
    assert str(refused.value) == told
