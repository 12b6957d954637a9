"""What the plan check is made of: rules, what they look at, and what they find."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from workshop.plan.links import Thread, thread
from workshop.plan.model import Plan
from workshop.plan.parts import Record
from workshop.plan.scoring import Gap, gaps

Severity = Literal["must", "should", "consider"]
LONGEST_NAME = 90

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands between the plan and a signature.

    Attributes
    ----------
    rule
        The rule's id, which is also the key of its sentence among the words of the plan check.
    severity
        ``must``: do not sign yet; ``should``; ``consider``.
    step
        The id of the step in which it can be mended.
    path
        The answer, or the list, at which it can be mended.
    words
        What fills the sentence's placeholders: the team's own words, shortened, and figures.
    """

    rule: str
    severity: Severity
    step: str
    path: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Facts:
    """What a rule looks at. ``name_of`` turns a capability's id into its name."""

    plan: Plan
    day: datetime.date | None
    order: Sequence[str]
    name_of: Callable[[str], str]

    @cached_property
    def thread(self) -> Thread:
        """The links of the plan, worked out once for all rules."""
        return thread(self.plan, self.order)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gap of every capability in play, worked out once for all rules."""
        return gaps(self.plan, self.order)


Found = Iterable[tuple[str, Mapping[str, str]]]
"""Path and words of each thing found."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the plan check: its id, severity, step and function."""

    id: str
    severity: Severity
    step: str
    find: Callable[[Facts], Found]

    def findings(self, facts: Facts) -> Iterator[Finding]:
        """Yield what this rule finds."""
        for path, words in self.find(facts):
            yield Finding(self.id, self.severity, self.step, path, words)


Find = Callable[[Facts], Found]


def rule(step: str, severity: Severity = "must") -> Callable[[Find], Rule]:
    """Make a function a rule of the plan check; its name is the rule's id."""
    return lambda find: Rule(find.__name__, severity, step, find)


def named(records: Sequence[RecordT]) -> Iterator[RecordT]:
    """Yield the records that have words; a finding on the others is that they have none."""
    return (record for record in records if record.title())


def unnamed(collection: str, field: str, records: Sequence[Record]) -> Found:
    """Yield a finding for every record that has no words, by its number in the list."""
    for number, record in enumerate(records, start=1):
        if not record.title():
            yield f"{collection}/{record.id}/{field}", {"number": str(number)}


def short(text: str) -> str:
    """Return a text in one line, cut at a word when it is long.

    Examples
    --------
    >>> short("Grow\\nservices")
    'Grow services'
    >>> len(short("word " * 60)) <= LONGEST_NAME
    True
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST_NAME:
        return line
    kept = line[: LONGEST_NAME - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def in_words(capability: str) -> str:
    """Return a capability's id as words, for when no framework is at hand.

    Examples
    --------
    >>> in_words("skill-coaching")
    'Skill coaching'
    """
    return capability.replace("-", " ").capitalize()
