"""Long lists come in parts: nothing is lost, nothing moved, and what belongs together stays together."""

from __future__ import annotations

from itertools import chain, groupby, pairwise
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as some

from workshop.reports.rollup.parts import MOST, in_parts, parts
from workshop.reports.text import plain_text
from workshop.reports.tree import plain

SAYS = cast(Any, SimpleNamespace(says=lambda _, first, last: f"{first} to {last}"))


@given(some.lists(some.tuples(some.sampled_from("abcdefgh"), some.integers(1, 2 * MOST)), max_size=9))
def test_all_is_there_in_its_order_and_no_part_is_too_long(runs: list[tuple[str, int]]) -> None:
    items = "".join(name * times for name, times in runs)
    found = list(parts(items, str))
    assert list(chain.from_iterable(part for *_, part in found)) == list(items)
    assert all(len(part) <= MOST for *_, part in found)
    assert all((first, last) == (part[0], part[-1]) for first, last, part in found)
    # Only what is too long for one part is torn apart.
    long = {name for name, run in groupby(items) if len(list(run)) > MOST}
    assert {before[-1] for (*_, before), (*_, after) in pairwise(found) if before[-1] == after[0]} <= long


def test_a_short_list_has_no_heading_and_a_long_one_one_for_each_part() -> None:
    def told(items: list[str]) -> list[str]:
        return [plain_text(block) for block in in_parts(SAYS, items, str, lambda part: plain(str(len(part))))]

    assert told(["Nordics"] * MOST) == [str(MOST)]
    assert told(["Nordics"] * 40 + ["Iberia"] * 15 + ["Benelux"] * 30) == [
        "Nordics to Iberia",
        "55",
        "Benelux",
        "30",
    ]
