"""Run a notebook for one set of parameters, by papermill, in a kernel of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill  # type: ignore[import-untyped]
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError  # type: ignore[import-untyped]
from papermill.inspection import inspect_notebook  # type: ignore[import-untyped]
from papermill.iorw import load_notebook_node  # type: ignore[import-untyped]
from papermill.parameterize import parameterize_notebook  # type: ignore[import-untyped]
from traitlets.config import Config

from workshop.errors import WorkshopError
from workshop.kit.complaints import nearest

SECONDS_TO_START = 120
SECONDS_A_CELL = 600
LONGEST_SOCKET = 80
"""The longest path of a folder in which a socket fits what every system allows for its name."""


class ThisPython(AsyncKernelManager):
    """Starts kernels with this very Python, whatever else a person has installed as "python3"."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """How to start ipykernel here."""
        return KernelSpec(**get_kernel_dict())


def read(path: Path, parameters: Mapping[str, str]) -> NotebookNode:
    """Read a notebook that takes these parameters.

    Raises
    ------
    WorkshopError
        When it can't be read, or does not declare one of them: papermill would run it with the
        default, which looks right and is wrong.
    """
    if not path.is_file():
        raise WorkshopError(f"There is no notebook {path}. Copy it from a new session, or make one.")
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        declared = inspect_notebook(notebook)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError, KeyError) as error:
        raise WorkshopError(f"{path.name} is not a notebook that can be read: {error}") from error
    missing = [name for name in parameters if name not in declared]
    if missing:
        known = ", ".join(declared) or "none"
        like = nearest(missing[0], declared)
        meant = f" Did you mean “{like}”?" if like else ""
        raise WorkshopError(
            f"{path.name} does not declare the parameter “{missing[0]}”; it declares: {known}.{meant} "
            'Its cell tagged "parameters" must hold a line for each, such as: team: str = ""'
        )
    return notebook


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


def executed(notebook: NotebookNode, parameters: Mapping[str, str], folder: Path) -> NotebookNode:
    """Return the notebook as it looks after it has run in ``folder`` with these parameters.

    Raises
    ------
    WorkshopError
        When a cell failed; the sentence says which and why.
    """
    # In a thread of its own: who calls may have an event loop running, and what papermill opens is
    # closed with the thread's.
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="notebook") as own:
        return own.submit(_run, notebook, parameters, folder).result()


def _run(notebook: NotebookNode, parameters: Mapping[str, str], folder: Path) -> NotebookNode:
    loop = ensure_event_loop(prefer_selector_loop=True)
    try:
        with tempfile.TemporaryDirectory(prefix="workshop-") as own:
            result: NotebookNode = papermill.execute_notebook(
                notebook,
                None,
                parameters=dict(parameters),
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                start_timeout=SECONDS_TO_START,
                execution_timeout=SECONDS_A_CELL,
                kernel_manager_class=ThisPython,
                # Every cell has run by then; asked politely, a kernel complains on the terminal.
                shutdown_kernel="immediate",
                config=Config({"KernelManager": _connection(Path(own))}),
                resources={"metadata": {"path": str(folder)}},
            )
    except PapermillExecutionError as error:
        raise WorkshopError(_in_words(error)) from error
    finally:
        loop.close()
    return _mailable(result)


def _connection(own: Path) -> dict[str, Any]:
    """Return how to talk to the kernel: by sockets in a folder of its own where there are such."""
    if os.name == "posix" and len(str(own)) <= LONGEST_SOCKET:
        return {"transport": "ipc", "connection_file": str(own / "kernel.json")}
    return {"connection_file": str(own / "kernel.json")}


def _in_words(error: PapermillExecutionError) -> str:
    """Return why a cell failed: our own errors are sentences already."""
    if error.ename in {kind.__name__ for kind in _and_below(WorkshopError)}:
        return str(error.evalue)
    return (
        # papermill has put the cell with the parameters before it, so its index is its number.
        f"Cell {error.cell_index} of the notebook failed: {error.ename}: {error.evalue}. "
        "Open the notebook and run it to see where."
    )


def _and_below(kind: type[WorkshopError]) -> list[type[WorkshopError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in _and_below(below))]


def _mailable(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without paths of this computer."""
    for key in ("input_path", "output_path"):
        notebook.metadata.get("papermill", {}).pop(key, None)
    return notebook
