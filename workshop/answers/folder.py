"""A session is a folder: its file, its own kit and notebooks, its answers, its plans."""

from __future__ import annotations

import datetime
import secrets
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log
from workshop.answers.border import Border, Sender
from workshop.answers.closing import closed_steps
from workshop.answers.local import LocalAnswers
from workshop.answers.port import Role
from workshop.answers.replaying import History, replay
from workshop.answers.seeding import Seed, seed_once
from workshop.answers.store import Store
from workshop.answers.whole import whole_or_not_at_all
from workshop.errors import WorkshopError
from workshop.kit.loading import Kit, kit_folder, load_kit
from workshop.kit.sample_file import SampleTeam, read_sample_file
from workshop.kit.session_file import Facts, SessionFile, read_session_file, write_session_file
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import Session, SessionFacts

ANSWERS_FILE = "answers.db"
ReadHistory = Callable[[Kit], History]
_NOT_COPIED = {"__pycache__", ".ipynb_checkpoints", "samples"}
_OWNER_ONLY = 0o700


def create(  # noqa: PLR0913 - every fact of a session may be given, none must be
    folder: Path | str,
    *,
    sample: Path | None = None,
    history: ReadHistory | None = None,
    title: str = "",
    day: datetime.date | None = None,
    currency: str = SessionFacts().currency,
    language: str = SessionFacts().language,
    agenda: str = SessionFacts().agenda,
    teams: Sequence[str] = (),
) -> Path:
    """Make a session folder, whole or not at all; only its owner may look into it.

    Parameters
    ----------
    folder
        Where to: a folder that is not there yet, or is empty.
    sample
        A sample session, whose facts, teams and answers the new one then begins with.
    history
        What reads a whole log, given the new session's kit; the new session then has it as its own.
    title, day, currency, language, agenda, teams
        The facts and the names of the teams that its file begins with, when there is no sample:
        until it is opened for the first time they may be changed there. The title is else the
        folder's name, the day else today.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    WorkshopError
        When it is there already or can't be written.
    Invalid
        When a fact or the sample is not what it should be.
    """
    target = Path(folder).absolute()
    with whole_or_not_at_all(target) as making:
        kit = _furnish(making)
        begun_with = read_sample_file(sample, kit) if sample else None
        past = history(kit) if history else None
        if begun_with:
            file = _file(begun_with.facts, [team.name for team in begun_with.teams])
        elif past:
            file = _file_of(past.session(), target.name)
        else:
            facts = Facts.model_construct(
                title=title or target.name,
                day=day or _today(),
                currency=currency,
                language=language,
                agenda=agenda,
            )
            file = _file(facts, teams)
        write_session_file(making / SESSION_FILE, file)
        read_session_file(making / SESSION_FILE, kit)
        database.make(making / ANSWERS_FILE, secrets.token_hex(12))
        if sample and begun_with:
            with closing(_log(making, kit)) as log:
                seed_once(log, Seed(sample.name, begun_with.facts, begun_with.teams))
        if past:
            with closing(_log(making, kit)) as log, log.database.writing() as connection:
                replay(connection, log.session_id, past)
    return target


def open(
    place: Path | str,
    *,
    author: str = "",
    role: Role = "facilitator",
    team: str | None = None,
    check_meanwhile: bool = False,
) -> LocalAnswers:
    """Open a session folder.

    Parameters
    ----------
    place
        The folder.
    author
        Under what name edits are kept: the id of a person, or a name.
    role, team
        On whose behalf; a participant sees and changes the answers of one team.
    check_meanwhile
        Whether the file is checked from end to end while it is read, and not before: for who reads much
        of a large session at once. What is damaged is then told when the answers are closed, at the latest.

    Returns
    -------
    LocalAnswers
        The session's answers, with its ``kit``, its ``settings`` and its ``place``.

    Raises
    ------
    WorkshopError
        When there is no session in the folder, or its answers can't be read.
    Invalid
        When its kit or its file holds what can't be understood.
    """
    folder = Path(place).absolute()
    if not (folder / SESSION_FILE).is_file():
        raise WorkshopError(
            f"{folder} is no session: there is no {SESSION_FILE} in it. Make one with: workshop new FOLDER"
        )
    kit = load_kit(folder / "kit")
    settings = read_session_file(folder / SESSION_FILE, kit, files=False)
    log = _log(folder, kit, settings.database, check_meanwhile)
    teams = tuple(SampleTeam(secrets.token_hex(12), name, {}) for name in settings.teams)
    seed_once(log, Seed(SESSION_FILE, settings, teams))
    answers = LocalAnswers(log, Sender(role, author, team or ""), folder, kit, settings)
    if team and answers.session().team(team) is None:
        raise WorkshopError(f"This session has no team “{team}”. Please choose a team again.")
    return answers


def _file(facts: Facts, teams: Iterable[str]) -> SessionFile:
    """Return what a session's file says; nothing is checked before it can be said where it is wrong."""
    known = {name: getattr(facts, name) for name in Facts.model_fields}
    return SessionFile.model_construct(**known, teams=tuple(teams))


def _file_of(session: Session, name: str) -> SessionFile:
    """Return the file of a session that has a past; an emptied fact needs something to begin with."""
    facts = session.facts
    known = {**facts.model_dump(), "title": facts.title or name, "day": facts.day or _today()}
    return _file(
        Facts.model_construct(**known), dict.fromkeys(team.name for team in session.teams if team.name)
    )


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _log(folder: Path, kit: Kit, address: str | None = None, meanwhile: bool = False) -> Log:
    file = folder / ANSWERS_FILE
    if address:
        # Its driver is slow to load, and few need it.
        from workshop.answers.moving import moved_to  # noqa: PLC0415

        return _with_border(*moved_to(address, file), kit)
    if not file.is_file() and file.with_name(database.MOVED).is_file():
        raise WorkshopError(
            f"The answers of {folder} lie in a database, and {SESSION_FILE} no longer names it. Put the line "
            f"that begins with database back. {database.MOVED} holds the answers as they were before they "
            "moved there."
        )
    return _with_border(*database.load(file, meanwhile=meanwhile), kit)


def _with_border(store: Store, session_id: str, kit: Kit) -> Log:
    return Log(store, session_id, Border(kit.own_kinds(), closed_steps(store, session_id, kit)))


def _furnish(making: Path) -> Kit:
    """Give a session its own kit and notebooks, so that a newer program never changes an old plan."""
    _copy(kit_folder(), making / "kit")
    _copy(kit_folder().parent / "notebooks", making / "notebooks")
    for name in ("private", "plans"):
        (making / name).mkdir(mode=_OWNER_ONLY)
    return load_kit(making / "kit")


def _copy(source: Path, target: Path) -> None:
    """Copy files without their permissions: a kit that was installed read-only becomes one's own."""
    target.mkdir()
    for each in sorted(source.iterdir()):
        if each.name in _NOT_COPIED:
            continue
        if each.is_dir():
            _copy(each, target / each.name)
        else:
            shutil.copyfile(each, target / each.name)
