"""Taking back what was brought in together, from the facilitator's notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import ipywidgets

from workshop.answers import LocalAnswers
from workshop.answers.port import Batch
from workshop.answers.undoing import Kept
from workshop.desk.controls import LABELS, WIDE, button, heading, offer
from workshop.errors import WorkshopError
from workshop.kit.formats import Formats
from workshop.plan.kinds import Json

KINDS = {
    "import": "batch_import",
    "undo": "batch_undone",
    "agreed": "batch_agreed",
    "sample": "batch_sample",
}
"""How the names of batches begin, and what they are called."""
MOST_TOLD = 10


class BatchUndo(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """What was brought in together, the newest first, and a button that takes it back.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    changed
        Told when something was taken back.
    """

    def __init__(self, answers: LocalAnswers, changed: Callable[[], None]) -> None:
        self.answers, self.changed = answers, changed
        self.words = answers.kit.texts("notebook")
        self.batch = ipywidgets.Dropdown(description=self.words["batch"], layout=WIDE, style=LABELS)
        self.said = ipywidgets.HTML()
        self.button = button(self.words["batch_undo"], self.undo, self.said)
        super().__init__([heading(self.words["batches"]), self.batch, self.button, self.said])
        self.look()

    def look(self) -> None:
        """Offer what can be taken back now; what is chosen stays chosen."""
        options = [(self._named(each), each.name) for each in self.answers.batches()]
        offer(self.batch, options)
        self.button.disabled = not options
        self.layout.display = None if options else "none"

    def undo(self) -> str:
        """Take back what is chosen; return what came of it.

        Raises
        ------
        WorkshopError
            When nothing is chosen, or nothing could be stored.
        """
        if self.batch.value is None:
            raise WorkshopError(self.words["batch_none"])
        done = self.answers.undo(self.batch.value)
        self.look()
        self.changed()
        said = self._counted(done.restored) if done.restored else self.words["batch_nothing"]
        return " ".join([said, *self._left_alone(done.kept)])

    def _named(self, batch: Batch) -> str:
        kind = batch.name.partition("-")[0]
        facts = self.answers.session().facts
        at = batch.at.astimezone()
        return self.words["batch_line"].format(
            what=self.words[KINDS.get(kind, "batch_other")],
            when=f"{Formats(facts.language, facts.currency).date(at.date())} {at:%H:%M}",
            count=batch.answers,
        )

    def _counted(self, count: int) -> str:
        return self.words["batch_undone_one" if count == 1 else "batch_undone_many"].format(count=count)

    def _left_alone(self, kept: tuple[Kept, ...]) -> Iterator[str]:
        """Yield what was left as it is, since somebody has written it anew."""
        session = self.answers.session()
        for each in kept[:MOST_TOLD]:
            team = session.team(each.team)
            yield self.words["batch_kept"].format(
                team=team.name if team else self.words["session"],
                before=self._said(each.before.value if each.before else None),
                now=self._said(each.now.value),
            )
        if len(kept) > MOST_TOLD:
            yield self.words["batch_kept_more"].format(count=len(kept) - MOST_TOLD)

    def _said(self, value: Json) -> str:
        return self.words["batch_empty"] if value is None else str(value)
