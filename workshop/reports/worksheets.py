"""Worksheets: every step on paper, for a room whose network fails, and for those who think with a pen.

The questions come in the order of the form, so that somebody types a sheet in from the top down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workshop.errors import WorkshopError
from workshop.kit.asking import choices, kind_asked
from workshop.kit.definitions import Block, Each, Fields, FieldWords, RecordList, Step
from workshop.plan.kinds import CANNOT_SAY, Kind
from workshop.reports.press import printed

if TYPE_CHECKING:
    from workshop.answers import LocalAnswers
    from workshop.kit.loading import Kit
    from workshop.plan.framework import Behaviours, Framework
    from workshop.plan.session import SessionFacts

TEMPLATE = "worksheets.typ"
FEWEST, MOST = 2, 3
"""So many empty places has a list: who needs more copies the sheet."""
FIGURES = frozenset({"whole", "number", "money"})
NARROW = FIGURES | {"date"}
"""Kinds of answers that fit a column of a table."""
LINES = {"long": 2}
"""Lines to write on; one for whatever isn't named."""
Drawn = dict[str, Any]


def worksheets(answers: LocalAnswers, steps: Sequence[str] = ()) -> bytes:
    """Return the worksheets of a session as PDF: each step on a new page, ballots behind it.

    Parameters
    ----------
    answers
        The session.
    steps
        The ids of the steps wanted; all that the session's agenda asks when not given.

    Raises
    ------
    WorkshopError
        When the agenda asks no such step, or the template can't be used.
    """
    facts = answers.session().facts
    asked = answers.kit.asked(facts)
    known = [step.id for step in asked]
    for name in steps:
        if name not in known:
            raise WorkshopError(f"This session has no step “{name}”. Its steps: {', '.join(known)}.")
    wanted = [step for step in asked if not steps or step.id in steps]
    words = answers.kit.texts("worksheets")
    sheets = _Sheets(answers.kit, facts, words)
    given = {
        "title": words["sheet_title"].format(session=facts.title),
        "session": facts.title,
        "words": {
            key: words[f"sheet_{key}"] for key in ("team", "writer", "more", "which", "levels", "date")
        },
        "sheets": [each for step in wanted for each in sheets.of_step(step)],
    }
    return printed(answers.place, TEMPLATE, facts, given)


class _Sheets:
    """What stands on the sheets of a session's steps, as data for the template."""

    def __init__(self, kit: Kit, facts: SessionFacts, words: Mapping[str, str]) -> None:
        self._facts, self._words, self._say = facts, words, kit.texts("form").__getitem__
        self._framework: Framework | None = kit.framework_asked(facts)

    def of_step(self, step: Step) -> Iterator[Drawn]:
        """Yield the sheet of a step, then a ballot for each block whose answers are given alone."""
        words = self._words
        yield {
            "step": "" if step.number is None else words["sheet_step"].format(number=step.number),
            "title": step.title,
            "question": step.question,
            "help": step.purpose,
            "foot": words["sheet_type_in"].format(step=step.heading()),
            "ballot": False,
            "blocks": [drawn for block in step.blocks if (drawn := self._block(block))],
        }
        for block in step.blocks:
            if isinstance(block, Each) and any(_is_count(field) for field in block.fields):
                yield self._ballot(block)

    def _ballot(self, block: Each) -> Drawn:
        rated = [field for field in block.fields if kind_asked(field).name == "level"]
        return {
            "step": "",
            "title": self._words["ballot_title"].format(block=block.title),
            "question": "",
            "help": self._words["ballot_note"],
            "foot": "",
            "ballot": True,
            "blocks": [self._each(block, rated) | {"title": "", "help": ""}],
        }

    def _block(self, block: Block) -> Drawn | None:
        match block:
            case Fields():
                questions = [self._question(field) for field in block.fields]
                return self._titled(block, questions) | {"subjects": [], "blanks": 0}
            case RecordList():
                blanks = min(max(block.suggested[0], FEWEST), MOST) if block.suggested else FEWEST
                noun, item = block.noun.capitalize(), self._words["sheet_item"]
                named = [{"name": item.format(noun=noun, number=number)} for number in range(1, blanks + 1)]
                questions = [self._question(field) for field in _on_paper(block.fields)]
                return self._titled(block, questions) | {"subjects": named, "more": True}
            case Each():
                return self._each(block, _on_paper(block.fields))
        return None

    def _each(self, block: Each, fields: Sequence[FieldWords]) -> Drawn:
        subjects = self._subjects(block)
        drawn = self._titled(block, [self._question(field) for field in fields])
        blank = [{"name": "", "blank": True}] * MOST
        return drawn | {"subjects": subjects or blank, "more": not subjects}

    def _titled(self, block: Fields | RecordList | Each, questions: Sequence[Drawn]) -> Drawn:
        columns = all(question["room"]["as"] == "column" for question in questions)
        return {
            "title": block.title,
            "help": block.help,
            "questions": list(questions),
            "table": columns and not isinstance(block, Fields),
            "more": False,
        }

    def _subjects(self, block: Each) -> list[Drawn]:
        """Return what a block asks about, where that is known before anything is written."""
        framework = self._framework
        if framework is None:
            return []
        match block.of:
            case "activities":
                return [{"name": each.name, "note": each.counts} for each in framework.activities]
            case "habits":
                habits = framework.habits
                return [_rated(each.name, each.question, each.behaviours) for each in habits]
            case "all_capabilities":
                asked = framework.capabilities()
                return [_rated(each.name, each.what, each.behaviours) for each in asked]
        return []

    def _question(self, field: FieldWords) -> Drawn:
        return {
            "label": field.label,
            "help": field.help,
            "wide": field.wide,
            "room": self._room(field, kind_asked(field)),
        }

    def _room(self, field: FieldWords, kind: Kind) -> Drawn:
        """Return how much room there is for an answer, and of what kind."""
        words, offered = self._words, choices(field, kind, self._say)
        if kind.name in NARROW:
            unit = self._facts.currency if kind.name == "money" else field.unit
            return {"as": "column", "unit": words["sheet_date"] if kind.name == "date" else unit}
        match kind.name:
            case "choice" | "yes_no":
                return {"as": "boxes", "options": [label for _, label in offered]}
            case "level":
                return {"as": "scale", "other": dict(offered).get(CANNOT_SAY, "")}
            case "tally" if self._framework:
                names = [each.name for each in self._framework.capabilities()]
                return {"as": "counts", "names": names}
        return {"as": "lines", "lines": LINES.get(kind.name, 1)}


def _on_paper(fields: Sequence[FieldWords]) -> list[FieldWords]:
    """Return what is asked on paper of each of several things: what is needed, and all that fits a table."""
    asked = [field for field in fields if not _is_count(field)]
    if all(kind_asked(field).name in NARROW for field in asked):
        return asked
    return [field for field in asked if field.needed] or asked


def _is_count(field: FieldWords) -> bool:
    """Whether it asks how many gave each answer: on paper that is a ballot for each person."""
    kind = kind_asked(field)
    return kind.name == "tally" and bool(kind.options)


def _rated(name: str, note: str, seen: Behaviours) -> Drawn:
    return {"name": name, "note": note, "seen": {"1": seen.one, "3": seen.three, "5": seen.five}}
