"""Run a notebook for one set of parameters, by papermill, in a process of its own."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakSet

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.engines import papermill_engines  # type: ignore[import-untyped]
from papermill.exceptions import PapermillExecutionError  # type: ignore[import-untyped]
from papermill.execute import (  # type: ignore[import-untyped]
    ERROR_MARKER_TAG,
    prepare_notebook_metadata,
    raise_for_execution_errors,
    remove_error_markers,
)
from papermill.inspection import inspect_notebook  # type: ignore[import-untyped]
from papermill.iorw import load_notebook_node  # type: ignore[import-untyped]
from papermill.parameterize import parameterize_notebook  # type: ignore[import-untyped]
from traitlets.config import Config

from workshop.errors import WorkshopError
from workshop.kit.complaints import nearest
from workshop.reports.engine import NAME
from workshop.reports.engine.forking import end_notebooks
from workshop.reports.engine.papermill_engine import ForkEngine

INJECTED = "injected-parameters"
SECONDS_TO_START = 120
SECONDS_A_CELL = 600
LONGEST_SOCKET = 80
"""The longest path of a folder in which a socket fits what every system allows for its name."""


class ThisPython(AsyncKernelManager):
    """Starts kernels with this very Python, whatever else a person has installed as "python3"."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """How to start ipykernel here; there is no way any more once all were ended."""
        if self._ending.is_set():
            raise RuntimeError("No notebook is run here any more.")
        return KernelSpec(**get_kernel_dict())

    _made: ClassVar[WeakSet[ThisPython]] = WeakSet()
    _ending: ClassVar[threading.Event] = threading.Event()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._made.add(self)

    @classmethod
    def end_all(cls) -> None:
        """End every kernel that was started so, whatever it is doing, and start no more."""
        cls._ending.set()
        for each in cls._made:
            if isinstance(each.provisioner, LocalProvisioner) and each.provisioner.process is not None:
                each.provisioner.process.kill()


class Stopped(WorkshopError):
    """A cell of a notebook failed.

    Parameters
    ----------
    text
        Which and why, in a sentence.
    cell
        Its number, as people count the cells of the notebook that they open.
    notebook
        The notebook as far as it ran.
    """

    def __init__(self, text: str, cell: int, notebook: NotebookNode) -> None:
        super().__init__(text)
        self.cell, self.notebook = cell, notebook


def read(path: Path, parameters: Mapping[str, str]) -> NotebookNode:
    """Read a notebook that takes these parameters.

    Raises
    ------
    WorkshopError
        When it can't be read, or does not declare one of them: papermill would run it with the
        default, which looks right and is wrong.
    """
    return check_notebook(text_of(path), path.name, parameters)


def text_of(path: Path) -> str:
    """Return the text of a notebook's file.

    Raises
    ------
    WorkshopError
        When there is none.
    """
    if not path.is_file():
        raise WorkshopError(f"There is no notebook {path}. Copy it from a new session, or make one.")
    return path.read_text("utf-8", "replace")


def parsed(text: str) -> NotebookNode:
    """Return the notebook that a file's text holds."""
    notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def check_notebook(text: str, name: str, parameters: Mapping[str, str]) -> NotebookNode:
    """Return the notebook of this text and name when it takes these parameters.

    Raises
    ------
    WorkshopError
        As for `read`.
    """
    try:
        notebook = parsed(text)
        declared = inspect_notebook(notebook)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError, KeyError) as error:
        raise WorkshopError(f"{name} is not a notebook that can be read: {error}") from error
    missing = [parameter for parameter in parameters if parameter not in declared]
    if missing:
        known = ", ".join(declared) or "none"
        like = nearest(missing[0], declared)
        meant = f" Did you mean “{like}”?" if like else ""
        raise WorkshopError(
            f"{name} does not declare the parameter “{missing[0]}”; it declares: {known}.{meant} "
            'Its cell tagged "parameters" must hold a line for each, such as: team: str = ""'
        )
    return notebook


def check_engine(engine: str) -> None:
    """Refuse an engine that papermill does not know.

    Raises
    ------
    WorkshopError
        When there is none of this name.
    """
    papermill_engines.register(NAME, ForkEngine)  # as its entry point does where the kit is installed
    known = sorted(name for name in papermill_engines._engines if name)
    if engine not in known:
        raise WorkshopError(f"There is no engine “{engine}”. There are: {', '.join(known)}.")


def with_parameters(path: Path, parameters: Mapping[str, str]) -> NotebookNode:
    """Return a notebook with its parameters set, not run: for somebody to open and run.

    The cell that sets them comes right after the one that declares them, as when papermill runs it.

    Raises
    ------
    WorkshopError
        As for `read`.
    """
    read(path, parameters)
    set_in: NotebookNode = parameterize_notebook(
        load_notebook_node(str(path)),
        dict(parameters),
        report_mode=True,
        kernel_name="python3",
        language="python",
    )
    for part in (set_in, *set_in.cells):  # without what papermill notes for itself
        part.metadata.pop("papermill", None)
        if not part.metadata.get("tags", True):
            del part.metadata["tags"]
    return set_in


def executed(
    notebook: NotebookNode, parameters: Mapping[str, str], folder: Path, engine: str = NAME
) -> NotebookNode:
    """Return the notebook as it looks after it has run in ``folder`` with these parameters.

    Raises
    ------
    Stopped
        When a cell failed; the sentence says which and why.
    """
    # In a thread of its own: who calls may have an event loop running, and what papermill opens is
    # closed with the thread's.
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="notebook") as own:
        running = own.submit(_run, notebook, parameters, folder, engine)
        try:
            return running.result()
        finally:
            if not running.done():  # we are to end: a cell that takes its time would keep us
                logging.disable()  # what those who run it say of that is no news
                end_notebooks()
                ThisPython.end_all()


def _run(notebook: NotebookNode, parameters: Mapping[str, str], folder: Path, engine: str) -> NotebookNode:
    check_engine(engine)
    loop = ensure_event_loop(prefer_selector_loop=True)
    # As papermill's own execute_notebook does it, which keeps a notebook that failed to itself, and
    # writes one that has nowhere to go.
    running: NotebookNode = parameterize_notebook(
        load_notebook_node(notebook), dict(parameters), kernel_name="python3", language="python"
    )
    prepare_notebook_metadata(running, None, None)
    failed: Exception | None = None
    try:
        with tempfile.TemporaryDirectory(prefix="workshop-") as own:
            papermill_engines.execute_notebook_with_engine(
                engine,
                remove_error_markers(running),
                kernel_name="python3",
                progress_bar=False,
                start_timeout=SECONDS_TO_START,
                execution_timeout=SECONDS_A_CELL,
                kernel_manager_class=ThisPython,
                # Every cell has run by then; asked politely, a kernel complains on the terminal.
                shutdown_kernel="immediate",
                config=Config({"KernelManager": _connection(Path(own))}),
                resources={"metadata": {"path": str(folder)}},
            )
        raise_for_execution_errors(running, None)
    except (PapermillExecutionError, CellTimeoutError, DeadKernelError) as error:
        failed = error
        cells = [cell for cell in running.cells if ERROR_MARKER_TAG not in cell.metadata.get("tags", ())]
    finally:
        loop.close()
    mailable = _mailable(running)
    if failed is not None:
        cell = _cell_of(failed, cells)
        raise Stopped(_in_words(failed, cell), cell, mailable) from failed
    return mailable


def _cell_of(error: Exception, cells: Sequence[NotebookNode]) -> int:
    """Return the number of the cell that failed, in the notebook that people open."""
    begun = [index for index, cell in enumerate(cells) if cell.metadata.papermill.get("start_time")]
    at = getattr(error, "cell_index", begun[-1] if begun else 0)
    return sum(INJECTED not in cell.metadata.get("tags", ()) for cell in cells[: at + 1])


def _connection(own: Path) -> dict[str, Any]:
    """Return how to talk to the kernel: by sockets in a folder of its own where there are such.

    Elsewhere what is said is encrypted: others on the same computer could read it otherwise.
    """
    if os.name == "posix" and len(str(own)) <= LONGEST_SOCKET:
        return {"transport": "ipc", "connection_file": str(own / "kernel.json")}
    return {"connection_file": str(own / "kernel.json"), "transport_encryption": "auto"}


def _in_words(error: Exception, cell: int) -> str:
    """Return why a cell failed: our own errors are sentences already."""
    if isinstance(error, CellTimeoutError):
        return (
            f"Cell {cell} of the notebook was still running after {SECONDS_A_CELL // 60} minutes and was "
            "stopped. Open the notebook and run it to see why."
        )
    if isinstance(error, DeadKernelError):
        return f"Cell {cell} of the notebook brought its own process down. {error}"
    assert isinstance(error, PapermillExecutionError)
    if error.ename in {kind.__name__ for kind in _and_below(WorkshopError)}:
        return str(error.evalue)
    return (
        f"Cell {cell} of the notebook failed: {error.ename}: {error.evalue}. "
        "Open the notebook and run it to see where."
    )


def _and_below(kind: type[WorkshopError]) -> list[type[WorkshopError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in _and_below(below))]


def _mailable(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without paths of this computer."""
    for key in ("input_path", "output_path"):
        notebook.metadata.get("papermill", {}).pop(key, None)
    return notebook
