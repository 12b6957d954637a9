"""Taking back a batch from the facilitator's notebook."""

from __future__ import annotations

from pathlib import Path

import workshop.answers
from workshop.answers import Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.desk.taking_back import MOST_TOLD, BatchUndo

TEAM, MANAGERS = "team-iberia", "about/managers"
BATCH = "import-20270112-090000-abcd"


def brought_in(answers: LocalAnswers, count: int = 1) -> None:
    """Bring some answers in as one batch."""
    edits = [Edit("in-0", TEAM, MANAGERS, 91, answers.latest())]
    edits += [
        Edit(f"in-{number}", TEAM, f"actions/new-action-{number:03}/what", f"Brought in {number}")
        for number in range(1, count)
    ]
    assert not [each.refused for each in answers.append_all(edits, BATCH) if each.refused]


def test_there_is_nothing_to_see_until_something_was_brought_in(tmp_path: Path) -> None:
    answers = workshop.answers.open(create(tmp_path / "new", teams=["Iberia"]))
    undo = BatchUndo(answers, lambda: None)
    assert (undo.layout.display, undo.button.disabled) == ("none", True)
    undo.button.click()
    assert undo.said.value == '<p role="alert">There is nothing to take back.</p>'
    team = answers.session().teams[0].id
    answers.append_all([Edit("in-0", team, MANAGERS, 91)], BATCH)
    undo.look()
    assert (undo.layout.display, undo.button.disabled) == (None, False)
    [(named, name)] = undo.batch.options
    assert named.startswith("From a file, ")
    assert (named.endswith("answers: 1"), name) == (True, BATCH)
    answers.close()


def test_a_batch_is_taken_back_and_the_page_is_told(answers: LocalAnswers) -> None:
    before = answers.plan(TEAM).about.managers
    brought_in(answers)
    told: list[bool] = []
    undo = BatchUndo(answers, lambda: told.append(True))
    undo.button.click()
    assert undo.said.value == '<p role="status">1 answer is as it was before.</p>'
    assert answers.plan(TEAM).about.managers == before
    assert told == [True]
    assert [name.partition("-")[0] for _, name in undo.batch.options] == ["undo", "import", "sample"]
    assert undo.batch.value == BATCH
    undo.button.click()
    assert undo.said.value == '<p role="status">Nothing was changed; nothing of it is left to take back.</p>'


def test_what_was_written_anew_is_left_and_told_as_typed(answers: LocalAnswers) -> None:
    count = MOST_TOLD + 3
    brought_in(answers, count)
    for number in range(1, count):
        path = f"actions/new-action-{number:03}/what"
        answers.append([Edit(f"anew-{number}", TEAM, path, f"<b>mine {number}</b>", answers.latest())])
    undo = BatchUndo(answers, lambda: None)
    undo.batch.value = BATCH
    undo.button.click()
    assert "1 answer is as it was before." in undo.said.value
    assert (
        "Iberia: “&lt;b&gt;mine 1&lt;/b&gt;” was left as it is, since somebody has written it anew. It was "
        "“nothing” before."
    ) in undo.said.value
    assert "2 more were left as they are" in undo.said.value
