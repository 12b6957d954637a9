"""Which names and sizes a pack may have."""

from __future__ import annotations

import pytest

from workshop.exchange.contents import Names, name_problem

OUT = "leads out of its folder"
AWKWARD = "has a name that some systems do not take"
NOT_HERE = "does not belong in a pack"


@pytest.mark.parametrize(
    "name", ["session.yaml", "kit/words/plan.yaml", "for-teams/Zürich & Genève/01.ipynb"]
)
def test_an_ordinary_name_is_taken(name: str) -> None:
    assert name_problem(name) == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("/etc/passwd", OUT),
        ("kit/../../x", OUT),
        ("..", OUT),
        ("C:/x", OUT),
        ("\\\\server\\x", OUT),
        ("kit\\..\\x", AWKWARD),
        ("kit//x", AWKWARD),
        ("kit/./x", AWKWARD),
        ("kit/x\0.yaml", AWKWARD),
        ("kit/x:stream", AWKWARD),
        ("kit/aux", AWKWARD),
        ("kit/Com1.yaml", AWKWARD),
        ("kit/x.", AWKWARD),
        ("kit/x ", AWKWARD),
        ("kit/\ud800", AWKWARD),
        ("", AWKWARD),
        ("private/codes.txt", NOT_HERE),
        ("Private/codes.txt", NOT_HERE),
        (".bashrc", NOT_HERE),
        ("answers.db-wal", NOT_HERE),
        ("ANSWERS.DB-journal", NOT_HERE),
        ("kit/" + "x" * 201, "has a name that is too long"),
    ],
)
def test_a_name_that_could_do_harm_is_none(name: str, problem: str) -> None:
    assert name_problem(name) == problem


@pytest.mark.parametrize(
    ("first", "second", "problem"),
    [
        ("kit/a", "kit/a", "is there twice"),
        ("kit/a", "kit/A", "is too much like “kit/a”"),
        ("kit/caf\u00e9", "kit/cafe\u0301", "is too much like “kit/caf\u00e9”"),
        ("kit/stra\u00dfe", "kit/STRASSE", "is too much like “kit/stra\u00dfe”"),
        ("kit/a", "Kit/b", "is too much like “kit”"),
        ("kit/a", "kit/A/b", "is both a file and a folder"),
        ("kit/a/b", "kit/a", "is both a file and a folder"),
        ("kit/a", "kit/b", ""),
    ],
)
def test_no_two_names_meet_on_any_system(first: str, second: str, problem: str) -> None:
    names = Names()
    assert names.problem(first) == ""
    assert names.problem(second) == problem
