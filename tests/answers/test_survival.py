"""Several processes write at once, are killed, or cannot write: what was acknowledged is there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.answers import database
from workshop.answers._reading import edit_by_id
from workshop.plan.fold import plan_from

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, StartProcess, Workshop


@pytest.fixture
def workshop(new_file_workshop: NewWorkshop) -> Workshop:
    """A log of two teams in a file: this is about files."""
    return new_file_workshop()


def check_whole(workshop: Workshop) -> None:
    """Assert that the file is sound, every batch whole and the index of current answers right."""
    log = database.load(workshop.file)[0]
    with log.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        batches = connection.exec_driver_sql("select count(*) from edits where batch <> '' group by batch")
        assert set(batches.scalars()) <= {3}
        seqs = list(connection.exec_driver_sql("select seq from edits order by seq").scalars())
        assert seqs == list(range(1, len(seqs) + 1))
    folded = dict(workshop.view().since(0, workshop.north))
    assert workshop.view().values(workshop.north) == folded


@pytest.mark.parametrize("attempt", range(10))
def test_a_writer_killed_at_any_moment_loses_nothing_acknowledged(
    workshop: Workshop, start_process: StartProcess, attempt: int
) -> None:
    file = workshop.file
    with start_process(["write_for_ever", file, f"killed-{attempt}"]) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(random.randint(1, 40))]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    assert acknowledged == list(range(len(acknowledged)))
    with workshop.log.database.reading() as connection:
        for number in acknowledged:
            for kind in ("order", "statement", "managers"):
                assert edit_by_id(connection, "session-1", f"killed-{attempt}-{number}-{kind}") is not None
    check_whole(workshop)
    workshop.write("about/sellers", 90)


def test_several_processes_write_at_once(workshop: Workshop, start_process: StartProcess) -> None:
    file = workshop.file
    names = ("one", "two", "three")
    writers = [start_process(["write_some", file, name, 20]) for name in names]
    for number in range(20):
        workshop.write("about/sellers", number)
    for writer in writers:
        _, complaint = writer.communicate()
        assert (writer.returncode, complaint) == (0, "")
    check_whole(workshop)
    outcomes = plan_from(workshop.values()).outcomes
    assert len({outcome.order for outcome in outcomes}) == len(outcomes) == 60
    for name in names:
        written = [outcome.statement for outcome in outcomes if outcome.statement.startswith(f"{name} ")]
        assert written == [f"{name} {number}" for number in reversed(range(20))]


def test_parent_and_children_write_after_a_fork(workshop: Workshop, start_process: StartProcess) -> None:
    workshop.log.database.close()
    output, complaint = start_process(["write_in_parent_and_child", workshop.file]).communicate()
    assert (output, complaint) == ("0 0 0", "")
    check_whole(workshop)
    assert len(plan_from(workshop.values()).outcomes) == 5


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_half_written(
    workshop: Workshop, start_process: StartProcess
) -> None:
    file = workshop.file
    output, complaint = start_process(["write_into_a_full_disk", file]).communicate()
    assert complaint == ""
    failed, sentence = output.split("\n", 1)
    assert sentence == (
        f"{file} could not be read or written: the disk is full, failing or gone; nothing was stored. Check "
        "the disk and save again.\n"
    )
    check_whole(workshop)
    assert len(plan_from(workshop.values()).outcomes) == int(failed) + 1


def test_who_may_not_write_there_is_told(workshop: Workshop, start_process: StartProcess) -> None:
    file = workshop.file
    workshop.log.database.close()
    for (
        folder
    ) in file.parents:  # pytest's own are closed to others, and one deeper when tests run in parallel
        folder.chmod(0o755)
        if folder.name.startswith("pytest-of-"):
            break
    file.chmod(0o444)
    file.parent.chmod(0o555)
    output, complaint = start_process(["write_as_nobody", file]).communicate()
    file.parent.chmod(0o755)
    assert (output, complaint) == (
        f"{file} cannot be written; nothing was stored. "
        "Check that you may write to the file and to its folder.",
        "",
    )
    check_whole(workshop)


def test_the_file_is_small_when_nobody_has_it_open(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)
    workshop.log.database.close()
    assert [each.name for each in Path(workshop.file).parent.iterdir()] == ["answers.db"]
