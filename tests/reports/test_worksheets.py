"""Worksheets: every question that is needed stands on paper, in the order of the form."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.cli import workshop as command
from workshop.errors import WorkshopError
from workshop.kit.asking import kind_asked
from workshop.kit.definitions import Shown
from workshop.reports.worksheets import worksheets

SAID_OTHERWISE = ("tallies/*", "people/*/name")
"""Ballots are counted on sheets of their own, and names are written where they are asked for."""


@pytest.fixture
def answers(tmp_path: Path) -> LocalAnswers:
    """A session of half a day."""
    place = create(tmp_path / "session", title="Spring *kick-off* #1", teams=["North"])
    return workshop.answers.open(place)


def pages(document: bytes, folder: Path) -> list[str]:
    """Return the words of every page, with single spaces between."""
    file = folder / "found.pdf"
    file.write_bytes(document)
    asked = ["pdftotext", "-layout", str(file), "-"]
    found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return [" ".join(page.split()) for page in found.split("\f")[:-1]]


def test_every_step_and_every_question_that_is_needed_stands_on_paper(
    answers: LocalAnswers, tmp_path: Path
) -> None:
    whole = " ".join(pages(worksheets(answers), tmp_path))
    at = -1
    for step in answers.kit.asked(answers.session().facts):
        # A title may be broken into lines beside another column, but never within its first words.
        begun = whole.index(" ".join(step.question.split()[:4]), at + 1)
        assert begun > at, step.id
        at = begun
        for block in step.blocks:
            if isinstance(block, Shown):
                continue
            for field in block.fields:
                if field.needed and field.field not in SAID_OTHERWISE:
                    assert field.label.split()[0] in whole[at:], field.field


def test_capabilities_stand_with_what_is_seen_and_on_a_ballot_without_a_name(
    answers: LocalAnswers, tmp_path: Path
) -> None:
    found = pages(worksheets(answers, ["where-to-improve"]), tmp_path)
    framework = answers.kit.framework_asked(answers.session().facts)
    assert framework is not None
    first = next(number for number, page in enumerate(found) if page.startswith("Ballot"))
    sheets, ballots = " ".join(found[:first]), " ".join(found[first:])
    for capability in framework.capabilities():
        assert capability.name in sheets
        assert capability.name in ballots
    assert "Write no name" in ballots
    assert ("Written down by" in sheets, "Written down by" in ballots) == (True, False)
    seen = framework.capabilities()[0].behaviours
    assert all(text.split()[0] in sheets for text in (seen.one, seen.three, seen.five))
    assert sheets.count("can't say") == len(framework.capabilities())


def test_a_week_is_a_table_of_hours_now_and_wanted(answers: LocalAnswers, tmp_path: Path) -> None:
    found = " ".join(pages(worksheets(answers, ["time"]), tmp_path))
    framework = answers.kit.framework_asked(answers.session().facts)
    assert framework is not None
    assert all(activity.name in found for activity in framework.activities)
    assert found.index("Hours now") < found.index("Hours wanted")


def test_the_short_agenda_prints_less(answers: LocalAnswers, tmp_path: Path) -> None:
    whole = pages(worksheets(answers), tmp_path)
    answers.append([Edit("short", SESSION, "session/agenda", "90-minutes")])
    assert len(pages(worksheets(answers), tmp_path)) < len(whole)


@pytest.mark.parametrize("language", ["en-US", "de-CH"])
def test_it_is_set_on_the_paper_of_the_country(answers: LocalAnswers, tmp_path: Path, language: str) -> None:
    answers.append([Edit("language", SESSION, "session/language", language)])
    file = tmp_path / "found.pdf"
    file.write_bytes(worksheets(answers, ["outcomes"]))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert ("letter" in told, "A4" in told) == (language == "en-US", language == "de-CH")
    assert "Tagged:          yes" in told


def test_a_title_is_set_as_it_was_typed(answers: LocalAnswers, tmp_path: Path) -> None:
    assert "Spring *kick-off* #1" in pages(worksheets(answers, ["outcomes"]), tmp_path)[0]


def test_a_question_of_the_facilitator_s_own_stands_on_paper_too(
    answers: LocalAnswers, tmp_path: Path
) -> None:
    file = answers.place / "kit" / "exercise" / "close.yaml"
    text = file.read_text("utf-8").rstrip("\n")
    own = (
        "\n  - block: fields\n    id: ours\n    title: Ours\n    fields:\n"
        "      - field: own/motto\n        own: true\n        kind: choice\n        label: Our motto is\n"
        "        options:\n          bold: be bold\n          kind: be kind\n"
    )
    file.write_text(text + own, "utf-8")
    again = workshop.answers.open(answers.place)
    assert any(kind_asked(field).name == "choice" for field in again.kit.step("close").fields())
    found = " ".join(pages(worksheets(again, ["close"]), tmp_path))
    assert "Our motto is" in found
    assert found.index("be bold") < found.index("be kind")


def test_a_step_that_is_none_is_named(answers: LocalAnswers) -> None:
    with pytest.raises(WorkshopError, match=r"no step “nowhere”\. Its steps: about-us, .*outcomes"):
        worksheets(answers, ["nowhere"])


def test_an_older_session_has_the_program_s_template_and_words(answers: LocalAnswers, tmp_path: Path) -> None:
    kit = answers.place / "kit"
    (kit / "report" / "worksheets.typ").unlink()
    (kit / "words" / "worksheets.yaml").unlink()
    again = workshop.answers.open(answers.place)
    assert "Written down by" in pages(worksheets(again, ["outcomes"]), tmp_path)[0]


def test_the_command_names_the_file_after_the_session(
    answers: LocalAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(command, ["worksheets", "session", "--step", "outcomes"])
    assert told.output == (
        "Wrote the worksheets into session-worksheets.pdf. Print one set for each team.\n"
    ), answers.place
    assert (tmp_path / "session-worksheets.pdf").is_file()


def test_the_command_writes_whole_or_not_at_all(answers: LocalAnswers, tmp_path: Path) -> None:
    file = tmp_path / "sheets.pdf"
    typed = ["worksheets", str(answers.place), str(file), "--step", "outcomes"]
    told = CliRunner().invoke(command, typed)
    assert told.exit_code == 0, told.output
    assert told.output == f"Wrote the worksheets into {file}. Print one set for each team.\n"
    assert pages(file.read_bytes(), tmp_path)[0].startswith("Step 3")
    again = CliRunner().invoke(command, typed)
    assert again.exit_code == 1
    assert "is there already" in again.output
