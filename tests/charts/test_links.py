"""The picture of the links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from workshop.charts import Chart, Item, Knot, links_chart
from workshop.charts.links import Place
from workshop.reports.words import Words

GROW = Knot("outcomes/grow", Place.OUTCOME, "Grow services", mark="1")
KEEP = Knot(
    "outcomes/keep", Place.OUTCOME, "Keep our sellers", mark="2", loose="nothing managers do serves it"
)
VISITS = Knot("requirements/visits", Place.REQUIREMENT, "Goes along once a week", ("outcomes/grow",))
COACH = Knot(
    "capabilities/skill-coaching",
    Place.CAPABILITY,
    "Skill coaching",
    ("requirements/visits",),
    important=True,
)
NOTES = Knot("actions/notes", Place.ACTION, "Half a page after each visit", ("capabilities/skill-coaching",))
IDLE = Knot("actions/idle", Place.ACTION, "A new logo", loose="serves nothing yet")
PAID = Knot("investments/coach", Place.INVESTMENT, "A coach from outside", ("actions/notes",), mark="A")
ALL = [GROW, KEEP, VISITS, COACH, NOTES, IDLE, PAID]
Read = Callable[[str], Element]


def many() -> list[Knot]:
    """Ten outcomes and forty actions, with long names, each tied to something."""
    long = "Managers go along to two service talks a month and write half a page to the seller, the same day "
    found = [Knot(f"o{n}", Place.OUTCOME, f"{n} {long}", mark=str(n + 1)) for n in range(10)]
    found += [Knot(f"r{n}", Place.REQUIREMENT, f"{n} {long}", (f"o{n % 10}", "o3")) for n in range(12)]
    found += [
        Knot(f"c{n}", Place.CAPABILITY, f"{n} {long}"[:40], (f"r{n}",), note="now 2") for n in range(12)
    ]
    found += [Knot(f"a{n}", Place.ACTION, f"{n} {long}", (f"c{n % 12}", "c0")) for n in range(40)]
    funds = [(f"a{n}", f"a{n + 1}") for n in range(30)]
    return [*found, *(Knot(f"i{n}", Place.INVESTMENT, long, each, mark="B") for n, each in enumerate(funds))]


def chart_of(knots: list[Knot], says: Words) -> Chart:
    return links_chart(knots, says)


def items(outline: tuple[Item, ...]) -> Iterator[Item]:
    for item in outline:
        yield item
        yield from items(item.items)


def test_no_frame_round_a_letter_is_cut_at_the_edge(says: Words, drawn: Read) -> None:
    picture = drawn(chart_of(ALL, says).svg)
    frames = [each for each in picture.iter() if each.tag.endswith("rect") and each.get("rx")]
    assert frames
    for frame in frames:
        right = float(frame.attrib["x"]) + float(frame.attrib["width"])
        assert right + 0.5 <= float(picture.attrib["width"])


def test_the_title_counts_the_places_where_the_thread_breaks(says: Words) -> None:
    assert chart_of(ALL, says).title == "The thread breaks in two places"
    assert chart_of([GROW, VISITS, COACH, NOTES], says).title == "Everything we do serves what we want"
    assert chart_of([], says).title == "How it all hangs together is still open"


def test_the_list_nests_what_serves_under_what_it_serves(says: Words) -> None:
    first, second, aside = chart_of(ALL, says).outline
    [visits] = first.items
    [coach] = visits.items
    [notes] = coach.items
    [paid] = notes.items
    assert [first.text, visits.text, coach.text, notes.text, paid.text] == [
        "1 Grow services",
        "Goes along once a week",
        "Skill coaching",
        "Half a page after each visit",
        "A: A coach from outside",
    ]
    assert (second.text, second.loose) == ("2 Keep our sellers", "nothing managers do serves it")
    assert [(each.text, each.loose) for each in aside.items] == [("A new logo", "serves nothing yet")]


def test_every_link_stands_in_the_list_once_and_every_record_is_told_once(says: Words) -> None:
    knots = many()
    listed = list(items(chart_of(knots, says).outline))
    links = sum(len(set(each.serves)) for each in knots)
    assert len(listed) == links + 10
    told = [each.text for each in listed if not each.text.endswith("(see above)")]
    assert len(told) == len(knots)


def test_the_table_says_what_each_serves(says: Words) -> None:
    chart = chart_of(ALL, says)
    assert chart.head == ("What it is", "In words", "Serves", "Note")
    nothing = says("none_given")
    assert ("Action", "Half a page after each visit", "Skill coaching", nothing) in chart.rows
    assert ("Action", "A new logo", nothing, "serves nothing yet") in chart.rows


def test_priorities_have_heavier_lines_and_loose_ends_are_dashed(says: Words, drawn: Read) -> None:
    root = drawn(chart_of(ALL, says).svg)
    lines = [path.attrib for path in root.iter("{http://www.w3.org/2000/svg}path")]
    assert [each["stroke-width"] for each in lines if "C" in each["d"]] == ["0.7", "1.5", "1.5"]
    assert len([each for each in lines if "stroke-dasharray" in each]) == 2


def test_the_letter_of_an_investment_stands_at_what_it_pays_for(
    says: Words, drawn: Read, texts: Callable[[Element], list[str]]
) -> None:
    assert texts(drawn(chart_of(ALL, says).svg)).count("A") == 2
    assert texts(drawn(chart_of([*ALL[:-1]], says).svg)).count("A") == 0


AWKWARD = [
    Knot("o", Place.OUTCOME, "x" * 300, mark="1", loose="word " * 40),
    Knot("r", Place.REQUIREMENT, "word " * 60, ("o", "gone")),
    Knot("c", Place.CAPABILITY, "<&>", ("r",), note="word " * 30, loose="word " * 20, important=True),
    Knot("a", Place.ACTION, "WWW " * 70, ("c",)),
    Knot("i", Place.INVESTMENT, "WWW " * 70, ("a", "c"), loose="word " * 20, mark="AA"),
]


@pytest.mark.parametrize("knots", [[], ALL, AWKWARD, many(), [GROW], [IDLE, PAID]])
def test_nothing_clips_and_nothing_overlaps(
    knots: list[Knot],
    says: Words,
    drawn: Read,
    boxes: Callable[[Element], list[tuple[float, float, float, float, str]]],
) -> None:
    chart = chart_of(knots, says)
    for picture in (chart.svg, chart.narrow):
        for one, other in combinations(boxes(drawn(picture)), 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])


def test_ten_outcomes_and_forty_actions_stay_on_a_page(says: Words, drawn: Read) -> None:
    assert float(drawn(chart_of(many()[:80], says).svg).attrib["height"]) <= 700
