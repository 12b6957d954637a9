"""The room's words: the session's own where its kit has them, else those that the program came with."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.kit.loading import Kit

FORM = "form_"
"""What begins so is said in forms, in place of the form's own words."""


def room_words(kit: Kit) -> dict[str, str]:
    """Return every text of the room; a session made before there was a room has none of its own."""
    return kit.texts("room")


def form_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return what forms say otherwise in the room than in a notebook, by the form's own keys."""
    return {key.removeprefix(FORM): text for key, text in words.items() if key.startswith(FORM)}


def page_words(words: Mapping[str, str], *starts: str) -> dict[str, str]:
    """Return the texts that a page says by itself: those whose key begins in one of these ways."""
    return {key: text for key, text in words.items() if key.startswith(starts)}


def file_words(kit: Kit) -> dict[str, str]:
    """Return what the files of a plan are called."""
    return page_words(kit.words["notebook"], "file_")
