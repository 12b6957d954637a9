"""One team's written plan: its names and figures in words, and one method for each section."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from workshop.plan.dates import months_after
from workshop.plan.parts import Record
from workshop.plan.situation import Outcome
from workshop.reports import sections
from workshop.reports.shortening import NO_LIMIT, shortened
from workshop.reports.slides.content import deck
from workshop.reports.slides.deck import Deck
from workshop.reports.text import plain_text
from workshop.reports.tree import Block, Section
from workshop.reports.worked_out import WorkedOut

LONGEST_IN_SECTION = 480
"""A text of more characters stands whole in the annex alone."""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workshop.kit.definitions import FieldWords, Step


@dataclass(frozen=True)
class Report(WorkedOut):
    """What a team's plan says, as it is written down; each section is a method."""

    # ------------------------------------------------------------------ names

    @cached_property
    def questions(self) -> Mapping[str, FieldWords]:
        """The kit's wording of every question, by its pattern in the model."""
        return {field.field: field for step in reversed(self.kit.steps) for field in step.fields()}

    @cached_property
    def asked_in(self) -> Mapping[str, str]:
        """The id of the step that asks a question, by the question's pattern in the model."""
        return {field.field: step.id for step in reversed(self.kit.steps) for field in step.fields()}

    def step(self, step_id: str) -> Step | None:
        """Return a step of the exercise as the kit words it; None when this session does without it."""
        return next((step for step in self.kit.asked(self.session.facts) if step.id == step_id), None)

    def option(self, pattern: str, value: str | None) -> str:
        """Return a chosen value in the kit's words; empty when nothing is chosen."""
        if not value:
            return ""
        question = self.questions.get(pattern)
        plainly = value.replace("_", " ").replace("-", " ")
        return question.options.get(value, plainly) if question else plainly

    def title(self, collection: str, record: Record) -> str:
        """Return the words by which people know a record; its number when it has none."""
        if record.title():
            return record.title()
        records: Sequence[Record] = getattr(self.plan, collection)
        number = next((place for place, each in enumerate(records, 1) if each.id == record.id), 0)
        return self.says("unnamed", noun=self.says(f"noun_{collection}"), number=number)

    def titles(self, collection: str, ids: Iterable[str], longest: int = NO_LIMIT) -> list[str]:
        """Return the words of linked records, in the plan's order; one that was taken out says so.

        Each is cut to ``longest`` characters; that it was taken out is said even so.
        """
        wanted = set(ids)
        if collection == "capabilities":
            known = [each for each in self.order if each in wanted]
            names = [self.framework.name_of(each) for each in (*known, *sorted(wanted.difference(known)))]
            return [shortened(name, longest) for name in names]
        records: Sequence[Record] = getattr(self.plan, collection)
        kept = [record for record in records if record.id in wanted]
        gone = sorted(wanted.difference(record.id for record in kept))
        taken_out = [self.plan.removed.get(f"{collection}/{each}", "") for each in gone]
        return [shortened(self.title(collection, record), longest) for record in kept] + [
            self.says("taken_out", words=shortened(words, longest)) for words in taken_out if words
        ]

    def is_habit(self, question: str) -> bool:
        """Return whether what was rated is one of the habits of a week rather than a capability."""
        noted = any(each.id == question for each in self.plan.habits)
        return noted or self.framework.habit(question) is not None

    def name_rated(self, question: str) -> str:
        """Return the name of a capability or a habit."""
        habit = self.framework.habit(question)
        return habit.name if habit else self.framework.name_of(question)

    def person(self, person_id: str) -> str:
        """Return the name of a person; one who was taken out of the plan says so; empty for nobody."""
        gone = self.plan.removed.get(f"people/{person_id}", "")
        return self.plan.person(person_id) or (self.says("taken_out", words=gone) if gone else "")

    # ------------------------------------------------------------------ figures

    def month_in(self, months: int, *, short: bool = False) -> str:
        """Return the month that lies so many months after the session; "in 12 months" without a day."""
        if self.day is None:
            return self.says("in_months", months=months)
        day = months_after(self.day, months)
        return self.formats.short_month(day) if short else self.formats.month(day)

    def date(self, day: datetime.date | None) -> str:
        """Return a date for a table; empty when there is none."""
        return self.formats.short_date(day) if day else ""

    def money(self, amount: Decimal | None) -> str:
        """Return a sum to the last whole unit; empty when it is not known."""
        return "" if amount is None else self.formats.money(amount.quantize(Decimal(1)))

    def roughly(self, amount: Decimal) -> str:
        """Return a sum as a sentence has it: "about €7 million"; tables have it to the last unit."""
        text, exact = self.formats.rough_money(amount)
        return text if exact else self.says("about", amount=text)

    def measured(self, outcome: Outcome, value: Decimal | None) -> str:
        """Return an outcome's figure in its own unit; empty when it is not known."""
        return "" if value is None else self.formats.figure(value, outcome.unit)

    def brief(self, text: str) -> str:
        """Return a text for a section; a long one is cut and said to stand whole in the annex."""
        if len(text) <= LONGEST_IN_SECTION:
            return text
        return self.says("in_annex", text=shortened(text, LONGEST_IN_SECTION))

    # ------------------------------------------------------------------ sections

    def cover(self) -> Section:
        """Return the facts of the document: title, team, day, language, paper."""
        return self._once(sections.cover)

    def page_one(self) -> Section:
        """Return the page that stands alone."""
        return self._once(sections.page_one)

    def standing(self) -> Section:
        """Return where the plan stands after its follow-ups."""
        return sections.standing(self)

    def changed(self) -> Section:
        """Return what has changed since the plan was agreed."""
        return self._once(sections.changed)

    def outcomes(self) -> Section:
        """Return what the team wants to achieve."""
        return self._once(sections.outcomes)

    def current_state(self) -> Section:
        """Return where the team is now and what is in the way."""
        return self._once(sections.current_state)

    def week(self) -> Section:
        """Return where our managers' weeks go, and where they are wanted to go."""
        return self._once(sections.week)

    def improving(self) -> Section:
        """Return where our managers could get better."""
        return self._once(sections.improving)

    def manager_gaps(self) -> Section:
        """Return what managers must do differently, and how far they have to go."""
        return self._once(sections.manager_gaps)

    def action_plan(self) -> Section:
        """Return what will be done and what will be stopped."""
        return self._once(sections.action_plan)

    def investment(self) -> Section:
        """Return what it takes and whether it is enough."""
        return self._once(sections.investment)

    def open_points(self) -> Section:
        """Return what stands between this plan and a signature."""
        return self._once(sections.open_points)

    def follow_up(self) -> Section:
        """Return when the plan is looked at again, and what would change its course."""
        return self._once(sections.follow_up)

    def signatures(self) -> Section:
        """Return the lines to sign."""
        return self._once(sections.signatures)

    def annex(self) -> Section:
        """Return everything else that was written."""
        return self._once(sections.annex)

    def slides(self) -> Deck:
        """Return what the slides say; no other format reads it."""
        return deck(self)

    def whole(self) -> tuple[Section, ...]:
        """Return every section in the order of the document."""
        return tuple(self._once(section) for section in sections.IN_ORDER)

    def _once(self, section: Callable[[Report], Section]) -> Section:
        """Return a section, made when it is first asked for: the annex asks for all that come before it."""
        if section not in self._sections:
            self._sections[section] = section(self)
        return self._sections[section]

    @cached_property
    def _sections(self) -> dict[Callable[[Report], Section], Section]:
        return {}

    @cached_property
    def told(self) -> str:
        """All words of every section but the annex, by which the annex knows what is left over."""
        return " ".join(" ".join(_said(self._once(section).blocks)) for section in sections.IN_ORDER[:-1])


def _said(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the words of blocks, those in the attributes of their divisions among them."""
    yield plain_text(blocks)
    for block in blocks:
        if block["t"] == "Div":
            attributes, inner = block["c"]
            yield " ".join(" ".join(value.split()) for _, value in attributes[2])
            yield from _said(inner)
