"""The code reads and types as pyproject.toml says, and keeps to its measure."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

LONGER: dict[str, str] = {}
"""What may be longer, and why."""


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the test environment in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=project, capture_output=True, text=True, check=False
    )


def too_long(path: str, source: str) -> Iterator[str]:
    """Yield what in a module is longer than it may be, or, outside the tests, has no docstring."""
    tree = ast.parse(source)
    lines = source.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{path}: {lines} lines"
    if path.startswith("tests/"):
        return
    if tree.body and ast.get_docstring(tree) is None:
        yield f"{path}: no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION:
            yield f"{path}: {node.name} has {length(node)} lines"


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function from its name to its end, its docstring not counted."""
    told = function.body[0] if ast.get_docstring(function) is not None else None
    docstring = (told.end_lineno or 0) - told.lineno + 1 if told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def test_ruff_finds_nothing(project: Path) -> None:
    found = run(project, "ruff", "check", "--no-cache", "--output-format=concise", ".")
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_code_is_formatted(project: Path) -> None:
    found = run(project, "ruff", "format", "--no-cache", "--check", ".")
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_type_holds(project: Path, tmp_path: Path) -> None:
    found = run(project, "mypy", "--cache-dir", str(tmp_path))
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_start_is_typed_for_every_system(project: Path, platform: str, tmp_path: Path) -> None:
    found = run(project, "mypy", "--cache-dir", str(tmp_path), "--platform", platform, "start.py")
    assert found.returncode == 0, found.stdout + found.stderr


def test_what_is_written_carelessly_is_found(project: Path, tmp_path: Path) -> None:
    careless = tmp_path / "careless.py"
    careless.write_text("import os\ndef double( number ):\n    return number*2\n")
    settings = str(project / "pyproject.toml")
    assert "F401" in run(tmp_path, "ruff", "check", "--no-cache", "--config", settings, "careless.py").stdout
    assert run(tmp_path, "ruff", "format", "--no-cache", "--check", "--config", settings, ".").returncode == 1
    untyped = run(tmp_path, "mypy", "--config-file", settings, "--cache-dir", str(tmp_path), "careless.py")
    assert "[no-untyped-def]" in untyped.stdout


def test_modules_and_functions_keep_to_their_measure(project: Path, project_files: list[Path]) -> None:
    modules = [path for path in project_files if path.suffix == ".py"]
    assert len(modules) > 30
    found = [
        problem
        for path in modules
        for problem in too_long(path.as_posix(), (project / path).read_text(encoding="utf-8"))
    ]
    assert [problem for problem in found if problem.split(":")[0] not in LONGER] == []
    assert {problem.split(":")[0] for problem in found} >= set(LONGER), "an exception is no longer needed"


def test_what_is_too_long_is_found() -> None:
    body = '    """What\n    it does."""\n' + "    pass\n" * LONGEST_FUNCTION
    assert list(too_long("long.py", f"def f():\n{body}" + "\n" * LONGEST_MODULE)) == [
        "long.py: 343 lines",
        "long.py: no docstring",
        "long.py: f has 41 lines",
    ]
