"""Which plans are made again, by which engine, and what is said where none can be made."""

from __future__ import annotations

import errno
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workshop.errors import WorkshopError
from workshop.reports import PlanResult, make_plans
from workshop.reports.task import in_words
from workshop.reports.team_view import handing


def by_team(results: list[PlanResult]) -> dict[str, PlanResult]:
    return {result.team: result for result in results}


def test_a_plan_is_made_again_only_when_something_it_is_made_from_has_changed(
    sample_session: Path, change_answer: Callable[[Path, str, str, str], None]
) -> None:
    made = by_team(list(make_plans(sample_session, ["Iberia", "Nordics"], ["calendar", "html"])))
    again = by_team(list(make_plans(sample_session, ["Iberia", "Nordics"], ["calendar", "html"])))
    assert again == {team: replace(result, unchanged=True) for team, result in made.items()}
    change_answer(sample_session, "Nordics", "outcomes/team-made-01/statement", "Quite another outcome")
    changed = by_team(list(make_plans(sample_session, ["Iberia", "Nordics"], ["calendar", "html"])))
    assert {team: result.unchanged for team, result in changed.items()} == {"Iberia": True, "Nordics": False}
    assert "Quite another outcome" in changed["Nordics"].files[0].read_text("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        "kit/words/plan.yaml",
        "kit/report/plan.css",
        "notebooks/plan-report.ipynb",
        "plans/Nordics/Nordics - development plan.ics",
    ],
)
def test_what_has_changed_is_seen_wherever_it_lies(change: str, sample_session: Path) -> None:
    def unchanged() -> bool:
        [result] = make_plans(sample_session, ["Nordics"], ["calendar"])
        assert result.error == ""
        return result.unchanged

    assert [unchanged(), unchanged()] == [False, True]
    with (sample_session / change).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert [unchanged(), unchanged()] == [False, True]


def test_what_somebody_wrote_into_a_file_is_kept_when_it_is_made_again(sample_session: Path) -> None:
    folder, name = sample_session / "plans" / "Nordics", "Nordics - development plan"

    def made(*, force: bool = False) -> PlanResult:
        [result] = make_plans(sample_session, ["Nordics"], ["calendar"], force=force)
        assert result.error == ""
        return result

    assert made().warnings == ()
    made(force=True)
    for number, text in {"": "first", " 2": "second"}.items():
        (folder / f"{name}.ics").write_text(f"What somebody wrote {text}", "utf-8")
        kept = f"{name} - changed by hand{number}.ics"
        assert f"{name}.ics had been changed by hand; that is kept as {kept}." in made().warnings
        assert (folder / kept).read_text("utf-8") == f"What somebody wrote {text}"
        assert "BEGIN:VCALENDAR" in (folder / f"{name}.ics").read_text("utf-8")
        assert made() == replace(made(), unchanged=True, warnings=())


def test_all_is_made_anew_by_force_and_what_was_not_there_yet_is_made(sample_session: Path) -> None:
    def unchanged(*formats: str, force: bool = False) -> bool:
        [result] = make_plans(sample_session, ["Nordics"], formats, force=force)
        return result.unchanged

    assert not unchanged("calendar")
    assert not unchanged("calendar", force=True)
    assert not unchanged("calendar", "html")
    assert unchanged("html")
    (sample_session / "plans" / "Nordics" / "Nordics - development plan.html").unlink()
    assert not unchanged("html")


def test_an_engine_that_papermill_does_not_know_is_said(sample_session: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        make_plans(sample_session, engine="steam")
    assert str(caught.value) == "There is no engine “steam”. There are: nbclient, workshop-fork."


def test_papermills_own_engine_makes_the_same_plan(sample_session: Path) -> None:
    made = [
        next(make_plans(sample_session, ["Nordics"], ["html", "calendar"], engine=engine)).files
        for engine in ("nbclient", "workshop-fork")
    ]
    assert made[0] == made[1]


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_made(sample_session: Path) -> None:
    (sample_session / "plans").rmdir()
    (sample_session / "plans").write_text("a file in the way", "utf-8")
    with pytest.raises(WorkshopError, match=r"plans: File exists$"):
        make_plans(sample_session, ["Nordics"])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk that holds /plans is full. Make room on it and make the plans again."),
        (
            errno.EROFS,
            "/plans/x.pdf can't be written. Check that you may write to it, or close the program that has it "
            "open, and make the plans again.",
        ),
        (errno.EIO, "/plans/x.pdf: Input/output error"),
    ],
)
def test_what_a_disk_refuses_is_told_in_a_sentence(number: int, said: str) -> None:
    assert in_words(OSError(number, os.strerror(number), "/plans/x.pdf"), Path("/plans")) == said


def test_a_file_is_told_by_the_name_that_people_know() -> None:
    beside, place = "/plans/A/.making-1234/a.docx", Path("/plans/A")
    error = OSError(errno.EACCES, os.strerror(errno.EACCES), beside, None, "/plans/A/a.docx")
    assert in_words(error, place).startswith("/plans/A/a.docx can't be written.")
    error = OSError(errno.EROFS, os.strerror(errno.EROFS), beside)
    assert in_words(error, place).startswith("/plans/A can't be written.")


def test_a_full_disk_for_what_is_handed_on_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, limit[1]))
    try:
        with pytest.raises(OSError) as caught, handing(b"more than four bytes"):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.filename == str(tmp_path)
    assert list(tmp_path.iterdir()) == []
