"""The engine as papermill calls it."""

from __future__ import annotations

import sys
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager
from papermill.engines import NBClientEngine  # type: ignore[import-untyped]
from papermill.log import logger  # type: ignore[import-untyped]
from papermill.utils import merge_kwargs, remove_args  # type: ignore[import-untyped]

from workshop.reports.engine.client import ForkClient
from workshop.reports.engine.forking import POSSIBLE, parent

BARE = ("python", f"python{sys.version_info[0]}", "python{}.{}".format(*sys.version_info))
OF_A_KERNEL_APART = ("extra_arguments", "km")
"""Settings that only a kernel in a process of its own can take."""


class ForkEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """Runs each notebook in a fork of one process that knows all it needs.

    A notebook for another kernel, and every notebook where there is no fork, goes to papermill's own
    engine.
    """

    @classmethod
    def execute_managed_notebook(  # noqa: PLR0913, PLR0917 - as papermill calls it
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **settings: Any,
    ) -> Any:
        """Run the notebook and record what comes of it, as papermill's own engine does."""
        known = {
            "log_output": log_output,
            "stdout_file": stdout_file,
            "stderr_file": stderr_file,
        }
        if not forks(kernel_name, settings):
            return super().execute_managed_notebook(
                nb_man,
                kernel_name,
                start_timeout=start_timeout,
                execution_timeout=execution_timeout,
                **known,
                **settings,
            )
        return ForkClient(
            nb_man,
            parent(),
            **merge_kwargs(
                remove_args(["input_path", "timeout", "startup_timeout"], **settings),
                timeout=execution_timeout or settings.get("timeout"),
                startup_timeout=start_timeout,
                kernel_name=kernel_name,
                log=logger,
                **known,
            ),
        ).execute()


def forks(kernel_name: str, settings: dict[str, Any]) -> bool:
    """Return whether a notebook for this kernel can run in a fork: whether it is this very Python."""
    if not POSSIBLE or any(settings.get(name) for name in OF_A_KERNEL_APART):
        return False
    try:
        kind = settings.get("kernel_manager_class", KernelManager)
        spec = kind(kernel_name=kernel_name).kernel_spec
    except NoSuchKernel:
        return False  # for papermill's own engine to say
    program, *arguments = get_kernel_dict()["argv"]
    # jupyter_client, too, takes a bare name for the Python that it runs in.
    same = spec.argv[0] in (program, *BARE) and spec.argv[1:3] == arguments[:2]
    return same and spec.language == "python" and not spec.env
