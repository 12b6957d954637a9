"""The plans of a session: one notebook run for each team, each format from that run."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

import workshop
import workshop.answers
from workshop.answers import SESSION, Edit
from workshop.errors import WorkshopError
from workshop.reports import PlanResult, make_plans
from workshop.reports.files import FORMATS
from workshop.reports.reading import sections
from workshop.reports.stamp import STAMP
from workshop.reports.text import plain_text

Change = Callable[[NotebookNode], object]


@pytest.fixture(autouse=True)
def _the_same_workshop_in_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let kernels find the package that is tested, installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))


@pytest.fixture
def change_notebook(sample_session: Path) -> Callable[[Change], Path]:
    """Changes the session's own copy of the plan's notebook."""

    def change(how: Change) -> Path:
        path = sample_session / "notebooks" / "plan-report.ipynb"
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        how(notebook)
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
        return sample_session

    return change


def by_team(results: list[PlanResult]) -> dict[str, PlanResult]:
    return {result.team: result for result in results}


def test_every_team_gets_its_plan_in_every_format_from_one_run(
    sample_session: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results = by_team(list(make_plans(sample_session, ["Iberia", "Nordics"])))
    assert capfd.readouterr() == ("", "")
    assert sorted(results) == ["Iberia", "Nordics"]
    for team, result in results.items():
        folder = sample_session / "plans" / team
        assert (result.error, result.warnings) == ("", ())
        assert result.files == tuple(
            folder / f"{team} - development plan{ending}"
            for ending in (".html", ".pdf", " - page one.pdf", ".docx", ".pptx", ".ics", ".ipynb")
        )
        assert sorted(folder.iterdir()) == sorted([*result.files, folder / STAMP])
        html, pdf, page_one, word, slides, calendar, notebook = result.files
        assert page_one.read_bytes().startswith(b"%PDF-")
        assert pdf.read_bytes().startswith(b"%PDF-")
        assert zipfile.is_zipfile(word)
        assert zipfile.is_zipfile(slides)
        assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")
        executed = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
        named = {section.name: section for section in sections(executed)}
        assert named["cover"].meta["team"] == team
        assert named["page-one"].blocks
        assert f"<title>{team}" in html.read_text("utf-8")
        assert str(sample_session) not in notebook.read_text("utf-8")


def test_what_a_facilitator_adds_stands_in_the_plan_and_what_cannot_is_named(
    change_notebook: Callable[[Change], Path],
) -> None:
    def add(notebook: NotebookNode) -> None:
        notebook.cells.insert(5, new_markdown_cell("A word from **Ada**."))  # type: ignore[no-untyped-call]
        notebook.cells.insert(6, new_code_cell("{'a': 1}"))  # type: ignore[no-untyped-call]

    [result] = make_plans(change_notebook(add), ["Iberia"], ["html"])
    [html, _] = result.files
    assert "A word from <strong>Ada</strong>." in html.read_text("utf-8")
    assert result.warnings == (
        "Cell 7 of the notebook: a plan takes in tables and PNG pictures, not text/plain.",
    )


def test_one_team_that_fails_does_not_stop_the_others(change_notebook: Callable[[Change], Path]) -> None:
    def fail(notebook: NotebookNode) -> None:
        source = "if report.team.name == 'Iberia':\n    raise ValueError('no <b> such thing')"
        notebook.cells.insert(3, new_code_cell(source))  # type: ignore[no-untyped-call]

    place = change_notebook(fail)
    results = by_team(list(make_plans(place, formats=["html"])))
    assert results["Nordics"].error == ""
    assert len(results["Nordics"].files) == 2
    ran = place / "plans" / "Iberia" / "Iberia - development plan - stopped.ipynb"
    assert results["Iberia"] == PlanResult(
        "Iberia",
        error="Cell 4 of the notebook failed: ValueError: no <b> such thing. "
        "Open the notebook and run it to see where.",
        cell=4,
        ran=ran,
        id="team-iberia",
    )
    assert list(ran.parent.iterdir()) == [ran]
    kept = nbformat.read(ran, as_version=4)  # type: ignore[no-untyped-call]
    failed = [
        cell.source
        for cell in kept.cells
        if "error" in {each.output_type for each in cell.get("outputs", ())}
    ]
    assert [source.partition("\n")[0] for source in failed] == ["if report.team.name == 'Iberia':"]
    assert str(place) not in ran.read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("import os\nos._exit(3)", "brought its own process down. Its process ended: it left with status 3."),
        (
            "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
            "brought its own process down. Its process ended: it crashed (SIGSEGV).",
        ),
    ],
)
def test_a_notebook_that_brings_its_process_down_fails_alone(
    source: str, error: str, change_notebook: Callable[[Change], Path]
) -> None:
    def crash(notebook: NotebookNode) -> None:
        only = f"if report.team.name == 'Iberia':\n{indent(source, '    ')}"
        notebook.cells.insert(3, new_code_cell(only))  # type: ignore[no-untyped-call]

    results = by_team(list(make_plans(change_notebook(crash), ["Iberia", "Nordics"], ["calendar"])))
    assert results["Nordics"].error == ""
    assert results["Iberia"].error == f"Cell 4 of the notebook {error}"
    assert results["Iberia"].ran is not None


def test_what_stopped_before_is_taken_away_when_the_plan_is_made(
    change_notebook: Callable[[Change], Path],
) -> None:
    place = change_notebook(lambda notebook: notebook.cells.insert(3, new_code_cell("1 / 0")))  # type: ignore[no-untyped-call]
    [stopped] = make_plans(place, ["Iberia"], ["calendar"])
    change_notebook(lambda notebook: notebook.cells.pop(3))
    [made] = make_plans(place, ["Iberia"], ["calendar"])
    assert stopped.ran is not None
    assert not stopped.ran.exists()
    assert made.error == ""


def test_an_error_of_ours_is_told_as_the_sentence_it_is(sample_session: Path) -> None:
    file = sample_session / "kit/words/plan.yaml"
    file.write_text(
        file.read_text("utf-8").replace("{what} (step {number})", "{what} (step {nmuber})"), "utf-8"
    )
    [result] = make_plans(sample_session, ["Iberia"])
    assert result.error.startswith("In the kit's words/plan.yaml “still_open_short” asks for {nmuber};")


def test_a_team_is_chosen_by_name_or_id_and_an_unknown_one_is_said(sample_session: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        make_plans(sample_session, ["Nordics", "Baltics"])
    assert (
        str(caught.value) == "This session has no team “Baltics”. Its teams: “Nordics”, “Iberia”, "
        "“Benelux”, “Poland and Czechia”."
    )


def test_an_unknown_format_is_said(sample_session: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        make_plans(sample_session, formats=["html", "odt"])
    assert str(caught.value) == f"There is no format “odt”. There are: {', '.join(FORMATS)}."


def test_a_parameter_that_the_notebook_does_not_declare_is_an_error(
    change_notebook: Callable[[Change], Path],
) -> None:
    def rename(notebook: NotebookNode) -> None:
        [cell] = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
        cell.source = cell.source.replace("team: str", "group: str")

    with pytest.raises(WorkshopError) as caught:
        make_plans(change_notebook(rename))
    assert str(caught.value) == (
        "plan-report.ipynb does not declare the parameter “team”; it declares: session, group. "
        'Its cell tagged "parameters" must hold a line for each, such as: team: str = ""'
    )


def test_a_notebook_that_is_gone_or_is_none_is_said(sample_session: Path) -> None:
    notebook = sample_session / "notebooks" / "plan-report.ipynb"
    notebook.write_text("not json", "utf-8")
    with pytest.raises(WorkshopError, match="is not a notebook that can be read"):
        make_plans(sample_session)
    notebook.unlink()
    with pytest.raises(WorkshopError, match="There is no notebook"):
        make_plans(sample_session)


def test_files_are_written_whole_or_not_at_all(sample_session: Path) -> None:
    folder = sample_session / "plans" / "Nordics"
    folder.mkdir(parents=True)
    before = folder / "Nordics - development plan.html"
    before.write_text("the plan of last week", "utf-8")
    (sample_session / "kit" / "report" / "plan.typ").write_text("#nothing-of-this-name", "utf-8")
    [result] = make_plans(sample_session, ["Nordics"])
    assert "plan.typ could not be set: " in result.error
    assert result.files == ()
    assert [path.name for path in folder.iterdir()] == [before.name]
    assert before.read_text("utf-8") == "the plan of last week"


def test_a_notebook_gets_its_own_answers_and_no_others(
    change_notebook: Callable[[Change], Path],
) -> None:
    # What it is made of is handed to it, so that it would be the same without the session's database.
    def without_database(notebook: NotebookNode) -> None:
        source = "import workshop.answers\ndel workshop.answers.open"
        notebook.cells.insert(2, new_code_cell(source))  # type: ignore[no-untyped-call]

    [result] = make_plans(change_notebook(without_database), ["Nordics"], ["html"])
    assert result.error == ""
    assert "Iberia" not in result.files[0].read_text("utf-8")


def test_awkward_names_become_folders_of_their_own(sample_session: Path) -> None:
    answers = workshop.answers.open(sample_session)
    first, second, *_ = answers.session().teams
    names = {first.id: "../../CON", second.id: "a/b \U0001f680 " + "x" * 280}
    for number, (team, name) in enumerate(names.items()):
        [receipt] = answers.append([Edit(f"edit-00000000{number}", SESSION, f"teams/{team}/name", name)])
        assert receipt.refused == ""
    answers.close()
    results = list(make_plans(sample_session, [first.id, second.id], ["html"]))
    assert {result.team for result in results} == set(names.values())
    assert all(result.files for result in results)
    made = sorted(path.name for path in (sample_session / "plans").iterdir())
    assert made == ["CON_", "a b " + "x" * 56]
    for result in results:
        assert all(path.parent.parent == sample_session / "plans" for path in result.files)
        assert all(" - development plan" in path.name for path in result.files)


def test_a_run_that_is_left_early_leaves_nothing_half(sample_session: Path) -> None:
    plans = make_plans(sample_session, formats=["html"], workers=1)
    first = next(plans)
    plans.close()
    made = [path for path in (sample_session / "plans").rglob("*") if path.is_file()]
    assert sorted(made) == sorted([*first.files, first.files[0].with_name(STAMP)])


def test_the_notebook_shows_a_half_done_plan_as_a_facilitator_runs_it(
    run_notebook: Callable[..., NotebookNode],
) -> None:
    shown = {section.name: section for section in sections(run_notebook("plan-report", team="Iberia"))}
    assert list(shown) == [
        "cover",
        "page-one",
        "standing",
        "changed",
        "outcomes",
        "current-state",
        "week",
        "improving",
        "manager-gaps",
        "plan",
        "investment",
        "open-points",
        "follow-up",
        "signatures",
        "annex",
    ]
    assert "Give away less discount" in plain_text(shown["page-one"].blocks)
