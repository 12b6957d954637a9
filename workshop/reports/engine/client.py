"""Runs a notebook's cells in a fork and records what comes, with papermill's own recorder."""

from __future__ import annotations

import asyncio
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient  # type: ignore[import-untyped]

from workshop.reports.engine.fork import Fork
from workshop.reports.engine.forking import Parent


class ForkClient(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no types
    """Papermill's recorder over a forked process.

    Pieces of one stream with no other kind of output between them become one output. A process that
    ends, or a cell that takes too long, stands as an error in its cell, so that the notebook itself
    tells what happened.
    """

    def __init__(self, nb_man: Any, parent: Parent, **settings: Any) -> None:
        super().__init__(nb_man, **settings)
        self.parent_process = parent

    def create_kernel_manager(self) -> Any:
        """Return what forks the notebook's process."""
        self.km = Fork(self.parent_process)
        return self.km

    async def async_execute_cell(self, cell: NotebookNode, cell_index: int, **settings: Any) -> NotebookNode:
        """Run a cell and record what comes of it."""
        fork, others = self.km, asyncio.all_tasks()
        try:
            done: NotebookNode = await super().async_execute_cell(cell, cell_index, **settings)
            return done
        except DeadKernelError:
            error: Exception = DeadKernelError(f"Its process ended: {fork.reason}.")
        except CellTimeoutError as late:
            error = late
        waiting = asyncio.all_tasks() - others  # for the cell to end
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        name, text = type(error).__name__, str(error)
        cell.outputs.append(new_output("error", ename=name, evalue=text, traceback=[]))  # type: ignore[no-untyped-call]
        self.nb_man.cell_exception(cell, cell_index=cell_index, exception=error)
        raise error

    execute_cell = run_sync(async_execute_cell)

    async def _async_poll_kernel_alive(self) -> None:
        await self.kc.died()
        self.task_poll_for_reply.cancel()

    def output(self, outs: list[NotebookNode], msg: Any, display_id: Any, cell_index: int) -> Any:
        """Record one output."""
        made = super().output(outs, msg, display_id, cell_index)
        if made is None or made.output_type != "stream" or outs[-1] is not made:
            return made
        for before in reversed(outs[:-1]):
            if before.output_type != "stream":
                break
            if before.name == made.name:
                before.text += made.text
                outs.pop()
                break
        return made
