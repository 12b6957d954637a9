"""A session is a folder: its file, its own kit and notebooks, its answers, its plans."""

from __future__ import annotations

import datetime
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log
from workshop.answers.border import Border, Sender
from workshop.answers.local import LocalAnswers
from workshop.answers.port import Role
from workshop.answers.seeding import Seed, seed_once
from workshop.errors import WorkshopError
from workshop.kit.loading import Kit, kit_folder, load_kit
from workshop.kit.sample_file import SampleTeam, read_sample_file
from workshop.kit.session_file import SessionFile, read_session_file, write_session_file
from workshop.kit.validate import SESSION_FILE
from workshop.plan.session import SessionFacts

ANSWERS_FILE = "answers.db"
_NOT_COPIED = {"__pycache__", ".ipynb_checkpoints", "samples"}
_OWNER_ONLY = 0o700


def create(  # noqa: PLR0913 - every fact of a session may be given, none must be
    folder: Path | str,
    *,
    sample: Path | None = None,
    title: str = "",
    day: datetime.date | None = None,
    currency: str = SessionFacts().currency,
    language: str = SessionFacts().language,
    teams: Sequence[str] = (),
) -> Path:
    """Make a session folder, whole or not at all; only its owner may look into it.

    Parameters
    ----------
    folder
        Where to: a folder that is not there yet, or is empty.
    sample
        A sample session, whose facts, teams and answers the new one then begins with.
    title, day, currency, language, teams
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
    with _whole_or_not_at_all(target) as making:
        kit = _furnish(making)
        begun_with = read_sample_file(sample, kit) if sample else None
        if begun_with:
            names = tuple(team.name for team in begun_with.teams)
            file = SessionFile(**begun_with.facts.model_dump(mode="json"), teams=names)
        else:
            file = SessionFile.model_construct(
                title=title or target.name,
                day=day or datetime.datetime.now().astimezone().date(),
                currency=currency,
                language=language,
                teams=tuple(teams),
            )
        write_session_file(making / SESSION_FILE, file)
        read_session_file(making / SESSION_FILE, kit)
        database.make(making / ANSWERS_FILE, secrets.token_hex(12))
        if sample and begun_with:
            log = _log(making, kit)
            seed_once(log, Seed(sample.name, begun_with.facts, begun_with.teams))
            log.database.close()
    return target


def open(
    place: Path | str, *, author: str = "", role: Role = "facilitator", team: str | None = None
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
    log = _log(folder, kit, settings.database)
    teams = tuple(SampleTeam(secrets.token_hex(12), name, {}) for name in settings.teams)
    seed_once(log, Seed(SESSION_FILE, settings, teams))
    answers = LocalAnswers(log, Sender(role, author, team or ""), folder, kit, settings)
    if team and answers.session().team(team) is None:
        raise WorkshopError(f"This session has no team “{team}”. Please choose a team again.")
    return answers


def _log(folder: Path, kit: Kit, address: str | None = None) -> Log:
    file = folder / ANSWERS_FILE
    border = Border(kit.own_kinds())
    if address:
        # Its driver is slow to load, and few need it.
        from workshop.answers.moving import moved_to  # noqa: PLC0415

        return Log(*moved_to(address, file), border)
    if not file.is_file() and file.with_name(database.MOVED).is_file():
        raise WorkshopError(
            f"The answers of {folder} lie in a database, and {SESSION_FILE} no longer names it. Put the line "
            f"that begins with database back. {database.MOVED} holds the answers as they were before they "
            "moved there."
        )
    return Log(*database.load(file), border)


@contextmanager
def _whole_or_not_at_all(target: Path) -> Iterator[Path]:
    """Yield a folder beside the wanted one, which takes its name when all went well."""
    making = None
    try:
        if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
            target.rmdir()
        if target.exists() or target.is_symlink():
            raise WorkshopError(
                f"{target} is there already and was left as it is. Choose another name for the new session."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{target.name[:50]}-", dir=target.parent))
        yield making
        making.rename(target)
    except OSError as error:
        raise WorkshopError(
            f"The session could not be made in {target}: {error.strerror or error}. Nothing was left behind. "
            "Check that you may write there and that the disk has room."
        ) from error
    finally:
        if making:
            shutil.rmtree(making, ignore_errors=True)


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
