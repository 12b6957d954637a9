"""Imports go one way, stay cheap, and name what pyproject.toml declares and nothing else."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

PART_OF = {"pydantic-core": "pydantic"}
"""Packages that another one pins to one version of its own."""

HEAVY = {
    "anywidget",
    "IPython",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "pydantic",
    "sqlalchemy",
    "typst",
}


def imported(source: str) -> Iterator[str]:
    """Yield the top-level package of every import of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def normal(name: str) -> str:
    """Return a distribution's name as registries compare it.

    >>> normal("PyYAML >= 6.0"), normal("fractional_indexing")
    ('pyyaml', 'fractional-indexing')
    """
    bare = re.split(r"[^\w.-]", name.strip())[0]
    return re.sub(r"[-_.]+", "-", bare).lower()


def test_no_import_goes_against_the_direction(project: Path) -> None:
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", "pyproject.toml"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert " kept, 0 broken" in found.stdout


def test_what_is_imported_is_declared_and_the_other_way_round(
    project: Path, project_files: list[Path]
) -> None:
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules = [path for path in project_files if path.parts[0] == "workshop" and path.suffix == ".py"]
    names = {name for path in modules for name in imported((project / path).read_text(encoding="utf-8"))}
    providers = metadata.packages_distributions()
    used = {
        PART_OF.get(normal(providers[name][0]), normal(providers[name][0]))
        for name in names - set(sys.stdlib_module_names) - {"workshop"}
        if name in providers
    }
    assert names - set(sys.stdlib_module_names) - {"workshop"} <= set(providers)
    assert used == {normal(line) for line in declared["dependencies"]}


@pytest.mark.parametrize("command", ["import workshop", "from workshop.cli import workshop"])
def test_starting_imports_nothing_heavy(project: Path, command: str) -> None:
    asked = f"import sys; {command}; print(*(name.partition('.')[0] for name in sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=project, capture_output=True, text=True, check=True
    )
    loaded = set(found.stdout.split())
    assert "workshop" in loaded
    assert loaded & HEAVY == set()


def test_a_plan_s_own_kernel_imports_little(project: Path) -> None:
    """Each plan pays for it anew; nbformat alone takes seconds where all of jsonschema is installed."""
    asked = "import sys; import workshop.reports.report; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", asked], cwd=project, capture_output=True, text=True, check=True
    )
    assert HEAVY.difference({"pydantic"}).union({"docx", "pptx", "nbformat"}).isdisjoint(found.stdout.split())
