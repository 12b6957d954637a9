"""What the documents point to is there, and the commands they name run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop.cli import workshop

LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\$ )?(?:python3? start\.py|workshop)(?:$| +(.*)$)", re.MULTILINE)
CODE = re.compile(r"^```\w*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def anchors(text: str) -> set[str]:
    """Return what a document's headings can be linked to by."""
    titles = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def leads_somewhere(folder: Path, text: str, target: str) -> bool:
    """Return whether a link of a document in ``folder`` finds its file and its heading."""
    path, _, anchor = target.partition("#")
    if path and not (folder / path).exists():
        return False
    return not anchor or anchor in anchors((folder / path).read_text(encoding="utf-8") if path else text)


def broken(folder: Path, text: str) -> list[str]:
    """Return the links of a document that lead nowhere."""
    return [target for target in LINK.findall(text) if not leads_somewhere(folder, text, target)]


def commands(text: str) -> list[list[str]]:
    """Return what a document, in its blocks and lines of code, calls start.py or workshop with."""
    code = [block or line for block, line in CODE.findall(text)]
    return [shlex.split(found, comments=True) for part in code for found in COMMAND.findall(part)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(project: Path, name: str) -> None:
    assert broken(project, (project / name).read_text(encoding="utf-8")) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# One thing, here\n")
    text = "# Top\n[a](there.md#one-thing-here) [b](#top) [c](gone.md) [d](there.md#two) [e](https://x.y)"
    assert broken(tmp_path, text) == ["gone.md", "there.md#two"]


def test_a_command_is_found_in_a_block_and_in_a_line() -> None:
    text = (
        "Run `workshop new it`, not `workshop/cli.py`:\n```\n$ python start.py plans --team A  # one\n```\n"
    )
    assert commands(text) == [["new", "it"], ["plans", "--team", "A"]]


def test_the_readme_names_the_commands_that_start_everything(project: Path) -> None:
    named = commands((project / "README.md").read_text(encoding="utf-8"))
    assert ["plans"] in named
    assert ["lab"] in named
    assert ["test"] in commands((project / "CONTRIBUTING.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(project: Path, name: str) -> None:
    for arguments in commands((project / name).read_text(encoding="utf-8")):
        if arguments[:1] != ["test"]:
            asked = CliRunner().invoke(workshop, [*arguments[:1], "--help"])
            assert asked.exit_code == 0, arguments
            options = {word for word in arguments if word.startswith("--")}
            assert options <= set(re.findall(r"--[\w-]+", asked.output)), arguments


def test_every_command_has_help_with_an_example() -> None:
    assert len(workshop.commands) >= 4
    for name, command in workshop.commands.items():
        text = CliRunner().invoke(workshop, [name, "--help"]).output
        assert command.help, name
        assert f"workshop {name}" in text.split("Examples:")[1], name


def test_the_changelog_opens_with_this_version(project: Path) -> None:
    from workshop import __version__

    text = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", text, flags=re.MULTILINE)[0] == __version__
