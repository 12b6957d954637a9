"""start.py: what it does on each system, and how it mends a first run that was cut short."""

from __future__ import annotations

import ast
import contextlib
import runpy
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import start

FILE = Path(start.__file__)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A folder with the files that say what to install."""
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "requirements.lock", "tests/requirements.lock"):
        (tmp_path / name).write_text(name)
    return tmp_path


class Steps:
    """Stands in for pip and venv, and remembers what was asked of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, sound: bool = True) -> None:
        self.done: list[str] = []
        self.fails_at = ""
        monkeypatch.setattr(start, "make", self.make)
        monkeypatch.setattr(start, "install", lambda _place, _folder, what: self.step(what.name))
        monkeypatch.setattr(start, "compile_bytecode", lambda _place, _folder: self.step("compile"))
        monkeypatch.setattr(start, "works", lambda _python: sound)

    def make(self, environment: Path) -> None:
        environment.mkdir(exist_ok=True)
        self.step("make")

    def step(self, name: str) -> None:
        if name == self.fails_at:
            raise KeyboardInterrupt
        self.done.append(name)

    def after(self, kit: Path, with_tests: bool = False) -> list[str]:
        self.done.clear()
        start.prepare(kit / ".venv", kit, start.wanted(kit, with_tests))
        return list(self.done)


def test_the_environment_s_python_lies_where_each_system_puts_it() -> None:
    assert start.python_of(Path("e"), "linux") == Path("e/bin/python")
    assert start.python_of(Path("e"), "darwin") == Path("e/bin/python")
    assert start.python_of(Path("e"), "win32") == Path("e/Scripts/python.exe")


def test_children_store_compiled_code_and_see_no_other_python_s_packages() -> None:
    given = {
        "PATH": "p",
        "PYTHONHOME": "h",
        "PYTHONPATH": "x",
        "PythonDontWriteBytecode": "1",
        "PIP_USER": "1",
    }
    made = start.child_environment(given, Path("kit"))
    assert made == {"PATH": "p", "PYTHONPATH": "kit", "PYTHONUTF8": "1", "PIP_USER": "0"}


@pytest.mark.parametrize(
    ("log", "platform", "advice"),
    [
        (
            "WARNING: Retrying (Retry(total=4 …\nERROR: No matching distribution",
            "linux",
            "could not be reached",
        ),
        (
            "ERROR: No matching distribution found for typst==0.15.2",
            "win32",
            "not to be had for this computer",
        ),
        ("ERROR: [Errno 28] No space left on device", "darwin", "disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "linux", "Do not go on"),
        ("ERROR: [WinError 206] or [Errno 2] No such file", "win32", "long file names"),
        ("ERROR: [Errno 2] No such file", "linux", "delete the folder .venv"),
    ],
)
def test_what_pip_said_decides_the_advice(log: str, platform: str, advice: str) -> None:
    assert advice in start.advice_on_install(log, platform)


def test_a_python_without_venv_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("start.importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("start.sys.platform", "linux")
    with pytest.raises(start.CannotStart) as caught:
        start.make(tmp_path / ".venv")
    assert str(caught.value) == (
        f"This Python ({sys.executable}) lacks the modules venv and ensurepip.\n"
        "On Debian and Ubuntu: sudo apt install python3-venv. Then start again."
    )
    assert "python.org" in start.advice_on_venv("win32")


def test_an_old_python_can_read_the_file_and_is_told_which_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(FILE))
    assert str(caught.value.code).startswith("The workshop kit needs Python 3.11 or newer; this is 3.9.\n")


def test_a_first_run_makes_everything_and_a_second_nothing(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = Steps(monkeypatch)
    assert steps.after(kit) == ["make", "kit", "compile"]
    assert steps.after(kit) == []


def test_the_test_tools_are_added_when_tests_are_run(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps(monkeypatch)
    steps.after(kit)
    assert steps.after(kit, with_tests=True) == ["tests", "compile"]
    assert steps.after(kit, with_tests=True) == []
    assert steps.after(kit) == []


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_what_changed_is_installed_again(kit: Path, changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps(monkeypatch)
    steps.after(kit)
    (kit / changed).write_text("changed")
    assert steps.after(kit) == ["kit", "compile"]


@pytest.mark.parametrize("fails_at", ["make", "kit", "compile"])
def test_a_run_that_was_cut_short_is_made_anew(
    kit: Path, fails_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = Steps(monkeypatch)
    steps.fails_at = fails_at
    with pytest.raises(KeyboardInterrupt):
        steps.after(kit)
    steps.fails_at = ""
    assert steps.after(kit) == ["make", "kit", "compile"]


def test_an_environment_whose_python_is_gone_is_made_anew(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Steps(monkeypatch).after(kit)
    assert Steps(monkeypatch, sound=False).after(kit) == ["make", "kit", "compile"]


def test_an_environment_that_came_along_from_another_folder_is_made_anew(
    kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = Steps(monkeypatch)
    steps.after(kit)
    moved = tmp_path / "moved"
    (moved / "tests").mkdir(parents=True)
    for name in ("pyproject.toml", "requirements.lock", "tests/requirements.lock"):
        (moved / name).write_text(name)
    (kit / ".venv").rename(moved / ".venv")
    assert steps.after(moved) == ["make", "kit", "compile"]


def test_an_environment_that_somebody_else_made_is_left_alone(kit: Path) -> None:
    (kit / ".venv").mkdir()
    (kit / ".venv" / "pyvenv.cfg").write_text("mine")
    with pytest.raises(start.CannotStart) as caught:
        start.prepare(kit / ".venv", kit, start.wanted(kit, False))
    assert str(caught.value) == (
        f"{kit / '.venv'} is there already, but start.py did not make it.\n"
        "Move it away or delete it, and start again."
    )


def test_making_anew_clears_what_an_earlier_try_left(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "run_logged", lambda *_given: None)
    place = kit / ".venv"
    (place / "lib" / "half").mkdir(parents=True)
    (place / start.STAMP).write_text(start.UNFINISHED)
    (place / start.LOG).write_text("what pip said then")
    start.make(place)
    assert [left.name for left in place.iterdir()] == [start.STAMP]


def test_a_command_that_fails_shows_the_end_of_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "install.log"
    said = "import sys\nfor n in range(40): print('line', n)\nsys.exit(3)"
    with pytest.raises(start.CannotStart) as caught:
        start.run_logged([sys.executable, "-c", said], log, "Installing the kit")
    told = str(caught.value)
    assert told.startswith("Installing the kit did not work:\n    line 25\n")
    assert told.endswith(f"(Everything it said is in {log})")
    assert log.read_text().startswith("line 0\n")
    assert capsys.readouterr().out == "Installing the kit ...\n"


def test_a_second_start_waits_until_the_first_has_installed(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with start.one_at_a_time(tmp_path / "lock"):
            order.append("second")

    waiting = threading.Thread(target=second)
    with start.one_at_a_time(tmp_path / "lock"):
        waiting.start()
        waiting.join(timeout=0.3)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_the_status_of_the_command_is_the_status_of_start(tmp_path: Path) -> None:
    stopped_short = (
        "import pathlib, sys, start\n"
        f"start.HERE = pathlib.Path({str(tmp_path)!r})\n"
        "start.prepare = start.wanted = lambda *given: None\n"
        "start.command_for = lambda given, _: [sys.executable, '-c', f'import sys; sys.exit({given[0]})']\n"
        "sys.exit(start.main(['5']))"
    )
    ran = subprocess.run([sys.executable, "-c", stopped_short], cwd=FILE.parent, check=False)
    assert ran.returncode == 5


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (start.CannotStart("No room."), 1, "No room.\n"),
        (PermissionError(13, "denied", "x"), 1, "[Errno 13] denied: 'x'\nClose what is still running"),
        (KeyboardInterrupt(), 130, "\nStopped. The next start takes it up again.\n"),
    ],
)
def test_what_stops_the_making_is_said_in_a_sentence(
    raised: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def prepare(*_given: object) -> None:
        raise raised

    monkeypatch.setattr(start, "prepare", prepare)
    monkeypatch.setattr(start, "one_at_a_time", lambda _lock: contextlib.nullcontext())
    assert start.main(["plans"]) == status
    assert capsys.readouterr().err.startswith(said)
