"""Where a record stands in its list: keys between keys, so that moving one changes one."""

from __future__ import annotations

from collections.abc import Mapping

from fractional_indexing import (  # type: ignore[import-untyped]
    FIError,
    generate_key_between,
    generate_n_keys_between,
)

_LONGEST_KEY = 200


def keys_to_place(record: str, after: str, keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys to write so that a record stands right after another.

    Parameters
    ----------
    record
        The id of the record to place; it need not be in the list yet.
    after
        The id of the record to stand after; empty for the first place. After a record that is not
        in the list, or after itself, means the end.
    keys
        The key of every record of the list by id, empty where it has none.

    Returns
    -------
    dict
        The new key by record id. It names the placed record alone, unless the keys around the
        place leave no room: then also every other record whose key changes.

    Examples
    --------
    >>> keys_to_place("b", "a", {"a": "a0", "c": "a1"})
    {'b': 'a0V'}
    >>> keys_to_place("b", "a", {"a": "", "c": ""})
    {'a': 'a0', 'b': 'a1', 'c': 'a2'}
    """
    others = sorted(
        (each for each in keys if each != record), key=lambda each: (keys[each].encode(), each.encode())
    )
    place = 0 if after == "" else others.index(after) + 1 if after in others else len(others)
    before = keys[others[place - 1]] if place > 0 else None
    behind = keys[others[place]] if place < len(others) else None
    key = _between(before, behind)
    if key:
        return {record: key}
    ids = [*others[:place], record, *others[place:]]
    fresh = dict(zip(ids, generate_n_keys_between(None, None, len(ids)), strict=True))
    return {each: fresh[each] for each in ids if each == record or fresh[each] != keys[each]}


def _between(before: str | None, behind: str | None) -> str | None:
    """Return a key between two, or None where there is no room or one of them is no such key."""
    if before == "" or behind == "":
        return None
    try:
        key = str(generate_key_between(before, behind))
    except (FIError, ValueError, IndexError):
        return None
    fits = (before or "") < key and (behind is None or key < behind) and len(key) <= _LONGEST_KEY
    return key if fits else None
