"""The form as a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets
import pytest
import traitlets

from workshop.answers.local import LocalAnswers
from workshop.answers.port import Edit
from workshop.errors import WorkshopError
from workshop.forms import Form

TEAM = "team-nordics"
TARGET = "outcomes/outcome-001/target"
NewAnswers = Callable[..., LocalAnswers]


@pytest.fixture
def answers(answers_with: NewAnswers) -> LocalAnswers:
    """Answers with one outcome."""
    return answers_with({"outcomes/outcome-001/statement": "Grow services"})


@pytest.fixture
def form(answers: LocalAnswers) -> Form:
    """A form of the step on outcomes."""
    return Form(answers, "outcomes", TEAM)


def edits(value: str) -> dict[str, Any]:
    """A message with one edit."""
    edit = {"id": f"edit-{value}", "path": TARGET, "value": value, "base": 0}
    return {"type": "edits", "edits": [edit]}


def test_a_form_fits_among_other_widgets(form: Form) -> None:
    assert ipywidgets.VBox([form]).children == (form,)


def test_the_front_end_gets_step_and_answers(form: Form, answers: LocalAnswers) -> None:
    state = form.get_state()
    assert state["definition"]["step"]["id"] == "outcomes"
    assert state["start"]["answers"]["outcomes/outcome-001/statement"][0] == "Grow services"
    assert state["start"]["latest"] == form.revision == answers.latest()
    assert "workshop-form" in state["_css"]
    assert "export default" in state["_esm"]


def test_the_value_is_the_plan_and_cannot_be_set(form: Form) -> None:
    form.hear(edits("12"))
    assert str(form.value.outcomes[0].target) == "12"
    with pytest.raises(AttributeError):
        form.value = form.value  # type: ignore[misc]


def test_an_edit_is_answered_and_moves_the_revision(
    form: Form, answers: LocalAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []
    seen: list[int] = []
    monkeypatch.setattr(form, "send", sent.append)
    form.observe(lambda change: seen.append(change["new"]), "revision")
    form.hear(edits("12"))
    assert [message["type"] for message in sent] == ["receipts"]
    assert seen == [answers.latest()]


def test_a_change_from_another_kernel_moves_the_revision_when_asked(
    form: Form, answers: LocalAnswers
) -> None:
    answers.append([Edit("other-1", TEAM, TARGET, "9")])
    form.hear({"type": "since", "seq": form.revision})
    assert form.revision == answers.latest()


def test_the_revision_cannot_be_set_from_outside(form: Form) -> None:
    with pytest.raises(traitlets.TraitError):
        form.revision = 0


def test_messages_of_the_front_end_reach_the_form(form: Form) -> None:
    form._handle_custom_msg(edits("7"), [])
    assert str(form.value.outcomes[0].target) == "7"


def test_the_notes_are_shown_when_asked_for(answers: LocalAnswers) -> None:
    assert Form(answers, "outcomes", TEAM).definition["step"]["facilitator"] is None
    assert Form(answers, "outcomes", TEAM, notes=True).definition["step"]["facilitator"]


def test_an_unknown_step_is_refused(answers: LocalAnswers) -> None:
    with pytest.raises(WorkshopError, match="no step “lunch”"):
        Form(answers, "lunch", TEAM)


def test_an_unknown_team_is_refused(answers: LocalAnswers) -> None:
    with pytest.raises(WorkshopError) as refused:
        Form(answers, "outcomes", "team-nowhere")
    assert str(refused.value) == "This session has no team “team-nowhere”. Please choose a team again."
