"""The words of a form: every text that is asked for is there, and every text that is there is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workshop.forms import bundle
from workshop.kit.loading import Kit
from workshop.plan.offers import __name__ as offers_module

SAID = re.compile(r"""\b(?:say|count)\(\s*["']([a-z_0-9]+)["']""")
COMPOSED = re.compile(r"""\b(?:say|count)\(\s*f?[`"]([a-z_]*)\$?\{[^}]*\}(?:\$?\{[^}]*\})*([a-z_]*)[`"]""")
CHOSEN = re.compile(
    r"""["'](yes|no|activity_\w+|history_\w+|moves(?:_\w+)?|figure_\w+|shown_\w+|hint_\w+|list_\w+|offer_\w+"""
    r"""|links_\w+|alone_\w+|dots_\w+|ballots_moved_\w+|promised_\w+|person_erased)["']"""
)


def sources(project: Path) -> Iterator[str]:
    """Yield the source of everything that speaks in a form."""
    yield from (path.read_text(encoding="utf-8") for path in sorted(bundle.STATIC.glob("*.js")))
    yield from (
        path.read_text(encoding="utf-8") for path in sorted((project / "workshop/forms").glob("*.py"))
    )
    yield (project / "workshop/kit/asking.py").read_text(encoding="utf-8")
    yield (project / "workshop/answers/local.py").read_text(encoding="utf-8")
    yield (project / f"{offers_module.replace('.', '/')}.py").read_text(encoding="utf-8")


def test_every_text_that_is_asked_for_is_there(project: Path, kit: Kit) -> None:
    words = kit.words["form"]
    asked = {key for source in sources(project) for key in SAID.findall(source)}
    assert len(asked) > 40
    assert {key for key in asked if key not in words and f"{key}_other" not in words} == set()


def test_every_text_that_is_there_is_used(project: Path, kit: Kit) -> None:
    used: set[str] = set()
    composed: set[tuple[str, str]] = set()
    for source in sources(project):
        used |= {*SAID.findall(source), *CHOSEN.findall(source)}
        composed |= set(COMPOSED.findall(source))
    composed |= {("links_none_", ""), ("number_", "")}
    assert ("state_", "") in composed
    patterns = [re.compile(f"{start}\\w+{end}") for start, end in composed if start]
    stems = {key: re.sub(r"_(one|other)$", "", key) for key in kit.words["form"]}
    unused = {
        key
        for key, stem in stems.items()
        if not {key, stem} & used and not any(pattern.fullmatch(stem) for pattern in patterns)
    }
    assert unused == set()
