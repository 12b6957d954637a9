"""Notebooks are committed as documents: valid, thin, and without what a run left in them."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

LONGEST_CELL = 10
LOGIC = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
PARAMETER = re.compile(r"\w+: [^=]+ = .+  # \S.*")


def problems(name: str, notebook: dict[str, Any]) -> Iterator[str]:
    """Yield what in a notebook should not be committed."""
    cells = notebook["cells"]
    ids = [cell.get("id") for cell in cells]
    if len(set(ids)) < len(ids):
        yield f"{name}: two cells have the same id"
    if "widgets" in notebook["metadata"]:
        yield f"{name}: holds the state of widgets"
    parameters = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if len(parameters) != 1:
        yield f"{name}: needs one cell tagged parameters"
    for line in (line for cell in parameters for line in "".join(cell["source"]).splitlines()):
        if not PARAMETER.fullmatch(line):
            yield f"{name}: a parameter is written name: type = default  # help, not {line!r}"
    for cell in cells:
        if cell["cell_type"] == "code":
            yield from (f"{name}, cell {cell.get('id')}: {problem}" for problem in problems_of_code(cell))


def problems_of_code(cell: dict[str, Any]) -> Iterator[str]:
    """Yield what in a code cell should not be committed."""
    source = "".join(cell["source"])
    if cell["outputs"]:
        yield "has outputs"
    if cell["execution_count"] is not None:
        yield "has an execution count"
    if len(source.splitlines()) > LONGEST_CELL:
        yield f"has more than {LONGEST_CELL} lines"
    if any(isinstance(node, LOGIC) for node in ast.walk(ast.parse(source))):
        yield "holds logic, which belongs into the package"


def test_every_notebook_is_fit_to_commit(project: Path, project_files: list[Path]) -> None:
    paths = [path for path in project_files if path.suffix == ".ipynb" and path.parts[0] == "notebooks"]
    assert len(paths) >= 8
    found = []
    for path in paths:
        notebook = json.loads((project / path).read_text(encoding="utf-8"))
        found += list(problems(path.name, notebook))
        nbformat.validate(notebook)
    assert found == []


def test_what_a_run_left_is_found() -> None:
    run = {
        "id": "one",
        "cell_type": "code",
        "metadata": {"tags": ["parameters"]},
        "source": ["def f():\n", "    pass\n", *["f()\n"] * 9],
        "execution_count": 3,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "hello"}],
    }
    found = list(problems("n", {"metadata": {"widgets": {}}, "cells": [run, run]}))
    assert {problem.partition(": ")[2] for problem in found if "a parameter is" not in problem} == {
        "two cells have the same id",
        "holds the state of widgets",
        "needs one cell tagged parameters",
        "has outputs",
        "has an execution count",
        "has more than 10 lines",
        "holds logic, which belongs into the package",
    }
    assert "n: a parameter is written name: type = default  # help, not 'def f():'" in found


def test_a_parameter_says_its_type_and_what_it_is_for() -> None:
    assert PARAMETER.fullmatch('session: str = ""  # the session\'s folder')
    assert not PARAMETER.fullmatch('session = ""')
