"""A kit is loaded whole, or every problem in it is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from workshop.errors import Invalid, WorkshopError
from workshop.kit import loading
from workshop.kit.loading import Kit, in_order, kit_folder, load_kit
from workshop.plan.kinds import Kind

Change = Callable[..., Sequence[str]]

OUTCOMES = "exercise/03-outcomes.yaml"
GAPS = "exercise/05-manager-gaps.yaml"
AGENDA = "agendas/half-day.yaml"
FRAMEWORK = "frameworks/sales-managers.yaml"
WORDS = "words/form.yaml"


def test_a_kit_without_fault_is_loaded_whole(small_kit: Kit) -> None:
    assert [(step.number, step.id) for step in small_kit.steps] == [(3, "outcomes"), (5, "manager-gaps")]
    assert small_kit.agendas["half-day"].total() == 77
    framework = small_kit.frameworks["sales-managers"]
    assert [each.id for each in framework.capabilities()] == ["skill-coaching", "hiring"]
    assert framework.scale == {
        1: "not seen",
        2: "now and then",
        3: "usually",
        4: "reliably",
        5: "a model for others",
    }
    assert small_kit.words["plan"] == {"title": "The plan of {team}"}
    assert small_kit.own_kinds() == {"own/motto": Kind("text", longest=80)}


def test_a_figure_given_as_an_example_stays_as_it_was_written(kit: Path, problems: Change) -> None:
    assert problems(OUTCOMES, "example: 43.8", "example: 043.80") == ()
    assert load_kit(kit).step("outcomes").fields()[2].example == "043.80"


def test_yes_and_no_are_texts_and_no_truth_values(kit: Path, problems: Change) -> None:
    changes = ("          stay: Stays", "          stay: no", "example: 43.8", "unit: yes")
    assert problems(OUTCOMES, *changes) == ()
    fields = load_kit(kit).step("outcomes").fields()
    assert (fields[1].options["stay"], fields[2].unit) == ("no", "yes")


def test_a_step_that_is_not_there_is_named_with_those_that_are(small_kit: Kit) -> None:
    with pytest.raises(WorkshopError) as caught:
        small_kit.step("plan")
    assert str(caught.value) == "The kit has no step “plan”. It has: outcomes, manager-gaps."


def test_all_problems_of_all_files_come_at_once(kit: Path, problems: Change) -> None:
    (kit / WORDS).write_text("a: b: c", encoding="utf-8")
    (kit / AGENDA).write_text("id: half-day\nname: Half day\n", encoding="utf-8")
    assert problems(OUTCOMES, "number: 3", "number: three", "noun: outcome", "noun: ''") == (
        "kit/exercise/03-outcomes.yaml, line 2, number: takes a whole figure, such as 12, not “three”.",
        "kit/exercise/03-outcomes.yaml, line 22, blocks > outcomes > noun: is empty. Write a text.",
        "kit/agendas/half-day.yaml, line 1, what_for: is missing. Add it.",
        "kit/agendas/half-day.yaml, line 1, items: is missing. Add it.",
        "kit/words/form.yaml, line 1: a text holds a colon with a space behind. "
        'Put the whole text in "double quotes".',
    )


def test_an_agenda_is_not_blamed_for_a_step_that_could_not_be_read(kit: Path, problems: Change) -> None:
    (kit / GAPS).write_text("id: manager-gaps\ntitle: a: b", encoding="utf-8")
    assert len(problems(OUTCOMES)) == 1


def test_two_files_with_one_id_are_a_problem(kit: Path, problems: Change) -> None:
    shutil.copy(kit / AGENDA, kit / "agendas" / "whole-day.yaml")
    assert problems(AGENDA) == (
        "kit/agendas/whole-day.yaml, line 1, id: “half-day” is already the id in kit/agendas/half-day.yaml. "
        "Choose another.",
    )


def test_missing_parts_are_named(kit: Path, problems: Change) -> None:
    shutil.rmtree(kit / "frameworks")
    (kit / WORDS).unlink()
    assert problems(AGENDA) == (
        "kit/frameworks: there is no file here. Take the kit's own again.",
        "kit/words/form.yaml: the file is missing.",
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        load_kit(tmp_path / "nowhere")
    assert str(caught.value) == f"There is no folder {tmp_path / 'nowhere'}. Name the folder of a kit."


def test_another_kit_has_another_fingerprint_and_stray_files_do_not_count(kit: Path) -> None:
    before = load_kit(kit).fingerprint()
    (kit / "words" / ".form.yaml.swp").write_text("left behind", encoding="utf-8")
    (kit / "words" / "~form.yaml").write_text("left: behind", encoding="utf-8")
    assert load_kit(kit).fingerprint() == before
    (kit / WORDS).write_text("save: All saved", encoding="utf-8")
    assert load_kit(kit).fingerprint() != before


def test_files_renamed_make_another_fingerprint(kit: Path) -> None:
    before = load_kit(kit).fingerprint()
    (kit / AGENDA).rename(kit / "agendas" / "short.yaml")
    assert load_kit(kit).fingerprint() != before


def test_an_installed_program_has_its_kit_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_PACKAGE", tmp_path / "workshop")
    with pytest.raises(WorkshopError) as caught:
        kit_folder()
    assert str(caught.value) == "The kit that belongs to this program is missing. Please install it again."
    (tmp_path / "kit").mkdir()
    assert kit_folder() == tmp_path / "kit"
    (tmp_path / "workshop" / "_data" / "kit").mkdir(parents=True)
    assert kit_folder() == tmp_path / "workshop" / "_data" / "kit"


def test_what_has_no_number_stands_behind_the_step_that_it_names(small_kit: Kit) -> None:
    first, last = small_kit.steps
    beside = last.model_copy(update={"id": "beside", "number": None, "after": first.id})
    assert [step.id for step in in_order([last, beside, first])] == [first.id, "beside", last.id]
    assert (first.heading(), beside.heading()) == (f"3 · {first.title}", last.title)


def test_the_kit_of_this_program_has_no_fault() -> None:
    kit = load_kit()
    assert [step.id for step in kit.steps] == [
        "about-us",
        "warm-up",
        "time",
        "where-to-improve",
        "outcomes",
        "current-state",
        "manager-gaps",
        "plan",
        "investment",
        "close",
        "follow-up",
    ]
    assert [step.number for step in kit.steps] == [0, None, 1, 2, 3, 4, 5, 6, 7, None, None]
    assert len(kit.frameworks["sales-managers"].capabilities()) == 12
