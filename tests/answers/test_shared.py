"""The database that many sessions share: errors in a sentence, one writer at a time, edits in order."""

from __future__ import annotations

import itertools
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from workshop.answers import shared
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import Edit
from workshop.answers.shared import SharedDatabase, add, known
from workshop.answers.tables import SCHEMA_VERSION, sessions
from workshop.errors import WorkshopError
from workshop.plan.fold import plan_from

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Server, StartProcess, Workshop


@pytest.fixture
def workshop(new_shared_workshop: NewWorkshop) -> Workshop:
    """A log of two teams in a shared database."""
    return new_shared_workshop()


def again(workshop: Workshop, server: Server) -> Log:
    """The same log, opened once more, as another process would."""
    return Log(SharedDatabase(server.address, workshop.log.session_id), workshop.log.session_id, Border({}))


@pytest.mark.parametrize("address", ["answers.db", "sqlite:///x.db", "mysql://host/x", "://"])
def test_an_address_of_something_else_is_refused(address: str) -> None:
    with pytest.raises(WorkshopError) as told:
        SharedDatabase(address, "session-1")
    assert str(told.value) == (
        "session.yaml, database: this is no address of a PostgreSQL database. Write one such as "
        "postgresql://name@host/database, or remove the line to keep the answers in the folder."
    )


def test_a_user_who_may_not_in_is_told(postgresql: Server) -> None:
    store = SharedDatabase(postgresql.address.replace("workshop@", "stranger@"), "session-1")
    with pytest.raises(WorkshopError, match="does not let us in, or not far enough"):
        store.prepare()


def test_a_server_that_stops_is_told_and_goes_on_when_it_is_back(unsteady: Server) -> None:
    store = SharedDatabase(unsteady.address, "session-1")
    store.prepare()
    with store.writing() as connection:
        add(connection, "session-1")
    log = Log(store, "session-1", Border({}))
    team = Edit("north", "", "teams/team-north-1/name", "North")
    append(log, Sender("facilitator"), [team])
    unsteady.stop()
    edit = Edit("edit-1", "team-north-1", "about/managers", 12)
    with pytest.raises(WorkshopError, match=r"cannot be reached; nothing was stored"):
        append(log, Sender("facilitator"), [edit])
    unsteady.start()
    [receipt] = append(log, Sender("facilitator"), [edit])
    assert receipt.stored is not None
    assert receipt.stored.value == 12


def test_a_server_that_stops_in_the_middle_of_a_write_leaves_nothing_half(unsteady: Server) -> None:
    store = SharedDatabase(unsteady.address, "session-1")
    store.prepare()
    with pytest.raises(WorkshopError, match="nothing was stored"), store.writing() as connection:
        add(connection, "session-1")
        unsteady.stop()
        connection.execute(text("SELECT 1"))
    unsteady.start()
    assert not known(store, "session-1")


def test_a_session_of_a_newer_program_is_refused(workshop: Workshop) -> None:
    with workshop.log.database.writing() as connection:
        newer = sessions.update().where(sessions.c.id == workshop.log.session_id)
        connection.execute(newer.values(schema_version=SCHEMA_VERSION + 1))
    assert isinstance(workshop.log.database, SharedDatabase)
    with pytest.raises(WorkshopError, match="newer version"):
        known(workshop.log.database, workshop.log.session_id)


def test_sessions_are_apart(new_shared_workshop: NewWorkshop) -> None:
    one, other = new_shared_workshop(), new_shared_workshop()
    one.write("about/managers", 12)
    assert other.values() == {}


def test_one_writes_at_a_time_and_another_session_does_not_wait(
    new_shared_workshop: NewWorkshop, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, other = new_shared_workshop(), new_shared_workshop()
    monkeypatch.setattr(shared, "PATIENCE", 1)
    with busy.log.database.writing():
        other.write("about/managers", 5)
        with pytest.raises(WorkshopError, match="is busy: another program writes to this session"):
            append(again(busy, postgresql), Sender("facilitator"), [busy.edit("about/managers", 5)])
    assert busy.write("about/managers", 6)


def test_followers_get_every_edit_once_and_in_order(workshop: Workshop, postgresql: Server) -> None:
    writers = [
        threading.Thread(target=_write_some, args=(again(workshop, postgresql), name, 15))
        for name in ("one", "two", "three")
    ]
    for writer in writers:
        writer.start()
    seen: list[int] = []
    start = last = workshop.view().latest()
    while any(writer.is_alive() for writer in writers) or last < workshop.view().latest():
        for _, stored in workshop.view().since(last, workshop.north):
            seen.append(stored.seq)
            last = stored.seq
    assert seen == list(range(start + 1, start + 1 + 3 * 15))


def _write_some(log: Log, name: str, count: int) -> None:
    for number in range(count):
        append(
            log,
            Sender("facilitator", name),
            [Edit(f"{name}-{number}", "team-north-1", "about/managers", number)],
        )


@pytest.mark.parametrize("attempt", range(2))
def test_a_writer_killed_at_any_moment_loses_nothing_acknowledged(
    workshop: Workshop, postgresql: Server, start_process: StartProcess, attempt: int
) -> None:
    where = f"{postgresql.address}#{workshop.log.session_id}"
    with start_process(["write_for_ever", where, f"killed-{attempt}"]) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(10 + attempt)]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    plan = plan_from(workshop.values())
    written = {outcome.statement for outcome in plan.outcomes}
    assert {f"killed-{attempt} {number}" for number in acknowledged} <= written
    assert len(plan.outcomes) <= len(acknowledged) + 1
    seqs = [stored.seq for _, stored in workshop.view().since(0, workshop.north)]
    assert len(seqs) % 3 == 0
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


def test_several_processes_write_at_once(
    workshop: Workshop, postgresql: Server, start_process: StartProcess
) -> None:
    where = f"{postgresql.address}#{workshop.log.session_id}"
    names = ("one", "two")
    writers = [start_process(["write_some", where, name, 10]) for name in names]
    for writer in writers:
        _, complaint = writer.communicate()
        assert (writer.returncode, complaint) == (0, "")
    outcomes = plan_from(workshop.values()).outcomes
    assert len({outcome.order for outcome in outcomes}) == len(outcomes) == 20
    assert len(set(itertools.chain(each.statement for each in outcomes))) == 20


def test_a_closed_database_opens_again(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)
    for _ in range(2):
        with suppress(WorkshopError):
            workshop.log.database.close()
        assert workshop.values() == {"about/managers": 12}
