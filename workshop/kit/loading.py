"""The kit as people may change it: read from its folder, checked whole, every complaint at once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

from workshop.errors import Invalid, WorkshopError
from workshop.kit.agenda import Agenda, asked, framework_asked, left_out
from workshop.kit.asking import kind_asked
from workshop.kit.checking import agenda_problems, exercise_problems, framework_problems
from workshop.kit.complaints import checked
from workshop.kit.cuts import cut_problems
from workshop.kit.definitions import Piece, Step
from workshop.kit.figures import FILE, IndustryFigure, IndustryFigures, figure_problems
from workshop.kit.reading import Source, read_yaml
from workshop.plan.framework import Framework
from workshop.plan.kinds import Kind
from workshop.plan.parts import Part
from workshop.plan.session import SessionFacts

DefinitionT = TypeVar("DefinitionT", bound=Piece | Part)

WORDS = ("form", "plan", "notebook", "checks")
"""The files of words that the program reads: kit/words/form.yaml …"""

PARTS = ("exercise", "agendas", "frameworks", "words")
"""The folders of a kit that it is read from."""
AT_HAND = 8
"""So many kits that were read are kept, by all that they were read from: sessions mostly share one."""

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Kit:
    """Everything that a facilitator may change without Python.

    Attributes
    ----------
    folder
        Where it lies.
    steps
        The exercise, by number.
    agendas, frameworks
        By id.
    words
        By file, then by key.
    figures
        Figures from elsewhere; an older kit has none.
    """

    folder: Path
    steps: tuple[Step, ...]
    agendas: Mapping[str, Agenda]
    frameworks: Mapping[str, Framework]
    words: Mapping[str, Mapping[str, str]]
    figures: tuple[IndustryFigure, ...] = ()

    def step(self, step_id: str) -> Step:
        """Return a step of the exercise.

        Raises
        ------
        WorkshopError
            When the kit has no such step.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        known = ", ".join(step.id for step in self.steps)
        raise WorkshopError(f"The kit has no step “{step_id}”. It has: {known}.")

    def texts(self, name: str) -> dict[str, str]:
        """Return a file of words, by its name alone; what an older session lacks is the program's own."""
        return {**_own_texts(name), **self.words.get(name, {})}

    def asked(self, facts: SessionFacts) -> tuple[Step, ...]:
        """Return the exercise as the session's agenda asks it; an agenda that is not there cuts nothing."""
        return asked(self.steps, self.agendas.get(facts.agenda))

    def step_asked(self, step_id: str, facts: SessionFacts) -> Step:
        """Return a step as the session's agenda asks it; whole when somebody opens one that is left out."""
        return next((step for step in self.asked(facts) if step.id == step_id), None) or self.step(step_id)

    def left_out(self, facts: SessionFacts) -> frozenset[str]:
        """Return what the session's agenda leaves out: patterns of questions, and whole lists."""
        return left_out(self.steps, self.asked(facts))

    def framework_of(self, facts: SessionFacts) -> Framework | None:
        """Return the session's framework; where it is gone, a new session's, else the first."""
        usual = SessionFacts.model_fields["framework"].default
        for name in (facts.framework, usual, *self.frameworks):
            if name in self.frameworks:
                return self.frameworks[name]
        return None

    def framework_asked(self, facts: SessionFacts) -> Framework | None:
        """Return the session's framework, else the kit's first, as far as the agenda asks about it."""
        framework = self.framework_of(facts)
        return framework and framework_asked(framework, self.agendas.get(facts.agenda))

    def own_kinds(self) -> dict[str, Kind]:
        """Return the kinds of the questions that a facilitator added, by path (``own/...``)."""
        return {field.field: kind_asked(field) for step in self.steps for field in step.fields() if field.own}

    def fingerprint(self) -> str:
        """Return a hash of everything in the kit's folder: another kit has another one."""
        return _hash_of(self.folder, _files(self.folder))


_read: dict[str, Kit] = {}


def kit_folder() -> Path:
    """Return the folder of the kit that this program came with."""
    installed = _PACKAGE / "_data" / "kit"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "kit"
    if not folder.is_dir():
        raise WorkshopError("The kit that belongs to this program is missing. Please install it again.")
    return folder


def load_kit(folder: Path | None = None) -> Kit:
    """Read and check a kit.

    Parameters
    ----------
    folder
        The kit; the one that this program came with when not given.

    Raises
    ------
    Invalid
        With every problem in every file: file, line, field, what is wrong, what to write instead.
    """
    folder = kit_folder() if folder is None else folder
    if not folder.is_dir():
        raise Invalid([f"There is no folder {folder}. Name the folder of a kit."])
    try:
        mark = _hash_of(folder, (path for part in PARTS for path in _yaml_files(folder / part)))
    except OSError:  # said below, with all else that is wrong
        return _kit_in(folder)
    kit = _read.get(mark) or _kit_in(folder)
    if len(_read) >= AT_HAND:
        _read.clear()
    _read[mark] = kit
    return replace(kit, folder=folder)


def _kit_in(folder: Path) -> Kit:
    problems: list[str] = []
    exercise = _sources(folder, "exercise", problems)
    steps = _definitions(exercise, Step, problems)
    agendas = _definitions(_sources(folder, "agendas", problems), Agenda, problems)
    frameworks = _definitions(_sources(folder, "frameworks", problems, (FILE,)), Framework, problems)
    figures = _figures(folder, problems)
    words = _words(folder, problems)
    problems += exercise_problems(steps)
    problems += agenda_problems(agendas, _step_ids(folder, exercise))
    problems += cut_problems(agendas, {step.id: step for _, step in steps})
    problems += framework_problems(frameworks)
    if problems:
        raise Invalid(problems)
    return Kit(
        folder=folder,
        steps=in_order([step for _, step in steps]),
        agendas={agenda.id: agenda for _, agenda in agendas},
        frameworks={framework.id: framework for _, framework in frameworks},
        words=words,
        figures=figures,
    )


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return steps by their number, each followed by what stands behind it without one.

    Examples
    --------
    >>> in_order([])
    ()
    """
    found: list[Step] = []
    for step in sorted(
        (step for step in steps if step.number is not None), key=lambda step: step.number or 0
    ):
        found += [step, *_behind(step, steps)]
    return tuple(found)


def _behind(step: Step, steps: Sequence[Step]) -> Iterator[Step]:
    """Yield what stands behind a step without a number, each followed by what stands behind it."""
    for each in steps:
        if each.number is None and each.after == step.id:
            yield each
            yield from _behind(each, [other for other in steps if other is not each])


def _figures(folder: Path, problems: list[str]) -> tuple[IndustryFigure, ...]:
    path = folder / "frameworks" / FILE
    source = read_yaml(path, f"{folder.name}/frameworks/{FILE}", problems) if path.exists() else None
    found = checked(IndustryFigures, source, problems) if source else None
    if source is None or found is None:
        return ()
    problems += figure_problems(source, found)
    return found.figures


def _sources(folder: Path, part: str, problems: list[str], apart: Collection[str] = ()) -> list[Source]:
    """Read every file of a part of the kit; one that can't be read is a problem and is left out."""
    paths = [path for path in _yaml_files(folder / part) if path.name not in apart]
    if not paths:
        problems.append(f"{folder.name}/{part}: there is no file here. Take the kit's own again.")
    read = (read_yaml(path, f"{folder.name}/{part}/{path.name}", problems) for path in paths)
    return [source for source in read if source]


def _definitions(
    sources: Sequence[Source], model: type[DefinitionT], problems: list[str]
) -> list[tuple[Source, DefinitionT]]:
    checks = ((source, checked(model, source, problems)) for source in sources)
    return [(source, definition) for source, definition in checks if definition]


def _step_ids(folder: Path, exercise: Sequence[Source]) -> set[str] | None:
    """The ids of all steps, of those with a fault too; None when a file is missing or can't be read."""
    if not exercise or len(exercise) < len(_yaml_files(folder / "exercise")):
        return None
    values = [source.value for source in exercise if isinstance(source.value, dict)]
    return {str(value.get("id")) for value in values}


def _words(folder: Path, problems: list[str]) -> dict[str, dict[str, str]]:
    paths = {path.stem: path for path in _yaml_files(folder / "words")}
    paths |= {name: folder / "words" / f"{name}.yaml" for name in WORDS if name not in paths}
    found = {}
    for name, path in sorted(paths.items()):
        source = read_yaml(path, f"{folder.name}/words/{path.name}", problems)
        if source:
            problems += _word_problems(source)
            found[name] = source.value if isinstance(source.value, dict) else {}
    return found


@cache
def _own_texts(name: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((kit_folder() / "words" / f"{name}.yaml").read_text("utf-8"))
    return found


def _word_problems(source: Source) -> Iterator[str]:
    if not isinstance(source.value, dict):
        yield source.problem((), "takes one text a line, each as “name: text”.")
        return
    for key, text in source.value.items():
        if not isinstance(text, str) or not text.strip():
            yield source.problem((key,), "takes a text. Write one.")
        elif text.count("{") != text.count("}"):
            yield source.problem((key,), "has a curly bracket without its partner. Write {name} or none.")


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and _counts(path))


def _hash_of(folder: Path, paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Every file of a folder in a fixed order, without what systems and programs leave behind."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.is_dir() and _counts(path):
            yield from _files(path)
        elif path.is_file() and _counts(path):
            yield path


def _counts(path: Path) -> bool:
    return not path.name.startswith((".", "~", "__pycache__"))
