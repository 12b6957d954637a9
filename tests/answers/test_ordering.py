from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.answers.ordering import keys_to_place
from workshop.plan.kinds import ORDER_KEY


def in_order(keys: dict[str, str]) -> list[str]:
    """Return the records as a plan sorts them."""
    return sorted(keys, key=lambda record: (keys[record].encode(), record.encode()))


def test_one_key_is_enough_where_there_is_room() -> None:
    assert keys_to_place("new", "", {}) == {"new": "a0"}
    assert keys_to_place("new", "a", {"a": "a0"}) == {"new": "a1"}
    assert keys_to_place("new", "", {"a": "a0"}) == {"new": "Zz"}


def test_after_a_record_that_is_not_there_means_the_end() -> None:
    assert keys_to_place("new", "gone", {"a": "a0", "b": "a1"}) == {"new": "a2"}


def test_after_itself_means_the_end() -> None:
    assert keys_to_place("a", "a", {"a": "a0", "b": "a1"}) == {"a": "a2"}


def test_a_list_with_keys_of_another_making_is_numbered_afresh() -> None:
    assert keys_to_place("new", "a", {"a": "9", "b": "!"}) == {"b": "a0", "a": "a1", "new": "a2"}


def test_inserting_at_one_place_for_ever_keeps_keys_short() -> None:
    keys = {"first": "a0", "last": "a1"}
    for number in range(1500):
        keys |= keys_to_place(f"new-{number}", "first", keys)
    assert in_order(keys)[:3] == ["first", "new-1499", "new-1498"]
    assert in_order(keys)[-1] == "last"
    assert max(map(len, keys.values())) <= 200


records = st.sampled_from("abcdefgh")


@given(
    st.dictionaries(records, st.just("") | st.from_regex(ORDER_KEY, fullmatch=True).map(lambda key: key[:4])),
    records,
    records | st.just(""),
)
def test_a_record_stands_right_after_the_other_whatever_the_keys_were(
    keys: dict[str, str], record: str, after: str
) -> None:
    others = [each for each in in_order(keys) if each != record]
    place = 0 if after == "" else others.index(after) + 1 if after in others else len(others)
    fresh = keys_to_place(record, after, keys)
    assert record in fresh
    assert all(ORDER_KEY.fullmatch(key) for key in fresh.values())
    assert in_order(keys | fresh) == [*others[:place], record, *others[place:]]
    assert len(set((keys | fresh).values())) == len(keys | fresh) or len(fresh) == 1
