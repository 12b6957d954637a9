from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.answers.merge import merge

BASE = "Managers coach weekly and review the pipeline together."


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        pytest.param(
            "Managers coach sellers weekly and review the pipeline together.",
            "Managers coach weekly and review the whole pipeline together.",
            "Managers coach sellers weekly and review the whole pipeline together.",
            id="two words at two places",
        ),
        pytest.param(
            "Managers review the pipeline together.",
            "Our managers coach weekly and review the pipeline together.",
            "Our managers review the pipeline together.",
            id="one shortens and the other begins otherwise",
        ),
        pytest.param(
            "Managers coach daily and review the pipeline together.",
            "Managers coach monthly and review the pipeline together.",
            "Managers coach [[ daily || monthly ]] and review the pipeline together.",
            id="both replace one word",
        ),
        pytest.param(
            f"{BASE} On Mondays.",
            f"{BASE} In person.",
            f"{BASE} On Mondays. In person.",
            id="both go on at the end",
        ),
        pytest.param(
            f"First: {BASE}",
            f"Always: {BASE}",
            f"First: Always: {BASE}",
            id="both begin before the beginning",
        ),
        pytest.param(
            f"{BASE} On Mon", f"{BASE} On Mondays.", f"{BASE} On Mondays.", id="one goes on from the other"
        ),
        pytest.param(
            "",
            "Managers coach daily and review the pipeline together.",
            "Managers coach daily and review the pipeline together.",
            id="one empties, the other changes",
        ),
        pytest.param(
            f"{BASE}\n\nNext paragraph.",
            f"Yes. {BASE}",
            f"Yes. {BASE}\n\nNext paragraph.",
            id="a paragraph stays one",
        ),
    ],
)
def test_two_versions_of_a_text_become_one(theirs: str, mine: str, merged: str) -> None:
    assert merge(BASE, theirs, mine) == merged


def test_two_first_versions_stand_on_lines_of_their_own() -> None:
    assert merge("", "Grow services.", "Keep customers.") == "Grow services.\nKeep customers."


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        pytest.param(f"Theirs.\n{BASE}", "", "Theirs.", id="what I empty goes, what stands above it stays"),
        pytest.param(f"Theirs.\n{BASE}", f"Our {BASE}", f"Theirs.\nOur {BASE}", id="I begin otherwise"),
        pytest.param(f"Our {BASE}", f"Mine.\n{BASE}", f"Mine.\nOur {BASE}", id="they begin otherwise"),
        pytest.param(f"Theirs.\n{BASE}", f"Mine.\n{BASE}", f"Theirs. Mine.\n{BASE}", id="both above"),
        pytest.param(f"{BASE}\nTheirs.", "Mine.", "Mine.\nTheirs.", id="what stands below it stays too"),
    ],
)
def test_lines_that_came_above_a_text_leave_it_the_text_that_it_was(
    theirs: str, mine: str, merged: str
) -> None:
    assert merge(BASE, theirs, mine) == merged.format(BASE)


def test_texts_with_nothing_in_common_are_merged_before_anybody_waits() -> None:
    texts = [
        " ".join(f"{word}{number * step % 997}" for number in range(1000))
        for word, step in [("a", 7), ("a", 11), ("a", 13)]
    ]
    merged = merge(*texts)
    assert {*texts[1].split(), *texts[2].split()} - {*texts[0].split()} <= {*merged.split()}
    same = ["a " * 2500, "a b " * 1250, "b a a " * 800]
    assert set("ab") <= set(merge(*same))


words = st.lists(st.sampled_from(["one", "two", "three", "four\n\nfive", "o", "one,"]), max_size=12).map(
    " ".join
)


@given(words, words, words)
def test_no_word_that_either_wrote_is_lost(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    written = (set(theirs.split()) | set(mine.split())) - set(base.split())
    assert all(word in merged for word in written)


@given(words, words)
def test_who_changed_nothing_changes_nothing(base: str, other: str) -> None:
    assert merge(base, other, base) == other
    assert merge(base, base, other) == other
    assert merge(base, other, other) == other


@given(words, words, words)
def test_merging_does_not_take_sides(base: str, theirs: str, mine: str) -> None:
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert sorted(one.split()) == sorted(other.split())


@given(words, words, words, st.text(max_size=30).map(str.strip))
def test_a_merge_seen_by_both_is_the_end_of_it(base: str, theirs: str, mine: str, more: str) -> None:
    merged = merge(base, theirs, mine)
    assert merge(merged, merged, merged) == merged
    assert merge(merged, merged, more) == more


@given(words, words, words)
def test_changes_in_different_paragraphs_never_clash(first: str, second: str, other: str) -> None:
    base = f"{first} ||| {second}"
    assert merge(base, f"{other} ||| {second}", f"{first} ||| {second} end").endswith(f"||| {second} end")


@given(st.text(), st.text(), st.text())
def test_any_three_texts_can_be_merged(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    written = (set(theirs.split()) | set(mine.split())) - set(base.split())
    assert all(word in merged for word in written)
