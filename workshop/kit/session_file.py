"""``session.yaml``: what a session is, what it begins with, and its settings."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies
from pydantic import AfterValidator, BeforeValidator

from workshop.errors import Invalid, Refused
from workshop.kit.complaints import checked, instead, nearest
from workshop.kit.definitions import Piece, Slug, Text
from workshop.kit.loading import Kit
from workshop.kit.look import Look, look_problems
from workshop.kit.reading import Place, read_yaml
from workshop.plan.checks import RULES
from workshop.plan.kinds import Json, Kind, canonical
from workshop.plan.paths import kinds
from workshop.plan.session import SessionFacts, Team


def _as(kind: Kind) -> BeforeValidator:
    """Take what the model takes in that place."""

    def taken(value: Any) -> Json:
        try:
            return canonical(kind, value.isoformat() if isinstance(value, datetime.date) else value)
        except Refused as reason:
            raise ValueError(str(reason)) from reason

    return BeforeValidator(taken)


def _known_currency(code: str) -> str:
    known = list_currencies()
    if code not in known:
        like = nearest(code.upper(), known)
        says = f"Did you mean {like}?" if like else "Write its three letters, such as EUR, USD or SEK."
        raise ValueError(f"“{code}” is no currency. {says}")
    return code


def _known_language(code: str) -> str:
    try:
        Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as reason:
        says = "is no language in which figures and dates can be written. Write it as en, en-US or pt-BR."
        raise ValueError(f"“{code}” {says}") from reason
    return code


_FACTS = kinds(SessionFacts)


class Facts(Piece):
    """What holds for a whole session: the seed of its answers, which rule from the first open on."""

    title: Annotated[Text, _as(_FACTS["title"])]
    day: Annotated[datetime.date, _as(_FACTS["day"])]
    currency: Annotated[Text, AfterValidator(_known_currency)] = "EUR"
    language: Annotated[Text, AfterValidator(_known_language)] = "en"
    agenda: Slug = "half-day"
    framework: Slug = "sales-managers"


class SessionFile(Facts):
    """What a session's file holds.

    Attributes
    ----------
    title, day, currency, language, agenda, framework, teams
        A seed: once the session was opened, the answers rule. ``teams`` are names.
    database
        The address of a database that holds the answers in place of the folder's own file.
    brand
        The organisation's name.
    rules_off
        Rules of the plan check that this session does without.
    look
        The company's reference files, logo, colour and fonts.
    industry_figures
        Whether figures from elsewhere stand beside the forms once a team has answered, and in the
        annex of the plan. These five are settings, read whenever the session is opened.
    """

    teams: tuple[Annotated[Text, _as(kinds(Team)["name"])], ...] = ()
    database: Text | None = None
    brand: Text | None = None
    rules_off: tuple[Text, ...] = ()
    look: Look | None = None
    industry_figures: Literal["off", "forms", "forms-and-annex"] = "off"


def read_session_file(file: Path, kit: Kit | None = None, *, files: bool = True) -> SessionFile:
    """Read and check a session's file.

    Parameters
    ----------
    file
        The file ``session.yaml`` of a session's folder.
    kit
        The session's kit; without one it is not checked whether agenda and framework exist.
    files
        Whether the files of its look must be there: a logo that is gone stops no form.

    Raises
    ------
    Invalid
        With every problem: file, line, field, what is wrong and what to write instead.
    """
    problems: list[str] = []
    source = read_yaml(file, file.name, problems)
    found = checked(SessionFile, source, problems) if source else None
    if source and found:
        says = (
            *facts_problems(found, kit),
            *_team_problems(found),
            *_rule_problems(found),
            *(look_problems(found.look, file.parent) if found.look and files else ()),
        )
        problems += [source.problem(where, text) for where, text in says]
    if found is None or problems:
        raise Invalid(problems)
    return found


def facts_problems(facts: Facts, kit: Kit | None) -> Iterator[tuple[Place, str]]:
    """Yield what the facts name and the kit does not have, as (place in the file, what to write)."""
    if kit is not None:
        yield from _unknown("agenda", facts.agenda, kit.agendas)
        yield from _unknown("framework", facts.framework, kit.frameworks)


def _unknown(field: str, name: str, known: Collection[str]) -> Iterator[tuple[Place, str]]:
    if name not in known:
        yield (field,), f"the kit has no {field} “{name}”. {instead(name, known)}"


def _team_problems(found: SessionFile) -> Iterator[tuple[Place, str]]:
    for number, name in enumerate(found.teams):
        if name in found.teams[:number]:
            yield ("teams", number), f"“{name}” is given twice. Give each team a name of its own."


def _rule_problems(found: SessionFile) -> Iterator[tuple[Place, str]]:
    for number, rule in enumerate(found.rules_off):
        if rule not in RULES:
            yield ("rules_off", number), f"“{rule}” is no rule of the plan check. {_like(rule, RULES)}"


def _like(name: str, known: Collection[str]) -> str:
    like = nearest(name, known)
    return f"Did you mean “{like}”?" if like else "The rules are the names in kit/words/checks.yaml."


COMMENTS: Mapping[str, str] = {
    "title": "What this session begins with. Once it was opened, change these in the facilitator's notebook.",
    "day": "The day of the workshop, as year-month-day: 12 and 24 months count from it.",
    "currency": "Three letters: EUR, USD, SEK …",
    "language": "How figures and dates are written: en, en-US, pt-BR …",
    "agenda": "A file in kit/agendas, without .yaml.",
    "framework": "A file in kit/frameworks, without .yaml.",
    "teams": "One name a line, with a hyphen before it. You can add teams later.",
    "database": "Settings, read whenever the session is opened.",
    "brand": "The organisation's name.",
    "rules_off": "Rules of the plan check to do without, by their names in kit/words/checks.yaml.",
    "industry_figures": "Figures from kit/frameworks/industry-figures.yaml: off, forms or forms-and-annex.",
}
LOOK = "Your company's look, a setting too. Files lie in this folder; paths are written from here."
LOOK_HOW = ("# To use it, take the # away before look: and before each line that you fill in.",)
LOOK_LINES: Mapping[str, tuple[str, str]] = {
    "reference_docx": ("brand/reference.docx", "a Word file whose styles are taken over"),
    "reference_pptx": ("brand/reference.pptx", "a PowerPoint file whose layouts are taken over"),
    "logo": ("brand/logo.svg", "PNG or SVG; stands at the head of page one"),
    "accent": ("#0b6e99", "text needs a contrast of 4.5 to 1 on white"),
    "fonts": ("brand/fonts", "a folder of font files, or the name of a font family"),
}


SETTINGS = ("database", "brand", "rules_off", "industry_figures")


def session_file_text(session: SessionFile) -> str:
    """Return the text of a session's file: every entry with a short comment, settings only when set."""
    seed = {name: getattr(session, name) for name in (*Facts.model_fields, "teams")}
    usual = SessionFile.model_fields
    settings = {name: getattr(session, name) for name in SETTINGS}
    entries = seed | {
        name: value for name, value in settings.items() if value not in (usual[name].default, "")
    }
    return "\n".join((*(_entry(name, value) for name, value in entries.items()), _look(session.look)))


def write_session_file(file: Path, session: SessionFile) -> None:
    """Write a session's file."""
    file.write_text(session_file_text(session), encoding="utf-8", newline="\n")


def _entry(name: str, value: object) -> str:
    if isinstance(value, tuple):
        items = "".join(f"\n  - {_quoted(item)}" for item in value) or " []"
        return f"# {COMMENTS[name]}\n{name}:{items}\n"
    text = value.isoformat() if isinstance(value, datetime.date) else _quoted(str(value))
    return f"# {COMMENTS[name]}\n{name}: {text}\n"


def _look(look: Look | None) -> str:
    """Return the company's look; its lines as comments where there is none, to be filled in."""
    if look:
        lines = [f"  {name}: {_quoted(value)}" for name, value in look if value]
        return "\n".join((f"# {LOOK}", "look:", *lines, ""))
    examples = [f'#   {name}: "{example}"  # {meaning}' for name, (example, meaning) in LOOK_LINES.items()]
    return "\n".join((f"# {LOOK}", *LOOK_HOW, "# look:", *examples, ""))


def _quoted(text: str) -> str:
    """A text as YAML takes it whatever it holds."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)).strip()
