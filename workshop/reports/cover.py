"""What the writers take from a plan's cover: its title, team, day, language, paper."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workshop.reports.text import closed, says_something
from workshop.reports.tree import Section

LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")
NAMELESS = "Plan"
TEXTS = ("title", "subtitle", "team", "session", "status", "organisation", "category", "identity")
# A plan without a date is given one that is plainly none.
NO_DAY = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class Cover:
    """A plan's facts about itself.

    Attributes
    ----------
    title, subtitle, team, session, status
        As people write them.
    day
        The plan's day; the PDF's date, so that the same plan gives the same file.
    date
        The day as people write it.
    language
        A language tag such as ``en`` or ``en-GB``.
    paper
        The PDF's paper.
    organisation
        Whose plan it is, where the session's file names it.
    category, identity, revision
        What a calendar sorts the plan's dates by, knows the plan by, and knows a later file by.
    """

    title: str = ""
    subtitle: str = ""
    team: str = ""
    session: str = ""
    status: str = ""
    day: datetime.date = NO_DAY
    date: str = ""
    language: str = "en"
    paper: Literal["a4", "us-letter"] = "a4"
    organisation: str = ""
    category: str = ""
    identity: str = ""
    revision: int = 0

    @property
    def heading(self) -> str:
        """What stands at the head of the plan: the team, or the title when it has no name.

        >>> Cover(team="North").heading, Cover(title="Development plan").heading
        ('North', 'Development plan')
        """
        return next((text for text in (self.team, self.title) if says_something(text)), NAMELESS)

    @property
    def document(self) -> str:
        """The name of the whole document: team and title.

        >>> Cover(title="Development plan", team="North").document
        'North · Development plan'
        """
        parts = [self.title] if self.team in self.title else [self.team, self.title]
        return " · ".join(part for part in parts if says_something(part)) or NAMELESS


def cover(sections: Sequence[Section]) -> Cover:
    """Return the cover of a plan; what its sections don't say is left empty."""
    meta = next((section.meta for section in sections if section.name == "cover"), {})
    day = _day(meta)
    return Cover(
        # In the name of the document and in a calendar they stand in one line with other words.
        **{name: closed(meta.get(name, "")) for name in TEXTS},
        revision=int(revision) if (revision := meta.get("revision", "")).isdecimal() else 0,
        day=day or NO_DAY,
        date=meta.get("date") or meta.get("day", ""),
        language=language(meta.get("language", "")),
        paper="us-letter" if meta.get("paper") == "us-letter" else "a4",
    )


def _day(meta: Mapping[str, str]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(meta.get("day", ""))
    except ValueError:
        return None


def language(tag: str) -> str:
    """Return a language tag that HTML and PDF understand; English when it is not one.

    >>> language("en_GB"), language("pt-br"), language("plain English")
    ('en-GB', 'pt-BR', 'en')
    """
    found = LANGUAGE.fullmatch(tag)
    if not found:
        return "en"
    first, script, region = found.groups()
    parts = [first.lower(), script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part)
