"""The words of the notebooks: those of the session's kit, else those that the program came with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from workshop.kit.loading import Kit, load_kit


def notebook_words(kit: Kit) -> Mapping[str, str]:
    """Return every text of the notebooks; a session made by an earlier program lacks the newer ones."""
    return {**_own(), **kit.words["notebook"]}


@cache
def _own() -> Mapping[str, str]:
    return load_kit().words["notebook"]
