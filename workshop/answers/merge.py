"""Two people wrote in one long text at once: a merge of three texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

_WORD = re.compile(r"\s*\S+|\s+")
_SECONDS = 0.05
_FIRST_SIGN = 0x100


@dataclass(frozen=True, slots=True)
class _Change:
    """Words ``start`` up to ``end`` of the base became ``words``; an insertion ends where it starts."""

    start: int
    end: int
    words: tuple[str, ...]


def merge(base: str, theirs: str, mine: str) -> str:
    """Return a text with the changes of both, compared word by word.

    Parameters
    ----------
    base
        The text that the sender of ``mine`` last saw.
    theirs
        The text as others have made it since.
    mine
        The text that the sender made of ``base``.

    Returns
    -------
    str
        Every word that either wrote. What both added at the same place stands one after the
        other, whole texts on lines of their own. Where both replaced the same words by different
        ones, both versions stand, marked: ``[[ theirs || mine ]]``. Words that one deleted and
        the other changed stay.

    Notes
    -----
    A comparison is broken off after a fraction of a second. What was not compared by then counts
    as replaced: the result is coarser and still holds every word.

    Examples
    --------
    >>> merge("Coach weekly.", "Coach sellers weekly.", "Coach weekly, in person.")
    'Coach sellers weekly, in person.'
    >>> merge("Coach weekly.", "Coach daily.", "Coach monthly.")
    'Coach [[ daily. || monthly. ]]'
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    words, *sides = _in_words(base, theirs, mine)
    merged: list[str] = []
    done = 0
    for meeting in _meetings(*(_changes(words, side) for side in sides)):
        merged += [*words[done : meeting[0]], _settled(words, meeting)]
        done = meeting[1]
    return "".join(merged + words[done:]).lstrip()


def _in_words(base: str, *sides: str) -> list[list[str]]:
    """Return the words of each text, each word with the space before it.

    The first gets one, so that it is like the others: a line end in all of them where somebody has
    written lines above it, so that it is the same word there.
    """
    words, *others = [_words(text) for text in (base, *sides)]
    if not words:
        return [words, *others]
    first, below = words[0], f"\n{words[0].lstrip()}"
    are_above = [below in each and first not in each for each in others]
    if any(are_above):
        words[0] = below
        for each, is_above in zip(others, are_above, strict=True):
            if each and not is_above:
                each[0] = f"\n{each[0].lstrip()}"
    return [words, *others]


def _words(text: str) -> list[str]:
    return _WORD.findall(f" {text}") if text else []


def _changes(base: Sequence[str], words: Sequence[str]) -> list[_Change]:
    signs: dict[str, str] = {}
    for word in (*base, *words):
        signs.setdefault(word, chr(_FIRST_SIGN + len(signs)))
    compare = diff_match_patch()
    compare.Diff_Timeout = _SECONDS
    steps = compare.diff_main(
        "".join(map(signs.__getitem__, base)), "".join(map(signs.__getitem__, words)), False
    )
    changes: list[_Change] = []
    start = end = taken = begun = 0
    for kind, run in [*steps, (compare.DIFF_EQUAL, "")]:
        if kind == compare.DIFF_DELETE:
            end += len(run)
        elif kind == compare.DIFF_INSERT:
            taken += len(run)
        else:
            if end > start or taken > begun:
                changes.append(_Change(start, end, tuple(words[begun:taken])))
            start = end = end + len(run)
            begun = taken = taken + len(run)
    return changes


Meeting = tuple[int, int, list[_Change], list[_Change]]


def _meetings(theirs: Iterable[_Change], mine: Iterable[_Change]) -> Iterator[Meeting]:
    """Yield stretches of the base, in order, with the changes of each side that meet there."""
    waiting = sorted(
        [(change.start, change.end, 0, change) for change in theirs]
        + [(change.start, change.end, 1, change) for change in mine],
        key=lambda each: each[:3],
    )
    while waiting:
        start, end, side, change = waiting.pop(0)
        sides: tuple[list[_Change], list[_Change]] = ([], [])
        sides[side].append(change)
        while waiting and (waiting[0][0] < end or waiting[0][:2] == (start, end)):
            _, next_end, side, change = waiting.pop(0)
            sides[side].append(change)
            end = max(end, next_end)
        yield start, end, *sides


def _settled(base: Sequence[str], meeting: Meeting) -> str:
    """Return what becomes of a stretch of the base that one side changed, or both."""
    start, end, of_theirs, of_mine = meeting
    theirs, mine = _applied(base, start, end, of_theirs), _applied(base, start, end, of_mine)
    if not of_mine or (of_theirs and _holds(theirs, mine)):
        return "".join(theirs)
    if not of_theirs or _holds(mine, theirs):
        return "".join(mine)
    if not base:
        return f"{''.join(theirs)}\n{''.join(mine).removeprefix(' ')}"
    if start == end:
        return "".join([*theirs, *mine])
    space = theirs[0].removesuffix(theirs[0].lstrip())
    return f"{space}[[ {''.join(theirs).strip()} || {''.join(mine).strip()} ]]"


def _applied(base: Sequence[str], start: int, end: int, changes: Sequence[_Change]) -> list[str]:
    words: list[str] = []
    done = start
    for change in changes:
        words += [*base[done : change.start], *change.words]
        done = change.end
    return [*words, *base[done:end]]


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether one version has every word of the other: it goes on from it, or was less shortened."""
    if "".join(longer).startswith("".join(shorter)):
        return True
    rest = iter(longer)
    return all(word in rest for word in shorter)
