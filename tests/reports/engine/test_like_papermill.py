"""Small notebooks, one behaviour each, run by papermill's own engine and by ours: both record the same.

What may differ is named in `told` and in the last test; nothing else may.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import papermill  # type: ignore[import-untyped]
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from papermill.engines import papermill_engines  # type: ignore[import-untyped]

from workshop.reports.engine import NAME
from workshop.reports.engine.papermill_engine import ForkEngine


@dataclass
class Case:
    """One behaviour: its cells, and the settings it runs with."""

    cells: Sequence[str | NotebookNode]
    settings: dict[str, Any] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)


def tagged(source: str, *tags: str) -> NotebookNode:
    return new_code_cell(source, metadata={"tags": list(tags)})  # type: ignore[no-any-return, no-untyped-call]


SHOW = "from IPython.display import display, HTML, clear_output, Image, JSON, update_display\n"
CASES = {
    "text on standard output is one output": Case(["for n in range(3): print(n)", "print('a', end='')"]),
    "both standard streams": Case(
        [
            "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('more')",
            "import warnings; warnings.warn('w')",
        ]
    ),
    "text before and after a display keeps its place": Case(
        [SHOW + "print(1)\ndisplay(HTML('<b>2</b>'))\nprint(3)"]
    ),
    "what programs of the system write": Case(
        [
            # ipykernel hears of it a little later, from a thread of its own.
            "import os, time\nos.system('echo from a shell')\nos.write(2, b'low')\ntime.sleep(1)"
        ]
    ),
    "a line for the shell": Case(["!echo one\nlines = !printf 'a\\nb'\nlines"]),
    "the last expression is the result, None is not": Case(["1 + 1", "None", "'no';", "_ + 1"]),
    "rich representations": Case(
        [
            "class Rich:\n    def _repr_html_(self): return '<b>é</b>'\n"
            "    def _repr_latex_(self): return '$x$'\n"
            "    def _repr_png_(self): return b'\\x89PNG\\r\\n\\x1a\\n....'\nRich()",
            "class Own:\n    def _repr_mimebundle_(self, **kw):\n"
            "        return {'application/x-own+json': {'a': [1]}}, {'x': 1}\nOwn()",
            SHOW + "display(JSON({'a': 1}), metadata={'m': 2})",
        ]
    ),
    "a representation that fails": Case(
        ["class Bad:\n    def _repr_html_(self): raise ValueError('no')\nBad()"]
    ),
    "a display is updated, also from a later cell": Case(
        [
            SHOW + "shown = display(HTML('first'), display_id='here')\nagain = display('x', display_id=True)",
            "shown.update(HTML('second')); again.update('y')",
            "update_display(HTML('third'), display_id='here')\n"
            "update_display('to nobody', display_id='nowhere')",
        ]
    ),
    "outputs are cleared, at once and with the next": Case(
        [
            SHOW + "print(1)\nclear_output()\nprint(2)",
            "print(1)\nclear_output(wait=True)\nprint(2)",
            "print(1)\nclear_output(wait=True)",
        ]
    ),
    "a cell is captured": Case(
        [f"%%capture kept\n{SHOW}print(1)\ndisplay(2)\n3", "print(kept.stdout)\nkept.show()"]
    ),
    "an error ends the notebook": Case(["def f(x):\n    return 1 / x", "f(0)", "print('not run')"]),
    "an error with a cause": Case(
        ["try:\n    {}['x']\nexcept KeyError as e:\n    raise RuntimeError('why') from e"]
    ),
    "an error that is expected": Case([tagged("1 / 0", "raises-exception"), "'went on'"]),
    "errors are allowed": Case(["1 / 0", "'went on'"], {"allow_errors": True}),
    "what is not Python": Case(["print('x"]),
    "an unknown magic": Case(["%nothing_of_this_name"]),
    "a notebook that leaves": Case(["import sys\nsys.exit(0)", "'not run'"]),
    "a notebook that leaves with a message": Case(["raise SystemExit('gone')"]),
    "nobody answers questions": Case(["input('Name?')"]),
    "nobody answers for a secret": Case(
        [tagged("import getpass\ngetpass.getpass()", "raises-exception"), "import sys\nsys.stdin.read()"]
    ),
    "cells that do not run": Case(
        [
            new_markdown_cell("# Words"),  # type: ignore[no-untyped-call]
            new_raw_cell("raw"),  # type: ignore[no-untyped-call]
            "",
            "  \n",
            tagged("1", "skip-execution"),
            "'last'",
        ]
    ),
    "a cell awaits": Case(
        [
            "import asyncio\nawait asyncio.sleep(0)\nprint('slept')\n'done'",
            "await asyncio.gather(*(asyncio.sleep(0, n) for n in range(2)))",
        ]
    ),
    "an awaiting cell fails": Case(["async def f(): raise OSError(2, 'gone')\nawait f()"]),
    "threads and processes of a notebook": Case(
        [
            "import threading\nt = threading.Thread(target=print, args=('thread',)); t.start(); t.join()",
            "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True)",
            "import multiprocessing\nfork = multiprocessing.get_context('fork')\n"
            "with fork.Pool(1) as pool: print(pool.map(abs, [-1]))",
        ]
    ),
    "characters of every kind": Case(
        ["print('ü 漢 \\U0001f680 \\x00 \\r x')", "'\\ud800'", "print('\\x1b[31mred\\x1b[0m')"]
    ),
    "much text": Case(["print('x' * 300_000)\nfor n in range(2000): print(n)"]),
    "parameters": Case([tagged("a = 1", "parameters"), "a"], parameters={"a": 5}),
    "widgets and their state": Case(
        [
            "import ipywidgets\nbox = ipywidgets.VBox([ipywidgets.IntSlider(3), ipywidgets.Text('é')]); box",
            "box.children[0].value = 5",
            "ipywidgets.Image(value=b'\\x89PNG....', format='png')",
        ]
    ),
    "an output widget takes what is shown in it": Case(
        [
            "import ipywidgets\n"
            + SHOW
            + "out = ipywidgets.Output()\nwith out:\n    print('inside'); display(HTML('x'))\n"
            "print('outside'); out",
            "with out:\n    clear_output(); print('anew')",
            "out.outputs",
        ]
    ),
    "an error inside an output widget": Case(
        ["import ipywidgets\nout = ipywidgets.Output()\nwith out:\n    1 / 0", "'went on'"]
    ),
    "folder, environment and modules are those of the asker": Case(
        [
            "import os, sys\nos.environ['ASKED'], os.path.basename(os.getcwd()), sys.path[0]",
            "__name__, __builtins__.__name__, sys.stdout.encoding, sys.stdin.isatty(), sys.stdout.isatty()",
            "import module_here; module_here.WHAT",
            "get_ipython().__class__.__mro__[-8].__name__, In[1][:6]",
        ]
    ),
    "magics that measure and store": Case(
        ["%env ASKED", "%pwd\nNone", "%%writefile made.txt\ntext", "%cat made.txt", "%who"]
    ),
    "a cell that takes too long is interrupted": Case(
        ["import time\ntime.sleep(60)", "'not run'"], {"execution_timeout": 1, "interrupt_on_timeout": True}
    ),
}


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read nobody's own settings."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("ASKED", "yes")


@pytest.mark.parametrize("name", CASES)
def test_both_engines_record_the_same(name: str, tmp_path: Path) -> None:
    theirs = run(CASES[name], "nbclient", tmp_path / "theirs")
    ours = run(CASES[name], NAME, tmp_path / "ours")
    assert theirs["cells"]
    assert ours == theirs


@pytest.mark.parametrize(
    ("source", "settings", "error"),
    [
        ("import time\nwhile True: time.sleep(9)", {"execution_timeout": 1}, "CellTimeoutError"),
        ("import os\nos._exit(3)", {}, "DeadKernelError"),
    ],
)
def test_both_engines_raise_the_same_and_ours_says_so_in_the_cell_too(
    source: str, settings: dict[str, Any], error: str, tmp_path: Path
) -> None:
    case = Case(["print('before')", f"print('now', flush=True)\n{source}", "'not run'"], settings)
    theirs = run(case, "nbclient", tmp_path / "theirs")
    ours = run(case, NAME, tmp_path / "ours")
    assert theirs["raised"].startswith(f"{error}: ")
    assert ours["raised"].partition(": ")[0] == error
    assert ours["cells"][0] == theirs["cells"][0]
    assert ours["cells"][2]["outputs"] == theirs["cells"][2]["outputs"] == []
    # Of a process that ends, papermill's own engine may lose what was printed last.
    assert theirs["cells"][1]["outputs"][:1] in ([], ours["cells"][1]["outputs"][:1])
    printed, told = ours["cells"][1]["outputs"]
    assert printed["text"] == ["now\n"]
    assert (told["output_type"], told["ename"]) == ("error", error)
    # papermill's own engine says of such a cell, and of those behind it, that all went well.
    assert statuses(theirs) == ["completed", "completed", "completed"]
    assert statuses(ours) == ["completed", "failed", "pending"]


def statuses(recorded: dict[str, Any]) -> list[str]:
    return [cell["metadata"]["papermill"]["status"] for cell in recorded["cells"]]


PATHS = ("input_path", "output_path")


def run(case: Case, engine: str, folder: Path) -> dict[str, Any]:
    """Run a notebook and return what it came to, and what is written of it."""
    os.environ.pop("PYTEST_CURRENT_TEST", None)  # by which ipykernel lets go of what programs write
    folder = folder / "notebooks"
    folder.mkdir(parents=True)
    (folder / "module_here.py").write_text("WHAT = 'a module beside the notebook'\n", "utf-8")
    written = folder / "written.ipynb"
    cells = [new_code_cell(each) if isinstance(each, str) else each for each in case.cells]  # type: ignore[no-untyped-call]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook: NotebookNode = new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    notebook.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python"}
    papermill_engines.register(NAME, ForkEngine)  # as its entry point does where the kit is installed
    raised = ""
    try:
        papermill.execute_notebook(
            notebook, written, case.parameters, engine, progress_bar=False, cwd=folder, **case.settings
        )
    except Exception as error:
        raised = f"{type(error).__name__}: {error}"
    return {"raised": told(raised), **told(json.loads(written.read_text("utf-8")))}


def told(recorded: Any) -> Any:
    """Return what was recorded, but for what may differ from one run to the next.

    That is: moments; where the notebook lies; the ids of widgets, of cells that papermill adds and of
    processes; in which order the two standard streams are told, between two other outputs.
    """
    if isinstance(recorded, dict):
        rest = {key: told(value) for key, value in recorded.items() if key not in ("start_time", *PATHS)}
        for moment in (
            "end_time",
            "duration",
            *(key for key in rest if "." in key and key.startswith(("iopub", "shell"))),
        ):
            if moment in rest:
                rest[moment] = rest[moment] is not None
        if "outputs" in rest and "cell_type" in rest:
            rest["outputs"] = outputs(rest["outputs"])
        if "cell_type" in rest and not rest["id"].startswith("cell-"):
            rest["id"] = "added"
        if "state" in rest and "version_major" in rest:
            rest["state"] = sorted(rest["state"].values(), key=json.dumps)
        return rest
    if isinstance(recorded, list):
        return [told(each) for each in recorded]
    if isinstance(recorded, str):
        recorded = re.sub(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "ID", recorded)
        return re.sub(r"ipykernel_\d+|0x[0-9a-f]{8,}", "PROCESS", recorded)
    return recorded


def outputs(recorded: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return outputs with the streams between two others in order of name, each in one piece."""
    result: list[dict[str, Any]] = []
    for each in recorded:
        at = len(result)
        while each["output_type"] == "stream" and at and result[at - 1]["output_type"] == "stream":
            if result[at - 1]["name"] == each["name"]:
                text = "".join([*result[at - 1]["text"], *each["text"]])  # a line may have come in two
                result[at - 1]["text"] = text.splitlines(keepends=True)
                break
            if result[at - 1]["name"] < each["name"]:
                result.insert(at, each)
                break
            at -= 1
        else:
            result.insert(at, each)
    return result
