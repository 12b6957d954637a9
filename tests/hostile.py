"""A team's answers of which every text is hostile or awkward, and what came of one that the border cleaned.

A text carries a token of its own, such as ``TOK0123``, so that it can be looked for in any format.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from workshop.plan.following import FOLLOWUPS, joined
from workshop.plan.framework import Framework
from workshop.plan.kinds import Json, Kind, canonical
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import FIRST_ROUND, kinds

EVIL = "evil.example"
"""Where nothing may ever lead to."""
TEXTS = (
    "<script>alert('TOK')</script>",
    "<img src=x onerror=alert('TOK')>",
    "\"'><svg onload=alert(1)>TOK</svg>",
    '<a href="//evil.example">TOK</a>',
    "</style></title></p>TOK",
    "TOK <!-- ]]> &lt; &#60;b> &amp;",
    '#read("secret.txt") TOK',
    '#import "x": * // TOK',
    "TOK @ref <label> *x* _y_ ~ \\ `raw`",
    '#image("secret.png") TOK',
    "= TOK\n\n- + / \\",
    "| a | TOK |\n|---|---|",
    "$TOK$ $x^2$",
    "**bold** TOK",
    "[TOK](javascript:alert(1))",
    "![TOK](http://evil.example/x.png)",
    "<http://evil.example/TOK>",
    "`TOK`{=openxml} {=typst}",
    '=HYPERLINK("http://evil.example","TOK")',
    "@SUM(A1) TOK",
    "+cmd|'/c calc'!A1 TOK",
    "-2+3+TOK\t=1",
    "{{ TOK }} {{ 7*7 }}",
    "{% raw %}TOK{% include 'x' %}",
    "{team} {number} {0} {TOK} %s ${x}",
    "TOK \\n \\, \\; \\x00 \\u0041",
    "../../TOK",
    "C:\\TOK\\..\\x",
    "CON.TOK",
    "TOK\n\nEND:VEVENT\nBEGIN:VEVENT",
    "TOK\r\nATTACH:http://evil.example/x",
    "TOK\u2028\u2029\x85BEGIN:VALARM",
    "\x00\x01\x08TOK\x0b\x0c\x1b[31m\x7f\x9f\ufffe",
    "\ud800TOK\udfff",
    "TOK \u202eright to left",
    "TOK \u2067\u202b\u2066 not closed",
    "\u200f\u200e\u061cTOK\ufeff",
    "TOK \U0001f469\u200d\U0001f680 \U0001f44b\U0001f3fd \U0001f1f5\U0001f1f9 \u2764\ufe0f",
    "TOK مبيعات الشمال، ٢٠٢٧",
    "עברית TOK מכירות",
    "TOK विक्री प्रबंधक क्षि",
    "TOK 日本語 한국어 ไทย",
    "TOK Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0301",
    "TOK \U0001d54f \ue000 \U000e0041 \u0f40 \u05d0\u0301",
    "TOK" + "x" * 2000 + "endofTOK",
    "TOK " + "word " * 400 + "endofTOK",
    "TOK" + "\u00e9\u4e2d" * 150,
    "TOK ''' \"\"\" ; DROP TABLE edits; --",
)
RATED = ("day-90/1", FIRST_ROUND)


ANSWERED = {name: record for name, record in COLLECTIONS.items() if name != "versions"}
"""What people answer; a version is noted by the program, for itself."""


class HostileAnswers:
    """A team's answers to everything that the plan knows, each text hostile or awkward.

    Parameters
    ----------
    first
        The number of the first token.
    shift
        With which of the texts to begin, so that another team has others in the same fields.
    framework
        What the session rates against: some records are named by its ids.
    own
        The kinds of the questions of the facilitator's own, by path.
    plain
        Whether each text is a plain one instead, for comparison.

    Attributes
    ----------
    values
        What is typed, by path.
    tokens
        The token of each text, by path.
    kept
        Each text as the border keeps it: without control characters.
    """

    records = 2

    def __init__(
        self,
        first: int,
        shift: int,
        framework: Framework,
        own: Mapping[str, Kind],
        *,
        plain: bool = False,
    ) -> None:
        self.keys: dict[str, Sequence[str]] = {
            "followups": FOLLOWUPS,
            "capabilities": [each.id for each in framework.capabilities()],
            "activities": [each.id for each in framework.activities],
            "habits": [each.id for each in framework.habits],
            "progress": [joined(FOLLOWUPS[0], each) for each in self._made("actions")],
            "readings": [joined(FOLLOWUPS[0], each) for each in self._made("indicators")],
        }
        self.plain = plain
        self.values: dict[str, Json] = {}
        self.tokens: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self._number, self._shift = first, shift
        for name, part in SINGLES.items():
            self._fill(name, kinds(part))
        for name, record in ANSWERED.items():
            for number, identifier in enumerate(self.ids(name)):
                self._fill(f"{name}/{identifier}", kinds(record), number)
        for path, kind in own.items():
            self._text(path, kind)
        self._rate()
        # A record that was taken out is still named where something links to it.
        gone = "outcomes/outcomes-taken-out"
        self._text(f"{gone}/statement", kinds(COLLECTIONS["outcomes"])["statement"])
        self.values[f"{gone}/removed"] = True
        self.values[f"requirements/{self.ids('requirements')[0]}/serves/outcomes-taken-out"] = True

    def ids(self, collection: str) -> Sequence[str]:
        """Return the ids of a list's records."""
        return self.keys.get(collection) or self._made(collection)

    def _made(self, collection: str) -> Sequence[str]:
        return [f"{collection}-{number:05d}" for number in range(self.records)]

    def text(self, kind: Kind) -> tuple[str, str]:
        """Return the next text as far as a field takes it, and its token."""
        token = f"TOK{self._number:04d}"
        text = TEXTS[(self._number + self._shift) % len(TEXTS)]
        chosen = f"{token} in plain words" if self.plain else text.replace("TOK", token)
        self._number += 1
        return chosen[: kind.longest], token

    def _rate(self) -> None:
        rated = (*self.ids("capabilities"), *self.ids("habits"))
        for number, question in enumerate(rated):
            for round_ in RATED:
                self.values[f"ratings/{question}/{round_}"] = 1 + number % 3
                self.values[f"tallies/{question}/{round_}"] = f"{1 + number % 4}=3 5=1"
        votes = " ".join(f"{each}={9 - number}" for number, each in enumerate(self.ids("capabilities")[:5]))
        self.values[f"tallies/votes/{FIRST_ROUND}"] = votes

    def _fill(self, path: str, fields: Mapping[str, Kind], number: int = 0) -> None:
        for field, kind in fields.items():
            if kind.name == "mark":
                continue  # the program's own as well
            if field == "order":
                self.values[f"{path}/order"] = f"a{number:05d}"
            elif kind.many:
                members = kind.options or self.ids(kind.to)[:3]
                self.values |= {f"{path}/{field}/{member}": True for member in members}
            elif kind.name in ("text", "long"):
                self._text(f"{path}/{field}", kind)
            else:
                self.values[f"{path}/{field}"] = self._plausible(field, kind, number)

    def _text(self, path: str, kind: Kind) -> None:
        typed, self.tokens[path] = self.text(kind)
        self.values[path] = typed
        self.kept[path] = str(canonical(kind, typed))

    def _plausible(self, field: str, kind: Kind, number: int) -> Json:
        if kind.name == "date":
            return (datetime.date(2027, 2, 1) + datetime.timedelta(days=30 * number)).isoformat()
        figures: dict[str, Json] = {
            "money": "12000",
            "number": "3.5",
            "whole": 3,
            "yes_no": field != "trainable",
        }
        if kind.name in figures:
            return figures[kind.name]
        if kind.name == "level":
            return 4 if field == "required_12" else 5
        if kind.name == "choice":
            return kind.options[number % len(kind.options)]
        return self.ids(kind.to)[number % 2]
