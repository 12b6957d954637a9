"""The notebooks of the steps, one folder a team."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import workshop
import workshop.answers
from workshop.commands import notebooks
from workshop.errors import WorkshopError
from workshop.reports.executing import executed


def test_each_team_gets_the_step_notebooks_with_its_name_in_them(
    sample_session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notebooks.run(sample_session, ()) == 0
    steps = sorted(path.name for path in (sample_session / "notebooks").glob("0*.ipynb"))
    assert len(steps) >= 6
    answers = workshop.answers.open(sample_session)
    teams = answers.session().teams
    answers.close()
    for team in teams:
        folder = sample_session / "for-teams" / team.name
        assert sorted(path.name for path in folder.iterdir()) == steps
        for step in steps:
            notebook = nbformat.read(folder / step, as_version=4)  # type: ignore[no-untyped-call]
            nbformat.validate(notebook)
            [set_in] = [
                cell for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", ())
            ]
            assert set_in.source == f'# Parameters\nsession = "../.."\nteam = "{team.id}"\n'
            assert all(cell.get("execution_count") is None for cell in notebook.cells)
            assert str(sample_session) not in (folder / step).read_text("utf-8")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"{team.name}: {sample_session / 'for-teams' / team.name} ({len(steps)} written)" for team in teams
    ]


def test_they_run_where_they_lie(sample_session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))
    notebooks.run(sample_session, ["Iberia"])
    folder = sample_session / "for-teams" / "Iberia"
    notebook = nbformat.read(folder / "03-outcomes.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    ran = executed(notebook, {}, folder)
    shown = [output for cell in ran.cells for output in cell.get("outputs", ()) if "data" in output]
    assert any("application/vnd.jupyter.widget-view+json" in output["data"] for output in shown)
    assert not (sample_session / "for-teams" / "Nordics").exists()


def test_what_somebody_added_to_a_notebook_is_kept(
    sample_session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebooks.run(sample_session, ["Iberia"])
    file = sample_session / "for-teams" / "Iberia" / "03-outcomes.ipynb"
    file.write_text("my own notes", "utf-8")
    capsys.readouterr()
    notebooks.run(sample_session, ["Iberia"])
    assert file.read_text("utf-8") == "my own notes"
    assert "(0 written, " in capsys.readouterr().out


def test_an_unknown_team_is_said(sample_session: Path) -> None:
    with pytest.raises(WorkshopError, match="This session has no team “Iberien”"):
        notebooks.run(sample_session, ["Iberien"])
    assert not (sample_session / "for-teams").exists()


def test_a_notebook_that_does_not_take_the_team_is_an_error_with_the_nearest_name(
    sample_session: Path,
) -> None:
    file = sample_session / "notebooks" / "03-outcomes.ipynb"
    file.write_text(file.read_text("utf-8").replace("team: str", "teams: str"), "utf-8")
    with pytest.raises(WorkshopError) as caught:
        notebooks.run(sample_session, ["Iberia"])
    assert str(caught.value) == (
        "03-outcomes.ipynb does not declare the parameter “team”; it declares: session, teams. "
        'Did you mean “teams”? Its cell tagged "parameters" must hold a line for each, '
        'such as: team: str = ""'
    )
    assert not (sample_session / "for-teams").exists()
