"""The kit's words, filled in."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from workshop.errors import Invalid
from workshop.kit.formats import Formats
from workshop.reports.text import plain_text
from workshop.reports.tree import strong
from workshop.reports.words import Words

TEXTS = {
    "greet": "Hello {name}, {name}!",
    "levels_one": "one level",
    "levels_other": "{number} levels",
    "number_2": "two",
}
USED = re.compile(r"(?:says|checks)(?:\.inlines|\.count)?\(\s*\"([a-z0-9_]+)\"")


@pytest.fixture
def says() -> Words:
    return Words("plan", TEXTS, Formats(), lambda: {"older": "from the kit that came with the program"})


def test_placeholders_are_filled_and_what_was_typed_is_not_read_as_one(says: Words) -> None:
    assert says("greet", name="{name} {0} {x!r}") == "Hello {name} {0} {x!r}, {name} {0} {x!r}!"


def test_what_was_typed_turns_nothing_round_that_stands_beside_it(says: Words) -> None:
    assert says("greet", name="a\u202eb") == "Hello a\u202eb\u202c, a\u202eb\u202c!"
    assert says.listed(["a\u202eb", "c"]) == "a\u202eb\u202c and c"


def test_a_part_can_stand_out(says: Words) -> None:
    inlines = says.inlines("greet", name=strong("*Ana*"))
    assert plain_text(inlines) == "Hello *Ana*, *Ana*!"
    assert [inline["t"] for inline in inlines] == ["Str", "Space", "Strong", "Str", "Space", "Strong", "Str"]


def test_a_number_takes_the_form_that_goes_with_it(says: Words) -> None:
    assert [says.count("levels", number) for number in (1, 2, 12)] == ["one level", "two levels", "12 levels"]
    hours = [Decimal(each) for each in ("1.0", "1.5", "2.00")]
    assert [says.count("levels", each) for each in hours] == ["one level", "1.5 levels", "two levels"]


def test_names_are_listed_as_the_language_lists_them(says: Words) -> None:
    assert says.listed(["a", "b", "c"]) == "a, b and c"
    assert Words("plan", {}, Formats("de")).listed(["a", "b"]) == "a und b"


def test_a_word_that_an_older_kit_lacks_comes_from_the_program(says: Words) -> None:
    assert says("older") == "from the kit that came with the program"


def test_a_word_that_nobody_has_is_named(says: Words) -> None:
    with pytest.raises(Invalid) as caught:
        says("nowhere")
    assert str(caught.value) == "The kit's words/plan.yaml has no text “nowhere”. Please add one."


def test_a_placeholder_that_nothing_fills_is_named() -> None:
    says = Words("plan", {"greet": "Hello {nmae}"}, Formats())
    with pytest.raises(Invalid) as caught:
        says("greet", name="Ana")
    assert str(caught.value) == (
        "In the kit's words/plan.yaml “greet” asks for {nmae}; what can stand there: {name}."
    )


def test_the_kit_has_every_word_that_the_sections_and_charts_name(project: Path) -> None:
    texts = yaml.safe_load((project / "kit/words/plan.yaml").read_text("utf-8"))
    files = [*(project / "workshop/reports").rglob("*.py"), *(project / "workshop/charts").glob("*.py")]
    used = {key for file in files for key in USED.findall(file.read_text("utf-8"))}
    assert len(used) > 100
    missing = {key for key in used if key not in texts and f"{key}_other" not in texts}
    assert missing == set()
