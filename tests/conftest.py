"""What tests of every part share: the project's own files, a session of the sample, a notebook that runs."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

if TYPE_CHECKING:
    from nbformat import NotebookNode

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")  # how long an example takes says nothing on a busy machine
PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 15_000
"""Milliseconds that a test waits for what a page is to show: a busy machine takes its time."""
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Phones reach the room by plain http on a name that is not localhost, where browsers offer less.
    "--host-resolver-rules=MAP room.example 127.0.0.1, MAP elsewhere.example 127.0.0.1",
)
NOT_OURS = {"__pycache__", "node_modules", "dist", "build", "sample-session"}


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return PROJECT


@pytest.fixture(scope="session")
def project_files() -> list[Path]:
    """Every file of the project that is or will be committed, as a path from its folder."""
    found: list[Path] = []
    for folder, below, files in os.walk(PROJECT):
        below[:] = [name for name in below if name not in NOT_OURS and (name[0] != "." or name == ".ci")]
        found += [Path(folder, name).relative_to(PROJECT) for name in files if name != ".venv.lock"]
    assert len(found) > 50
    return sorted(found)


@pytest.fixture(autouse=True)
def _same_folder_afterwards() -> Iterator[None]:
    """Go back to the folder that a test left."""
    before = Path.cwd()
    yield
    os.chdir(before)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that tests drive."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "These tests drive Chromium: install it (Debian: apt-get install chromium)."
    return found


@pytest.fixture(scope="session")
def chromium_arguments() -> list[str]:
    """What Chromium is started with."""
    return list(CHROMIUM_ARGUMENTS)


@pytest.fixture(scope="module")
def browser(chromium: str, chromium_arguments: list[str]) -> Iterator[Browser]:
    """A browser without a window.

    One for a module: while it is open, an event loop counts as running in this process, which tests of
    notebooks elsewhere must not see, and a second one could not be opened beside it.
    """
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=chromium_arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def hostile_answers() -> Any:
    """What makes the answers of a team whose every text is hostile or awkward: ``tests/hostile.py``."""
    # Tests lie in folders that are no packages, so it is read from where it lies.
    spec = importlib.util.spec_from_file_location("hostile", PROJECT / "tests" / "hostile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.HostileAnswers


@pytest.fixture
def sample_session(tmp_path: Path) -> Path:
    """A session of its own, made from the bundled sample."""
    from workshop.commands.sessions import make_sample

    made = tmp_path / "sample"
    make_sample(made)
    return made


RunNotebook = Callable[..., "NotebookNode"]


@pytest.fixture
def run_notebook(sample_session: Path) -> RunNotebook:
    """Run a notebook of the sample session as a facilitator would, and return it with its outputs."""

    def run(name: str, **parameters: str) -> NotebookNode:
        from workshop.reports.executing import executed, read

        folder = sample_session / "notebooks"
        return executed(read(folder / f"{name}.ipynb", parameters), parameters, folder)

    return run
